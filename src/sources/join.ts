import { type Program, programOf } from '../commandline/index.ts'
import type { CommandEntry, Entry, OptionEntry, OptionVariant, Problem, Spelt } from '../model/index.ts'
import { addTo, optionNames } from '../model/index.ts'
import { commandSubject, type OptionRow } from './tables.ts'
import { noVocabulary, type Vocabulary } from './vocabulary.ts'

export type { Vocabulary } from './vocabulary.ts'

/** Adds the names that an entry teaches to a vocabulary. */
function addNames({ aliases, options }: Vocabulary, entry: CommandEntry | OptionEntry): void {
  const { program } = entry
  if (entry.kind === 'command') {
    for (const alias of entry.aliases) aliases.set(`${program} ${alias}`, entry.path)
    return
  }
  for (const command of entry.commands) {
    const { short } = entry.variants?.find((item) => item.commands.includes(command)) ?? entry
    for (const name of optionNames({ long: entry.long, short }))
      options.set(`${program} ${command} ${name}`, entry)
  }
}

/** The names that entries teach; of grammars, how their programs read a line. */
export function vocabularyOf(all: Iterable<Entry>): Vocabulary {
  const byProgram = new Map<string, Entry[]>()
  const programs = new Map<string, Program>()
  const vocabulary: Vocabulary = {
    ...noVocabulary(),
    entries: (name) => byProgram.get(name) ?? [],
    program(name) {
      const about = byProgram.get(name)
      if (!about) return undefined
      const made = programs.get(name) ?? programOf(name, about)
      programs.set(name, made)
      return made
    },
  }
  for (const entry of all) {
    if (entry.kind !== 'command' && entry.kind !== 'option' && entry.kind !== 'grammar') continue
    addTo(byProgram, entry.program, entry)
    if (entry.kind !== 'grammar') addNames(vocabulary, entry)
  }
  return vocabulary
}

/** The forms of an option, one for each way in which its rows differ. */
function addVariant(forms: OptionVariant[], row: OptionVariant): void {
  const like = forms.find(
    (form) =>
      form.short === row.short &&
      form.type === row.type &&
      form.default === row.default &&
      form.since === row.since &&
      form.until === row.until,
  )
  if (like) like.commands = [...new Set([...like.commands, ...row.commands])]
  else forms.push(row)
}

const drop = (row: OptionRow): OptionEntry => {
  const { tag: _tag, under: _under, acts: _acts, ...entry } = row
  return entry
}

/** Chooses the commands that a row of options is really about, of those that it names; `subject` is the option it was joined with. Undefined if there are none. */
export type Settle = (
  row: OptionRow,
  names: readonly string[],
  within: readonly string[],
  subject: string | undefined,
) => string[] | undefined

/** The names that are looked up while rows are joined. */
interface Lookup {
  /** The commands of the text, each once. */
  listed: readonly CommandEntry[]
  known: Vocabulary
  /** The path of a command whose alias was given. */
  folded(program: string, path: string): string
}

/** A row of options with the commands that it is about. */
interface Placed {
  row: OptionRow
  names: readonly string[]
  /** The heading above the row names the one command that has it. */
  scoped: boolean
  /** The heading names a group of commands, and no table says which of them have it. */
  isOfGroup: boolean
  commands: string[]
  /** Their names in the text, by path. */
  named: ReadonlyMap<string, string>
}

/** The spellings of a text, of paths with their names there; nothing where all are the same. */
function speltIn(names: readonly (readonly [path: string, name: string])[]): { spelt?: Spelt } {
  const other = names.filter(([path, name]) => path !== name)
  return other.length === 0 ? {} : { spelt: Object.fromEntries(other) }
}

