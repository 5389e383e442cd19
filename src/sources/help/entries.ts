import { grammarEntry, programOf } from '../../commandline/index.ts'
import type { Aliases, CommandEntry, Entry, OptionEntry, OptionVariant, Problem } from '../../model/index.ts'
import type { Vocabulary } from '../join.ts'
import { commandSubject } from '../tables.ts'
import { commandNames, type ListedCommand, listedCommands, type NamedCommand } from './names.ts'
import { inOrderOfUse, usesIn } from './order.ts'
import type { HelpOption, HelpPage, WalkedPage } from './page.ts'

/** What the entries of help pages are made with. */
export interface HelpContext {
  /** The names that shipped decks teach. */
  known: Vocabulary
  /** The entries of shipped decks, which keep their ids, words and levels. */
  described: readonly Entry[]
  /** The deck that was built from the same program before, and whether these pages are only a part of the program. */
  earlier?: { entries: readonly Entry[]; aliases?: Aliases; partial: boolean }
  /** Only options of these names. */
  only?: readonly string[]
  /** Command lines of the learner's shell history, which are counted. */
  history?: readonly string[]
}

/** What help pages come to. */
export interface HelpEntries {
  entries: Entry[]
  problems: Problem[]
  /** Every further id of the options: by command, by each name, and as an earlier deck had them. */
  aliases: Aliases
  /** How often the learner's history uses each subject. */
  used: ReadonlyMap<string, number>
}

/** An option as one command has it. */
interface OptionFact {
  path: string
  option: Omit<HelpOption, 'global' | 'line' | 'file'>
  at: { file: string; line: number }
}

// What no deck knows yet comes after what is worth learning first.
const unknownLevel = 5

const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The names of an option, the longest form first. */
const namesOf = ({ long, short, also = [] }: Pick<HelpOption, 'long' | 'short' | 'also'>): string[] =>
  [long, short, ...also].filter((name) => name !== undefined)

