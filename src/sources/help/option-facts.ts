import type { Entry } from '../../model/index.ts'
import { type HelpContext, namesOf, type OptionFact } from './context.ts'
import type { NamedCommand } from './names.ts'
import type { HelpOption, WalkedPage } from './page.ts'

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The options of the pages, each with the command that has it; those that every command shares belong to the program. */
export function factsOf(
  pages: readonly WalkedPage[],
  named: ReadonlyMap<string, NamedCommand>,
  only: readonly string[] | undefined,
): OptionFact[] {
  const facts: OptionFact[] = []
  const seen = new Set<string>()
  const shared = new Set<string>()
  const isWanted = (option: HelpOption): boolean =>
    !only || namesOf(option).some((name) => only.includes(name))
  const isFirst = (option: HelpOption): boolean => {
    const name = namesOf(option)[0]!
    if (!option.global) return true
    const met = shared.has(name)
    shared.add(name)
    return !met
  }
  for (const { path, page, file } of pages) {
    const own = named.get(path.join(' '))?.path ?? path.join(' ')
    if (seen.has(own)) continue
    seen.add(own)
    for (const { global, line, file: from = file, ...option } of page.options
      .filter(isWanted)
      .filter(isFirst))
      facts.push({ path: global ? '' : own, option, at: { file: from, line } })
  }
  return facts.map((fact) => withValue(fact, facts))
}

const isCompletion = ({ at }: OptionFact): boolean => /^fish completion\b/.test(at.file)

/** Gives an option that only a completion of fish names, which often leaves values out, the value that it has at another command. */
function withValue(fact: OptionFact, facts: readonly OptionFact[]): OptionFact {
  const { option } = fact
  if (option.type !== 'boolean' || option.long === undefined || !isCompletion(fact)) return fact
  const other = facts.find(
    (one) => one.option.long === option.long && one.option.type !== 'boolean' && !isCompletion(one),
  )?.option
  return other ? { ...fact, option: { ...option, type: other.type, value: other.value } } : fact
}

/** The options that an earlier deck has for commands of which there is no page now. */
export function earlierFacts(
  earlier: readonly Entry[],
  walked: ReadonlySet<string>,
  only: readonly string[] | undefined,
): OptionFact[] {
  return earlier.flatMap((entry) => {
    if (entry.kind !== 'option') return []
    // If only some options are read, the others of the same command stay.
    const other = only !== undefined && !namesOf(entry).some((name) => only.includes(name))
    return entry.commands
      .filter((path) => other || !walked.has(path))
      .map((path): OptionFact => {
        const {
          short,
          type,
          default: usual,
        } = entry.variants?.find((form) => form.commands.includes(path)) ?? entry
        return { path, option: { ...entry, short, type: type ?? 'boolean', default: usual }, at: entry.at }
      })
  })
}

const taughtOf = (
  { known }: HelpContext,
  program: string,
  path: string,
  option: OptionFact['option'],
): string | undefined =>
  namesOf(option)
    .map((name) => known.options.get(`${program} ${path} ${name}`)?.subject)
    .find((subject) => subject !== undefined)

/** Whether an option asks for help, which every command has and nobody need learn twice. */
const asksHelp = (option: OptionFact['option']): boolean =>
  namesOf(option).every((name) => /^(?:--?help|-h|-\?)$/.test(name)) &&
  /^$|\bhelp\b|\busage\b/i.test(option.summary)

/** Options that mean the same, by what they mean: name and words, or the subject that a shipped deck gives them. */
export function grouped(
  facts: readonly OptionFact[],
  program: string,
  context: HelpContext,
): Map<string, OptionFact[]> {
  const groups = new Map<string, OptionFact[]>()
  for (const fact of facts) {
    const taught = taughtOf(context, program, fact.path, fact.option)
    const meaning = asksHelp(fact.option) ? 'help' : plainWords(fact.option.summary)
    const key = taught ?? `\n${meaning === 'help' ? '--help' : namesOf(fact.option)[0]}\n${meaning}`
    const group = groups.get(key)
    if (!group) groups.set(key, [fact])
    else if (!group.some(({ path }) => path === fact.path)) group.push(fact)
  }
  return groups
}