/** The commands of a text, each once and with its alias folded. */
function namedOnce(
  commands: readonly CommandEntry[],
  folded: Lookup['folded'],
  problems: Problem[],
): CommandEntry[] {
  const named = new Map<string, CommandEntry>()
  for (const command of commands) {
    const path = folded(command.program, command.path)
    const spelt = speltIn([[path, command.path]])
    const entry = { ...command, path, ...spelt, subject: commandSubject(command.program, path) }
    const first = named.get(entry.subject)
    if (!first) named.set(entry.subject, entry)
    else if (first.summary !== entry.summary)
      problems.push({ at: command.at, code: 'duplicate', detail: `${command.program} ${path}` })
  }
  return [...named.values()]
}

/** The commands that have an option which notes give to no command: where the program has one such option alone, whatever its command. A short form means too many things. */
function fitting({ program: name }: OptionRow, names: readonly string[], known: Vocabulary): string[] {
  const program = names.some((option) => option.startsWith('--')) ? known.program(name) : undefined
  if (program === undefined || names.some((option) => program.command('')?.options.has(option))) return []
  const having = program
    .commands()
    .filter((path) => names.every((option) => program.command(path)?.options.has(option)))
  const subjects = new Set(
    having.map((path) => known.options.get(`${name} ${path} ${names[0]!}`)?.subject ?? path),
  )
  return subjects.size === 1 ? having : []
}

/** The commands that a row is about: its own column, the heading above it, the command tables or what is known say. */
function placed(row: OptionRow, { listed, known, folded }: Lookup): Placed {
  const names = optionNames(row)
  // A heading that names a group of commands (`docker container`) does not own the options below it.
  const isGroup =
    row.under === undefined ||
    listed.some((command) => command.path.startsWith(`${row.under} `) || row.under === '')
  const scoped = row.commands.length === 0 && !isGroup
  const listing = (): string[] =>
    listed
      .filter(
        (command) => command.program === row.program && command.options.some((name) => names.includes(name)),
      )
      .map(({ path, spelt }) => spelt?.[path] ?? path)
  const isOwn = row.commands.length === 0 && row.acts === true && Boolean(row.under)
  const own = scoped || isOwn ? [row.under!] : row.commands
  const told = own.length > 0 ? own : listing()
  const paths = told.length > 0 || row.under ? told : fitting(row, names, known)
  const folds = paths.map((path) => [folded(row.program, path), path] as const)
  const named = new Map([...folds].reverse())
  const commands = [...new Set(folds.map(([path]) => path))]
  const isOfGroup = isGroup && Boolean(row.under) && commands.length === 0
  return { row, names, scoped, isOfGroup, commands, named }
}

/** The option that the commands of a row already know by its names; where they know several, the most usual one is meant. */
function knownAs(
  { row, names, commands }: Placed,
  known: Vocabulary,
): { subject: string; long?: string; short?: string } | undefined {
  if (row.tag !== undefined || known.entries(row.program).length === 0) return undefined
  const matches = commands.flatMap((path) =>
    names.flatMap((name) => known.options.get(`${row.program} ${path} ${name}`) ?? []).slice(0, 1),
  )
  const times = (subject: string): number => matches.filter((other) => other.subject === subject).length
  return matches.reduce<(typeof matches)[number] | undefined>(
    (best, item) => (best === undefined || times(item.subject) > times(best.subject) ? item : best),
    undefined,
  )
}

/** Options by subject, while the rows that describe them are put together. */
interface Options {
  entries: Map<string, OptionEntry>
  forms: Map<string, OptionVariant[]>
}

/** Adds what a further row says of an option. */
function addToEntry(
  first: OptionEntry,
  row: OptionRow,
  { short, spelt }: Pick<OptionEntry, 'short' | 'spelt'>,
  within: string[],
): void {
  first.summary ||= row.summary
  first.short ??= short
  first.value ??= row.value
  first.commands = [...new Set([...first.commands, ...within])]
  if (spelt) first.spelt = { ...spelt, ...first.spelt }
}