/** What follows the options in a usage line. */
function usageOf(page: HelpPage, program: string, paths: readonly string[]): string | undefined {
  for (const line of page.usage)
    for (const path of paths) {
      const head = `${program} ${path}`.trim()
      if (line !== head && !line.startsWith(`${head} `)) continue
      const rest = line
        .slice(head.length)
        .replace(/\[(?:OPTIONS|options|flags|FLAGS)[^\]]*\]|\bOPTIONS\b|<options>/g, '')
        .trim()
      // Options in a usage line, or choices of them, make it more than a row of places.
      return /(?:^|[\s[(|])-|\(/.test(rest) ? undefined : rest
    }
  return undefined
}

/** The options of the pages, each with the command that has it; those that every command shares belong to the program. */
function factsOf(
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
  return facts
}

/** The options that an earlier deck has for commands of which there is no page now. */
function earlierFacts(
  earlier: readonly Entry[],
  walked: ReadonlySet<string>,
  only: readonly string[] | undefined,
): OptionFact[] {
  return earlier.flatMap((entry) => {
    if (entry.kind !== 'option') return []
    // Where only some options are read, the others of the same command stay.
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
function grouped(
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

const byPath = (a: { path: string }, b: { path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0

/** The id of an option of one command. */
const optionId = (program: string, path: string, name: string): string =>
  `${commandSubject(program, path)}/${name}`

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
  const summary = described?.summary ?? (help ? '' : option.summary)
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

/** The commands of the pages, those with a page and those that are only listed. */
function commandEntries(
  program: string,
  pages: readonly WalkedPage[],
  named: ReadonlyMap<string, NamedCommand>,
  listed: ReadonlyMap<string, ListedCommand>,
  subjects: ReadonlyMap<string, Entry>,
): CommandEntry[] {
  const byCommand = new Map(
    pages.map((page) => [named.get(page.path.join(' '))?.path ?? page.path.join(' '), page]),
  )
  return [...new Set(named.values())]
    .filter(({ path }) => path !== '')
    .map(({ path, aliases }): CommandEntry => {
      const paths = [path, ...aliases]
      const walked = byCommand.get(path)
      const row = paths.map((one) => listed.get(one)).find((one) => one !== undefined && one.summary !== '')
      const known = subjects.get(commandSubject(program, path))
      const taught = known?.kind === 'command' ? known : undefined
      return {
        kind: 'command',
        subject: commandSubject(program, path),
        program,
        path,
        aliases,
        at: row?.at ?? { file: walked?.file ?? program, line: 1 },
        level: taught?.level ?? unknownLevel,
        why: taught?.why,
        example: taught?.example,
        usage: walked && walked.page.commands.length === 0 ? usageOf(walked.page, program, paths) : undefined,
        options: [],
        summary: taught?.summary ?? row?.summary ?? walked?.page.summary ?? '',
      }
    })
}

/** The subject that an option of an earlier deck has now: that of most of its commands. */
function movedTo(entry: OptionEntry, program: string, ids: ReadonlyMap<string, string>): string | undefined {
  const times = new Map<string, number>()
  for (const path of entry.commands)
    for (const name of namesOf(entry)) {
      const now = ids.get(optionId(program, path, name))
      if (now !== undefined) times.set(now, (times.get(now) ?? 0) + 1)
    }
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** The table of further and former ids. An id of its own is never in it. */
function aliasesOf(
  program: string,
  ids: ReadonlyMap<string, string>,
  live: ReadonlySet<string>,
  earlier: HelpContext['earlier'],
): Aliases {
  const table: Record<string, string> = {}
  const add = (id: string, now: string | undefined): void => {
    if (now !== undefined && id !== now && !live.has(id)) table[id] ??= now
  }
  for (const [id, now] of ids) add(id, now)
  for (const entry of earlier?.entries ?? [])
    if (entry.kind === 'option') add(entry.subject, movedTo(entry, program, ids))
  for (const [id, now] of Object.entries(earlier?.aliases ?? {})) add(id, now)
  return table
}

const rowProblems = (pages: readonly WalkedPage[]): Problem[] =>
  pages.flatMap(({ page, file }) =>
    page.unread.map(
      ({ line, text, code }): Problem => ({ at: { file, line }, code, detail: text.slice(0, 80) }),
    ),
  )

/** The entries of options, every id that leads to each, and those without a meaning as problems. */
function optionEntries(
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

/** The commands that a deck keeps: where only some options are read, theirs and those that it had. */
function wantedCommands(
  commands: readonly CommandEntry[],
  options: readonly OptionEntry[],
  { only, earlier }: HelpContext,
): readonly CommandEntry[] {
  if (only === undefined) return commands
  const paths = new Set(options.flatMap((entry) => entry.commands))
  const had = new Set(earlier?.entries.map(({ subject }) => subject))
  return commands.filter(({ path, subject }) => paths.has(path) || had.has(subject))
}

/** Entries of the help pages of a program: commands with their other names, options of one name and meaning as one entry. Ids carry the command, so that they do not depend on which pages were read together; what shipped decks describe keeps their ids, words and level. */
export function helpEntries(
  program: string,
  pages: readonly WalkedPage[],
  context: HelpContext,
): HelpEntries {
  const { described, earlier } = context
  const subjects = new Map(described.map((entry) => [entry.subject, entry]))
  const listed = listedCommands(pages)
  const named = commandNames(program, pages, listed, context.known)
  const commands = commandEntries(program, pages, named, listed, subjects)
  const walked = new Set(pages.flatMap(({ path }) => [path.join(' '), named.get(path.join(' '))?.path ?? '']))
  const kept = earlier?.partial ? earlier.entries : []
  const paths = new Set(commands.map(({ path }) => path))
  for (const entry of kept) if (entry.kind === 'command' && !paths.has(entry.path)) commands.push(entry)

  const facts = [...factsOf(pages, named, context.only), ...earlierFacts(kept, walked, context.only)]
  const { options, ids, problems } = optionEntries(facts, program, named, context, subjects)
  const grammar = pages.find(({ path }) => path.length === 0)?.page.grammar
  const grammars = grammar ? [grammarEntry(program, '', 'help', grammar, { file: program, line: 1 })] : []
  const live = new Set([...commands, ...options].map(({ subject }) => subject))
  const all = [...wantedCommands(commands, options, context), ...options, ...grammars]
  const reader = programOf(program, all)
  const used = usesIn(context.history ?? [], reader)
  const examples = usesIn(
    pages.flatMap(({ page }) => page.examples ?? []),
    reader,
  )
  const shipped = all.some(({ subject }) => subjects.has(subject))
  return {
    entries: inOrderOfUse(all, program, { history: used, examples, shipped }),
    problems: [...rowProblems(pages), ...problems],
    aliases: aliasesOf(program, ids, live, earlier),
    used,
  }
}
