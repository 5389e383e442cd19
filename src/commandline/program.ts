import type { CommandEntry, Entry, GrammarEntry, OptionEntry } from '../model/index.ts'
import type { Dialect } from './dialect.ts'
import { dialects } from './dialects.ts'
import { type FullGrammar, fullGrammar, mergeGrammars, styles } from './grammar.ts'
import { type Arity, arityOf } from './usage.ts'

/** One option as one command has it. */
export interface OptionSpec {
  /** The long form or, without one, the short form. */
  name: string
  long?: string
  short?: string
  /** The program's name for the kind of value; `boolean` takes none. */
  type: string
  value?: string
  default?: string
  summary: string
  /** What its cards are about. */
  subject: string
}

/** One command of a program: everything that reading a line of it needs. */
export interface CommandSpec {
  /** The canonical path without the program. */
  path: string
  subject: string
  summary: string
  usage?: string
  arity: Arity
  grammar: FullGrammar
  /** Options end at the first word that is none. */
  stops: boolean
  /** By long and by short name. */
  options: ReadonlyMap<string, OptionSpec>
}

/** A program as its decks describe it. */
export interface Program {
  name: string
  dialect: Dialect
  /** By canonical path; '' is the program itself. */
  command(path: string): CommandSpec | undefined
  /** The canonical path of a path or alias. */
  canonical(path: string): string
  /** The canonical paths of all commands that have options or a description. */
  commands(): string[]
  /** Whether a path begins some command. */
  leads(path: string): boolean
  /** The words that may follow a path. */
  children(path: string): string[]
  /** Every command that has an option of that name. */
  having(name: string): string[]
}

// Of a program that nobody described: lenient where the common parsers differ.
const usual: FullGrammar = { ...styles.getopt, abbreviations: false, switchValues: true }

/** The grammar of a command: what help says, then the dialect, then what a deck's author wrote; the command's own over those above it. */
function grammarOf(path: string, dialect: Dialect, entries: readonly GrammarEntry[]): FullGrammar {
  const words = path.split(' ')
  const paths = ['', ...words.map((_, index) => words.slice(0, index + 1).join(' '))]
  const above = [...new Set(paths)]
  const from = (origin: GrammarEntry['origin']): (GrammarEntry['grammar'] | undefined)[] =>
    above.flatMap((own) =>
      entries.filter((entry) => entry.origin === origin && entry.path === own).map(({ grammar }) => grammar),
    )
  const own = above.map((item) => (item === '' ? dialect.grammar : dialect.grammars?.[item]))
  return fullGrammar(mergeGrammars([...from('help'), ...own, ...from('deck')]), usual)
}

const takesValue = (entry: OptionEntry, type: string | undefined): string =>
  type ?? (entry.value === undefined ? 'boolean' : 'string')

/** The options of an entry for one command: what differs there counts before what is usual. */
export function specOf(entry: OptionEntry, path: string): OptionSpec {
  const variant = entry.variants?.find((item) => item.commands.includes(path))
  const { short, type, default: value } = variant ?? entry
  return {
    name: entry.long ?? short ?? entry.short!,
    long: entry.long,
    short,
    type: takesValue(entry, type),
    value: entry.value,
    default: value,
    summary: entry.summary,
    subject: entry.subject,
  }
}

/** A program's table of commands and options, made of the entries of decks; where several decks describe an option, one that knows its type counts first. */
export function programOf(name: string, entries: Iterable<Entry>): Program {
  const commands = new Map<string, CommandEntry>()
  const aliases = new Map<string, string>()
  const byCommand = new Map<string, OptionEntry[]>()
  const nodes = new Map<string, Set<string>>()
  const loose: OptionEntry[] = []
  const grammars: GrammarEntry[] = []
  const lead = (path: string): void => {
    const words = path.split(' ')
    for (let i = 0; i < words.length; i++) {
      const parent = words.slice(0, i).join(' ')
      const children = nodes.get(parent) ?? new Set()
      children.add(words[i]!)
      nodes.set(parent, children)
    }
  }
  for (const entry of entries) {
    if (!('program' in entry) || entry.kind === 'task' || entry.program !== name) continue
    if (entry.kind === 'grammar') grammars.push(entry)
    else if (entry.kind === 'command') {
      const known = commands.get(entry.path)
      if (!known || (known.usage === undefined && entry.usage !== undefined)) commands.set(entry.path, entry)
      lead(entry.path)
      for (const alias of entry.aliases) {
        aliases.set(alias, entry.path)
        lead(alias)
      }
    } else {
      if (entry.commands.length === 0) loose.push(entry)
      for (const path of entry.commands) {
        const list = byCommand.get(path)
        if (list) list.push(entry)
        else byCommand.set(path, [entry])
        if (path !== '') lead(path)
      }
    }
  }
  const dialect = dialects[name] ?? {}
  const specs = new Map<string, CommandSpec>()
  const command = (path: string): CommandSpec | undefined => {
    const made = specs.get(path)
    if (made) return made
    const entry = commands.get(path)
    const described = byCommand.get(path)
    if (!entry && !described && path !== '') return undefined
    const options = new Map<string, OptionSpec>()
    const add = (option: OptionEntry): void => {
      const spec = specOf(option, path)
      for (const form of [spec.long, spec.short]) {
        if (form === undefined) continue
        const known = options.get(form)
        if (!known) options.set(form, spec)
      }
    }
    const list = described ?? []
    // Who knows the type of a value reads a line better than who does not.
    for (const option of list) if (option.type !== undefined || option.variants) add(option)
    for (const option of list) add(option)
    for (const option of loose) add(option)
    const arity = { ...arityOf(entry?.usage), ...dialect.arity?.[path] }
    const spec: CommandSpec = {
      path,
      subject: entry?.subject ?? '',
      summary: entry?.summary ?? '',
      usage: entry?.usage,
      arity,
      grammar: grammarOf(path, dialect, grammars),
      stops: Number.isFinite(arity.innerFrom) || path === '' || (dialect.stops?.includes(path) ?? false),
      options,
    }
    specs.set(path, spec)
    return spec
  }
  return {
    name,
    dialect,
    command,
    canonical: (path) => (commands.has(path) ? path : (aliases.get(path) ?? path)),
    commands: () => [...new Set([...commands.keys(), ...byCommand.keys()])],
    leads: (path) => nodes.has(path) || commands.has(path) || aliases.has(path),
    children: (path) => [...(nodes.get(path) ?? [])],
    having: (option) =>
      [...byCommand].flatMap(([path, list]) =>
        list.some((entry) => {
          const { long, short } = specOf(entry, path)
          return long === option || short === option
        })
          ? [path]
          : [],
      ),
  }
}
