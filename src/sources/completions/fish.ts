import type { HelpCommand, HelpOption, HelpPage } from '../help/index.ts'
import { meaningIn } from '../help/index.ts'
import { type ScriptWord, scriptWords } from './words.ts'

/** One `complete` of a fish script. */
interface Complete {
  command?: string
  condition?: ScriptWord
  short: string[]
  long: string[]
  /** Long names with one dash. */
  old: string[]
  description?: ScriptWord
  arguments?: ScriptWord
  takesValue: boolean
}

const letters: Readonly<Record<string, string>> = {
  command: 'c',
  condition: 'n',
  'short-option': 's',
  'long-option': 'l',
  'old-option': 'o',
  description: 'd',
  arguments: 'a',
  'require-parameter': 'r',
  exclusive: 'x',
  'no-files': 'f',
  'force-files': 'F',
  'keep-order': 'k',
  wraps: 'w',
  path: 'p',
}
const valued = 'cnsldaowp'

type Put = (found: Complete, word: ScriptWord) => void

const puts: Readonly<Record<string, Put>> = {
  c: (found, { text }) => {
    found.command = text
  },
  n: (found, word) => {
    found.condition = word
  },
  s: (found, { text }) => found.short.push(`-${text}`),
  l: (found, { text }) => found.long.push(`--${text}`),
  o: (found, { text }) => found.old.push(`-${text}`),
  d: (found, word) => {
    found.description = word
  },
  a: (found, word) => {
    found.arguments = word
  },
}

/** The letters of one word of options, and the value that is tied to it. */
function flagsIn(text: string): [string, string | undefined] {
  const [, long, tied] = /^--([\w-]+)(?:=(.*))?$/s.exec(text) ?? []
  if (long !== undefined) return [letters[long] ?? '', tied]
  const own = text.slice(1)
  const at = [...own].findIndex((letter) => valued.includes(letter))
  return at < 0 || at === own.length - 1 ? [own, undefined] : [own.slice(0, at + 1), own.slice(at + 1)]
}

/** Reads one word of options and returns how many words behind it are values. */
function takeFlags(found: Complete, word: ScriptWord, next: ScriptWord | undefined): number {
  const [flags, tied] = flagsIn(word.text)
  found.takesValue ||= /[rx]/.test(flags)
  const flag = [...flags].find((letter) => valued.includes(letter))
  if (flag === undefined) return 0
  const value = tied === undefined ? next : { text: tied, plain: word.plain }
  if (value) puts[flag]?.(found, value)
  return tied === undefined ? 1 : 0
}

/** Reads the words behind `complete`. */
function completeOf(words: readonly ScriptWord[]): Complete {
  const found: Complete = { short: [], long: [], old: [], takesValue: false }
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (/^-./.test(word.text)) at += takeFlags(found, word, words[at + 1])
    else found.command ??= word.text
  }
  return found
}

const seen =
  /(?<!not )__fish_(?:seen_subcommand_from|\w+_using_(?:sub)?command|\w+_seen_subcommand_from) ([\w -]+)/g
const root = /use_subcommand|needs_(?:sub)?command|no_subcommand|^not |^test \(count/

/** The commands that a condition is about; undefined where it says something else. */
function pathsOf({ condition }: Complete): string[] | undefined {
  if (!condition) return ['']
  const groups = [...condition.text.matchAll(seen)].map(([, names = '']) =>
    names.split(/\s+/).filter((name) => /^\w[\w-]*$/.test(name) && name !== 'and' && name !== 'or'),
  )
  if (groups.length === 0) return root.test(condition.text.trim()) ? [''] : undefined
  if (/\bor\b|\|\|/.test(condition.text)) return undefined
  const [first = [], second] = groups
  if (!second) return first
  return groups.length === 2 ? first.flatMap((a) => second.map((b) => `${a} ${b}`)) : undefined
}

const textOf = (word: ScriptWord | undefined): string =>
  word?.plain ? word.text.replace(/\s+/g, ' ').trim() : ''

function optionOf(found: Complete, line: number): HelpOption | undefined {
  const { short, long, old, takesValue } = found
  const names = [...short, ...long, ...old]
  if (names.length === 0 || names.some((name) => !/^--?[\w?#.+-]+$/.test(name))) return undefined
  const [first, ...others] = [...long, ...old]
  return {
    long: first,
    short: short[0],
    also: others.length + short.length > 1 ? [...others, ...short.slice(1)] : undefined,
    type: takesValue ? 'string' : 'boolean',
    summary: meaningIn(textOf(found.description), names),
    global: false,
    line,
  }
}

/** The commands that a `complete` offers where a command may stand. */
const commandsOf = ({ arguments: given, description, condition }: Complete, line: number): HelpCommand[] =>
  given?.plain && condition && /^\w[\w-]*$/.test(given.text)
    ? [{ name: given.text, aliases: [], summary: meaningIn(textOf(description), []), line }]
    : []

const emptyPage = (): HelpPage => ({
  usage: [],
  aliases: [],
  summary: '',
  options: [],
  commands: [],
  unread: [],
})

/** Reads a completion script of fish as text, for one program: its options and commands by the path that they belong to. Nothing of the script is run; what an expansion would make is left out. */
export function parseFish(text: string, program: string): Map<string, HelpPage> {
  const pages = new Map<string, HelpPage>()
  const lines = text.replace(/\\\n\s*/g, ' ').split('\n')
  for (const [index, line] of lines.entries()) {
    if (!/^\s*complete\s/.test(line) || line.length > 4000) continue
    const found = completeOf(scriptWords(line).slice(1))
    if (found.command !== program) continue
    for (const path of pathsOf(found) ?? []) {
      const page = pages.get(path) ?? emptyPage()
      pages.set(path, page)
      const option = optionOf(found, index + 1)
      if (option) page.options.push(option)
      else page.commands.push(...commandsOf(found, index + 1))
    }
  }
  return pages
}
