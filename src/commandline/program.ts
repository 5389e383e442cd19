import type { CommandEntry, Entry, Grammar, GrammarEntry, OptionEntry, OptionRule } from '../model/index.ts'
import type { Dialect } from './dialect.ts'
import { dialects } from './dialects.ts'
import { type FullGrammar, fullGrammar, mergeGrammars, styles } from './grammar.ts'
import type { CommandSpec, OptionSpec } from './spec.ts'
import { arityOf } from './usage.ts'

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
  /** Whether a word below a path is no command, whatever is installed: the decks list all commands there. */
  refuses(path: string, word: string): boolean
  /** Every command that has an option of that name. */
  having(name: string): string[]
}

// Of a program that nobody described: lenient where the common parsers differ.
const defaultGrammar: FullGrammar = { ...styles.getopt, abbreviations: false, switchValues: true }

/** The grammar of a command: what help says, then the dialect, then what a deck's author wrote, and of each the command's own over those above it. */
function grammarOf(path: string, dialect: Dialect, entries: readonly GrammarEntry[]): FullGrammar {
  const words = path.split(' ')
  const above = [...new Set(['', ...words.map((_, index) => words.slice(0, index + 1).join(' '))])]
  const { globals, style } = dialect.grammar ?? {}
  const anywhere = (globals ?? styles[style ?? 'getopt'].globals) === 'anywhere'
  const given = above.flatMap((own) => {
    // Options that are given before the command are no options of it.
    const withoutRules = own === '' && path !== '' && !anywhere
    const from = (origin: GrammarEntry['origin']): Grammar[] =>
      entries.filter((entry) => entry.origin === origin && entry.path === own).map(({ grammar }) => grammar)
    const ours = own === '' ? dialect.grammar : dialect.grammars?.[own]
    return [...from('help'), withoutRules && ours ? { ...ours, rules: {} } : ours, ...from('deck')]
  })
  return fullGrammar(mergeGrammars(given), defaultGrammar)
}

/** Whether decks list every command of a grammar: they say so, or they hold every option of every command of some versions. */
const listsAll = ({ allCommands, complete, versions }: FullGrammar): boolean =>
  allCommands || (complete && versions !== undefined)

/** Whether an option takes a value, as far as its rule, type or form says. */
function takesOf(type: string | undefined, value: string | undefined, rule: OptionRule): OptionSpec['takes'] {
  if (rule.takes !== undefined) return rule.takes
  return (type ?? (value === undefined ? 'boolean' : 'string')) === 'boolean' ? 'none' : 'required'
}

/** The options of an entry for one command: what differs there counts before what is usual. */
function specOf(
  entry: OptionEntry,
  path: string,
  rules: Readonly<Record<string, OptionRule>> = {},
): OptionSpec {
  const variant = entry.variants?.find((item) => item.commands.includes(path))
  const { short, type, default: value } = variant ?? entry
  // The key of an operand: `if` of `if=`.
  const long = entry.long?.replace(/^([^-].*)=$/, '$1')
  const named = ruleOf(rules, long) ?? ruleOf(rules, short) ?? {}
  const repeats = entry.repeatable ? ({ repeats: 'collects' } as const) : {}
  const rule: OptionRule = {
    ...repeats,
    ...(entry.optionalValue ? { takes: 'optional' as const } : {}),
    ...named,
  }
  const takes = takesOf(type, entry.value, rule)
  return {
    name: long ?? short ?? entry.short!,
    long,
    short,
    type: takes === 'none' ? 'boolean' : (rule.type ?? (type === 'boolean' ? 'string' : (type ?? 'string'))),
    takes,
    value: entry.value,
    default: rule.default ?? value,
    choices: rule.choices ?? entry.choices,
    negated: entry.negated,
    rule,
    summary: entry.summary,
    subject: entry.subject,
  }
}

const ruleOf = (
  rules: Readonly<Record<string, OptionRule>>,
  name: string | undefined,
): OptionRule | undefined => (name !== undefined && Object.hasOwn(rules, name) ? rules[name] : undefined)

/** Whether a program is called by a word: by its name or another that its dialect knows. */
export const isCalled = ({ name, dialect }: Program, word: string | undefined): boolean =>
  word === name || (word !== undefined && Object.hasOwn(dialect.names ?? {}, word))

/** An option that only the dialect knows. */
export const hiddenSpec = (name: string, rule: OptionRule): OptionSpec => ({
  name,
  long: name.length === 2 && name[0] === '-' ? undefined : name,
  short: name.length === 2 && name[0] === '-' ? name : undefined,
  type: (rule.takes ?? 'none') === 'none' ? 'boolean' : (rule.type ?? 'string'),
  takes: rule.takes ?? 'none',
  default: rule.default,
  choices: rule.choices,
  rule,
  hidden: true,
  summary: '',
  subject: '',
})

const shorthand = (spec: OptionSpec, name: string, rule: OptionRule): OptionSpec => ({
  ...hiddenSpec(name, rule),
  hidden: undefined,
  summary: spec.summary,
  subject: spec.subject,
})

/** The entries of one program, by what they describe. */
interface Table {
  commands: Map<string, CommandEntry>
  aliases: Map<string, string>
  /** Options by the path of their command. */
  options: Map<string, OptionEntry[]>
  /** Options of every command. */
  loose: OptionEntry[]
  grammars: GrammarEntry[]
  /** The words that may follow a path. */
  nodes: Map<string, Set<string>>
}

