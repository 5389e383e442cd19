import { type Program, programOf } from '../commandline/index.ts'
import type { CommandEntry, Entry, OptionEntry, OptionVariant, Problem } from '../model/index.ts'
import { optionNames } from '../model/index.ts'
import { commandSubject, type OptionRow } from './tables.ts'

/** What is known of a program's names beforehand, so that notes that say `-p` and a deck that says `--publish` share a card. */
export interface Vocabulary {
  /** `docker run` → `container run`, by program and path. */
  aliases: Map<string, string>
  /** `docker container run -p` → the option. */
  options: Map<string, { subject: string; long?: string; short?: string }>
  /** What is known of a program; undefined when nothing is. */
  program(name: string): Program | undefined
  /** The entries about a program. */
  entries(name: string): readonly Entry[]
}

/** A vocabulary of nothing. */
export const noVocabulary = (): Vocabulary => ({
  aliases: new Map(),
  options: new Map(),
  program: () => undefined,
  entries: () => [],
})

/** The names that entries teach; of grammars, how their programs read a line. */
export function vocabularyOf(all: Iterable<Entry>): Vocabulary {
  const byProgram = new Map<string, Entry[]>()
  const entries: (CommandEntry | OptionEntry)[] = []
  for (const entry of all) {
    if (entry.kind !== 'command' && entry.kind !== 'option' && entry.kind !== 'grammar') continue
    if (entry.kind !== 'grammar') entries.push(entry)
    const own = byProgram.get(entry.program)
    if (own) own.push(entry)
    else byProgram.set(entry.program, [entry])
  }
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
  for (const entry of entries) {
    if (entry.kind === 'command')
      for (const alias of entry.aliases) vocabulary.aliases.set(`${entry.program} ${alias}`, entry.path)
    else
      for (const command of entry.commands) {
        const { short } = entry.variants?.find((item) => item.commands.includes(command)) ?? entry
        for (const name of optionNames({ long: entry.long, short }))
          vocabulary.options.set(`${entry.program} ${command} ${name}`, entry)
      }
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
  const { tag: _tag, under: _under, ...entry } = row
  return entry
}

/** Which of the commands that a row of options names it is really about; `subject` is the option it was joined with. Undefined: it is about none. */
export type Settle = (
  row: OptionRow,
  names: readonly string[],
  within: readonly string[],
  subject: string | undefined,
) => string[] | undefined

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

  const named = new Map<string, CommandEntry>()
  for (const command of commands) {
    const path = folded(command.program, command.path)
    const entry = { ...command, path, subject: commandSubject(command.program, path) }
    const first = named.get(entry.subject)
    if (!first) named.set(entry.subject, entry)
    else if (first.summary !== entry.summary)
      problems.push({ at: command.at, code: 'duplicate', detail: `${command.program} ${path}` })
  }
  const listed = [...named.values()]

  const described = new Set<string>()
  const entries = new Map<string, OptionEntry>()
  const forms = new Map<string, OptionVariant[]>()
  for (const row of rows) {
    const names = optionNames(row)
    // A heading that names a group of commands (`docker container`) does not own the options below it.
    const group =
      row.under === undefined ||
      listed.some((command) => command.path.startsWith(`${row.under} `) || row.under === '')
    const scoped = row.commands.length === 0 && !group
    const paths = scoped
      ? [row.under!]
      : row.commands.length > 0
        ? row.commands
        : listed
            .filter(
              (command) =>
                command.program === row.program && command.options.some((name) => names.includes(name)),
            )
            .map((command) => command.path)
    const meant = [...new Set(paths.map((path) => folded(row.program, path)))]
    for (const path of meant) for (const name of names) described.add(`${row.program} ${path} ${name}`)
    for (const name of names) described.add(`${row.program} ${name}`)

    const matches =
      row.tag === undefined
        ? meant.flatMap((path) =>
            names.flatMap((name) => known.options.get(`${row.program} ${path} ${name}`) ?? []).slice(0, 1),
          )
        : []
    // Where the commands of a row know it by different meanings, the most usual one is meant.
    const times = (subject: string): number => matches.filter((other) => other.subject === subject).length
    const match = matches.reduce<(typeof matches)[number] | undefined>(
      (best, item) => (best === undefined || times(item.subject) > times(best.subject) ? item : best),
      undefined,
    )
    const long = row.long ?? match?.long
    const short = row.short ?? match?.short
    const within = settle(row, names, meant, match?.subject)
    if (within === undefined || (within.length === 0 && meant.length > 0)) continue
    const base = scoped ? commandSubject(row.program, within[0]!) : row.program
    const subject = match?.subject ?? `${base}/${long ?? short}${row.tag === undefined ? '' : `@${row.tag}`}`
    const lists = listed.some((command) => command.program === row.program && command.path !== '')
    if (lists && !scoped && within.length === 0 && row.commands.length === 0)
      problems.push({ at: row.at, code: 'listed-nowhere', detail: names.join(', ') })

    const { type, default: value, since, until } = row
    const form = { commands: within, short, type, default: value, since, until }
    addVariant(forms.get(subject) ?? forms.set(subject, []).get(subject)!, form)
    const first = entries.get(subject)
    if (!first) {
      entries.set(subject, { ...drop(row), subject, long, short, commands: within })
    } else {
      if (row.summary !== '' && first.summary !== '' && row.summary !== first.summary)
        problems.push({ at: row.at, code: 'duplicate', detail: names.join(', ') })
      first.summary ||= row.summary
      first.short ??= short
      first.value ??= row.value
      first.commands = [...new Set([...first.commands, ...within])]
    }
  }
  for (const [subject, variants] of forms)
    if (variants.length > 1)
      Object.assign(entries.get(subject)!, { variants, since: undefined, until: undefined })
  for (const [subject, entry] of entries)
    if (entry.summary === '') {
      problems.push({ at: entry.at, code: 'no-meaning', detail: optionNames(entry).join(', ') })
      entries.delete(subject)
    }
  for (const command of listed)
    for (const name of command.options) {
      const key = `${command.program} ${command.path} ${name}`
      if (!described.has(key) && !known.options.has(key))
        problems.push({
          at: command.at,
          code: 'described-nowhere',
          detail: `${name} (${command.program} ${command.path})`,
        })
    }
  return { commands: listed, options: [...entries.values()], problems }
}