/** Adds a row to the options, as a new one or to the one that it is about. */
function addRow(
  place: Placed,
  { entries, forms }: Options,
  { listed, known }: Lookup,
  settle: Settle,
): Problem[] {
  const { row, names, scoped, commands, named } = place
  const match = knownAs(place, known)
  const long = row.long ?? match?.long
  const short = row.short ?? match?.short
  const within = settle(row, names, commands, match?.subject)
  if (within === undefined || (within.length === 0 && commands.length > 0)) return []
  const problem = (code: Problem['code']): Problem => ({ at: row.at, code, detail: names.join(', ') })
  const problems: Problem[] = []
  const base = scoped ? commandSubject(row.program, within[0]!) : row.program
  const subject = match?.subject ?? `${base}/${long ?? short}${row.tag === undefined ? '' : `@${row.tag}`}`
  const lists = listed.some((command) => command.program === row.program && command.path !== '')
  if (lists && !scoped && within.length === 0 && row.commands.length === 0)
    problems.push(problem('listed-nowhere'))

  const spelt = speltIn(
    within.flatMap((path) => (named.has(path) ? [[path, named.get(path)!] as const] : [])),
  )
  const { type, default: value, since, until } = row
  const form = { commands: within, short, type, default: value, since, until }
  addVariant(forms.get(subject) ?? forms.set(subject, []).get(subject)!, form)
  const first = entries.get(subject)
  if (!first) {
    entries.set(subject, { ...drop(row), subject, long, short, commands: within, ...spelt })
    return problems
  }
  if (row.summary !== '' && first.summary !== '' && row.summary !== first.summary)
    problems.push(problem('duplicate'))
  addToEntry(first, row, { short, ...spelt }, within)
  return problems
}

/** Finishes the options: those with several forms keep them, those without a meaning are dropped as problems. */
function finish({ entries, forms }: Options): Problem[] {
  const problems: Problem[] = []
  for (const [subject, variants] of forms)
    if (variants.length > 1)
      Object.assign(entries.get(subject)!, { variants, since: undefined, until: undefined })
  for (const [subject, entry] of entries)
    if (entry.summary === '') {
      problems.push({ at: entry.at, code: 'no-meaning', detail: optionNames(entry).join(', ') })
      entries.delete(subject)
    }
  return problems
}

/** Options that a command lists and that neither a row nor anything known describes. */
function describedNowhere({ listed, known }: Lookup, described: ReadonlySet<string>): Problem[] {
  const isDescribed = (key: string): boolean => described.has(key) || known.options.has(key)
  return listed.flatMap((command) =>
    command.options
      .filter((name) => !isDescribed(`${command.program} ${command.path} ${name}`))
      .map((name) => ({
        at: command.at,
        code: 'described-nowhere',
        detail: `${name} (${command.program} ${command.path})`,
      })),
  )
}

/** Options and the commands that list them, put together: subjects are final, aliases folded, rows of one subject are one entry. */
export function join(
  commands: CommandEntry[],
  rows: OptionRow[],
  known: Vocabulary,
  settle: Settle = (_row, _names, within) => [...within],
): { commands: CommandEntry[]; options: OptionEntry[]; problems: Problem[] } {
  const problems: Problem[] = []
  const own = vocabularyOf(commands)
  const folded = (program: string, path: string): string =>
    own.aliases.get(`${program} ${path}`) ?? known.aliases.get(`${program} ${path}`) ?? path
  const listed = namedOnce(commands, folded, problems)
  const lookup: Lookup = { listed, known, folded }

  const described = new Set<string>()
  const isListing = listed.some((command) => command.options.length > 0)
  const options: Options = { entries: new Map(), forms: new Map() }
  for (const row of rows) {
    const place = placed(row, lookup)
    // Of options below a heading that names a group of commands nothing tells which of them has one.
    if (place.isOfGroup) {
      problems.push({ at: row.at, code: 'listed-nowhere', detail: place.names.join(', ') })
      continue
    }
    for (const path of isListing ? place.commands : [])
      for (const name of place.names) described.add(`${row.program} ${path} ${name}`)
    problems.push(...addRow(place, options, lookup, settle))
  }
  problems.push(...finish(options), ...describedNowhere(lookup, described))
  return { commands: listed, options: [...options.entries.values()], problems }
}