function lead(table: Table, path: string): void {
  const words = path.split(' ')
  for (const [index, word] of words.entries()) {
    const parent = words.slice(0, index).join(' ')
    const children = table.nodes.get(parent)
    if (children) children.add(word)
    else table.nodes.set(parent, new Set([word]))
  }
}

function addCommand(table: Table, entry: CommandEntry): void {
  const known = table.commands.get(entry.path)
  if (!known || (known.usage === undefined && entry.usage !== undefined))
    table.commands.set(entry.path, entry)
  if (entry.path !== '') lead(table, entry.path)
  for (const alias of entry.aliases) {
    table.aliases.set(alias, entry.path)
    lead(table, alias)
  }
}

function addOption(table: Table, entry: OptionEntry): void {
  if (entry.commands.length === 0) table.loose.push(entry)
  for (const path of entry.commands) {
    const list = table.options.get(path)
    if (list) list.push(entry)
    else table.options.set(path, [entry])
    if (path !== '') lead(table, path)
  }
}

function tableOf(name: string, entries: Iterable<Entry>, dialect: Dialect): Table {
  const table: Table = {
    commands: new Map(),
    aliases: new Map(),
    options: new Map(),
    loose: [],
    grammars: [],
    nodes: new Map(),
  }
  for (const entry of entries) {
    if (!('program' in entry) || entry.program !== name) continue
    if (entry.kind === 'grammar') table.grammars.push(entry)
    else if (entry.kind === 'command') addCommand(table, entry)
    else if (entry.kind === 'option') addOption(table, entry)
  }
  for (const [alias, path] of Object.entries(dialect.aliases ?? {}))
    if (table.commands.has(path) && !table.commands.has(alias)) {
      table.aliases.set(alias, path)
      lead(table, alias)
    }
  return table
}

/** The options of a command by name: its own first, then those of every command, then what only the dialect knows. */
function optionsOf(path: string, table: Table, grammar: FullGrammar): Map<string, OptionSpec> {
  const options = new Map<string, OptionSpec>()
  const { rules } = grammar
  const put = (spec: OptionSpec, also: readonly string[] = []): void => {
    for (const form of [spec.long, spec.short, ...also]) {
      if (form === undefined || options.has(form)) continue
      // A page may print two options in one row, `-p, --indicator-style=slash`, of which one abbreviates the other.
      const rule = form === spec.name ? undefined : ruleOf(rules, form)
      options.set(form, rule?.means === undefined || rule === spec.rule ? spec : shorthand(spec, form, rule))
    }
  }
  const add = (option: OptionEntry): void =>
    put(
      specOf(option, path, rules),
      option.also?.map((name) => name.replace(/^([^-].*)=$/, '$1')),
    )
  const list = table.options.get(path) ?? []
  // An entry that knows the type of a value reads a line better than one that does not.
  for (const option of list) if (option.type !== undefined || option.variants) add(option)
  for (const option of list) add(option)
  if (grammar.globals === 'anywhere') for (const option of table.options.get('') ?? []) add(option)
  for (const option of table.loose) add(option)
  for (const [name, rule] of Object.entries(rules)) if (!options.has(name)) put(hiddenSpec(name, rule))
  return options
}

/** Makes the spec of a command; undefined where nothing is known of it. */
function commandOf(path: string, table: Table, dialect: Dialect): CommandSpec | undefined {
  const entry = table.commands.get(path)
  if (!entry && !table.options.has(path) && path !== '') return undefined
  const arity = { ...arityOf(entry?.usage), ...dialect.arity?.[path] }
  const grammar = grammarOf(path, dialect, table.grammars)
  const inner = Number.isFinite(arity.innerFrom)
  return {
    path,
    subject: entry?.subject ?? '',
    summary: entry?.summary ?? '',
    usage: entry?.usage,
    arity: grammar.anyOrder ? { ...arity, alike: true } : arity,
    grammar,
    stops:
      grammar.options === 'first' ||
      (inner && grammar.options !== 'inside') ||
      (path === '' && table.nodes.has('')) ||
      (dialect.stops?.includes(path) ?? false),
    options: optionsOf(path, table, grammar),
  }
}

/** A program's table of commands and options, made of the entries of decks; where several decks describe an option, one that knows its type counts first. */
export function programOf(
  name: string,
  entries: Iterable<Entry>,
  dialect: Dialect = (Object.hasOwn(dialects, name) ? dialects[name] : undefined) ?? {},
): Program {
  const table = tableOf(name, entries, dialect)
  const { commands, aliases, nodes } = table
  const specs = new Map<string, CommandSpec>()
  const command = (path: string): CommandSpec | undefined => {
    const known = specs.get(path)
    if (known) return known
    const made = commandOf(path, table, dialect)
    if (made) specs.set(path, made)
    return made
  }
  return {
    name,
    dialect,
    command,
    canonical: (path) => (commands.has(path) ? path : (aliases.get(path) ?? path)),
    commands: () => [...new Set([...commands.keys(), ...table.options.keys()])],
    leads: (path) => nodes.has(path) || commands.has(path) || aliases.has(path),
    children: (path) => [...(nodes.get(path) ?? [])],
    refuses: (path, word) =>
      !(path === '' && dialect.plugins?.includes(word)) && listsAll(grammarOf(path, dialect, table.grammars)),
    having: (option) =>
      [...table.options].flatMap(([path, list]) =>
        list.some((entry) => {
          const { long, short } = specOf(entry, path)
          return long === option || short === option
        })
          ? [path]
          : [],
      ),
  }
}
