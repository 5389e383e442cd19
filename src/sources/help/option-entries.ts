import { byText, type Entry, type OptionEntry, type OptionVariant, type Problem } from '../../model/index.ts'
import { type HelpContext, namesOf, type OptionFact, optionId, unknownLevel } from './context.ts'
import { needsValue } from './doubt.ts'
import { isMeaning, onlyName } from './meaning.ts'
import type { NamedCommand } from './names.ts'
import { grouped } from './option-facts.ts'

/** The forms of an option in its commands; undefined where they are all alike. */
function variantsOf(facts: readonly OptionFact[]): OptionVariant[] | undefined {
  const forms = new Map<string, OptionVariant>()
  for (const { path, option } of facts) {
    const { short, type, default: usual } = option
    const key = JSON.stringify([short, type, usual])
    const form = forms.get(key) ?? { commands: [], short, type, default: usual }
    form.commands.push(path)
    forms.set(key, form)
  }
  return forms.size > 1 ? [...forms.values()] : undefined
}

const byPath = byText<{ path: string }>(({ path }) => path)

// Our meanings of options that help describes by their names alone.
const plainly: Readonly<Record<string, string>> = {
  '--verbose': 'Say more about what is being done',
  '--quiet': 'Print less than usual, or nothing',
  '--silent': 'Print less than usual, or nothing',
}

/** The meaning of an option as it can be asked: a text that only repeats the name is none. */
function askable(option: OptionFact['option']): string {
  // Names that another source gave may be in it.
  if (option.summary !== '' && !isMeaning(option.summary, namesOf(option))) return ''
  // A switch that is described as if it took a value: the pages left it out.
  if (option.type === 'boolean' && needsValue(option.summary)) return ''
  if (!onlyName(option.summary, namesOf(option))) return option.summary
  return plainly[option.long ?? ''] ?? ''
}

/** One entry of a group of options; its id is that of its first command, which does not depend on the pages that were read together. */
function optionEntry(
  group: readonly OptionFact[],
  key: string,
  program: string,
  described: OptionEntry | undefined,
): OptionEntry {
  const facts = [...group].sort(byPath)
  const { option, path, at } = facts[0]!
  const help = key.startsWith('\n--help\nhelp')
  const summary = described?.summary ?? (help ? '' : askable(option))
  return {
    kind: 'option',
    subject: key.startsWith('\n') ? optionId(program, path, namesOf(option)[0]!) : key,
    program,
    at,
    level: described?.level ?? unknownLevel,
    why: described?.why,
    example: described?.example,
    long: option.long,
    short: option.short,
    also: option.also,
    negated: option.negated,
    type: option.type,
    value: described?.value ?? option.value ?? option.choices?.join('|'),
    optionalValue: option.optionalValue,
    default: option.default,
    choices: option.choices,
    required: option.required,
    repeatable: option.repeatable,
    summary,
    commands: facts.map((fact) => fact.path),
    variants: variantsOf(facts),
  }
}

/** Every further id of an option: under each of its commands, in each path and by each name. */
function furtherIds(
  entry: OptionEntry,
  facts: readonly OptionFact[],
  named: ReadonlyMap<string, NamedCommand>,
): string[] {
  return facts.flatMap(({ path, option }) =>
    [path, ...(named.get(path)?.aliases ?? [])].flatMap((own) =>
      namesOf(option).map((name) => optionId(entry.program, own, name)),
    ),
  )
}

/** The entries of options, every id that leads to each, and those without a meaning as problems. */
export function optionEntries(
  facts: readonly OptionFact[],
  program: string,
  named: ReadonlyMap<string, NamedCommand>,
  context: HelpContext,
  subjects: ReadonlyMap<string, Entry>,
): { options: OptionEntry[]; ids: Map<string, string>; problems: Problem[] } {
  const options: OptionEntry[] = []
  const ids = new Map<string, string>()
  const problems: Problem[] = []
  for (const [key, group] of grouped(facts, program, context)) {
    const known = subjects.get(key)
    const entry = optionEntry(group, key, program, known?.kind === 'option' ? known : undefined)
    // Asking for help is known everywhere, and its name is its meaning.
    if (entry.summary === '' && !key.startsWith('\n--help\nhelp'))
      problems.push({ at: entry.at, code: 'no-meaning', detail: namesOf(entry)[0] })
    options.push(entry)
    for (const id of furtherIds(entry, group, named)) if (!ids.has(id)) ids.set(id, entry.subject)
  }
  return { options, ids, problems }
}
