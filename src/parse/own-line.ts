import type { Command } from '../commands/command.ts'
import { type Named, optionAt } from './raw.ts'

/** A command line parted into what is ours and the lines of the learner's own. */
export interface Parted {
  /** Our words and options. */
  ours: string[]
  /** Of a word or option that is a line, the words of the line by its key. */
  lines: Map<string, string>
  /** Two lines were wanted, and nothing says where the second begins. */
  unparted?: true
}

/** Whether words are options of ours and their values, and nothing else. */
function onlyOptions(words: readonly string[], options: ReadonlyMap<string, Named>): boolean {
  for (let i = 0; i < words.length; i++) {
    const option = optionAt(words[i]!, options)
    if (!option || option.type === 'line') return false
    if (option.type !== 'flag' && !words[i]!.includes('=') && ++i >= words.length) return false
  }
  return true
}

/** Words of a shell that stand alone on a line. */
const shellWords = new Set(['|', '||', '&&', ';', '&', '>', '>>', '<', '2>', '2>&1'])

/** A word as a shell would have to be given it; one that is the shell's was quoted to get here and is meant as it is. */
const quoted = (word: string): string =>
  shellWords.has(word) || /^[\p{L}\p{N}_@%+=:,./^~{}[\]*?!-]+$/u.test(word)
    ? word
    : `'${word.replaceAll("'", "'\\''")}'`

/** The line that some words of the shell were; a line that was quoted as a whole arrives as one word. */
const lineOf = (words: readonly string[]): string =>
  words.length === 1 || /\s/.test(words[0] ?? '') ? words.join(' ') : words.map(quoted).join(' ')

/** The index at which the learner's line begins: after our options, and after `--`. */
function startOf(argv: readonly string[], options: ReadonlyMap<string, Named>): number {
  let i = 0
  for (; i < argv.length; i++) {
    const option = optionAt(argv[i]!, options)
    if (!option) break
    if (option.type !== 'flag' && !argv[i]!.includes('=')) i++
  }
  return Math.min(i, argv.length)
}

/** The index at which the second of two lines begins: after the `--` that is followed by the program that the first line begins with, or after the first `--`. */
function secondAt(words: readonly string[]): number {
  const marks = words.flatMap((word, index) => (word === '--' && index > 0 ? [index] : []))
  return marks.find((index) => words[index + 1] === words[0]) ?? marks[0] ?? -1
}

/** A line in which words with dashes that are no options of ours stand behind `--`. */
function withDashes(argv: readonly string[], options: ReadonlyMap<string, Named>): string[] {
  const end = argv.indexOf('--')
  const [own, rest] = end < 0 ? [argv, []] : [argv.slice(0, end), argv.slice(end + 1)]
  const strange = own.filter((word) => /^-./.test(word) && optionAt(word, options) === undefined)
  return [...own.filter((word) => !strange.includes(word)), '--', ...strange, ...rest]
}

/** Parts a command line at the lines of the learner's own: whatever follows `explain`, `compare` or `--text` is not ours to read, unless the line is one quoted word. */
export function parted(
  argv: readonly string[],
  { words }: Command,
  options: ReadonlyMap<string, Named>,
): Parted {
  const last = Object.values(words).at(-1)
  if (last?.type === 'list' && last.dashes) return { ours: withDashes(argv, options), lines: new Map() }
  const keys = Object.keys(words).filter((key) => words[key]!.type === 'line')
  if (keys.length > 0) return partedWords(argv, keys, options)
  const at = argv.findIndex((word) => word === '--' || optionAt(word, options)?.type === 'line')
  if (at < 0 || argv[at] === '--') return { ours: [...argv], lines: new Map() }
  return partedOption(argv, at, options)
}

/** Parts a command line whose words are lines, as those of `explain` and `compare`. */
function partedWords(
  argv: readonly string[],
  keys: readonly string[],
  options: ReadonlyMap<string, Named>,
): Parted {
  const lines = new Map<string, string>()
  const start = startOf(argv, options)
  const marked = argv[start] === '--'
  const given = argv.slice(marked ? start + 1 : start)
  // No command line begins with a dash: an option is misspelt, or of another command.
  if (!marked && given[0]?.startsWith('-')) return { ours: [...argv], lines }
  const ours = argv.slice(0, start)
  if (keys.length === 2) return twoLines(ours, given, keys, options)
  if (given.length === 0) return { ours, lines }
  const whole = /\s/.test(given[0]!) && onlyOptions(given.slice(1), options)
  lines.set(keys[0]!, whole ? given[0]! : lineOf(given))
  return { ours: [...ours, ...(whole ? given.slice(1) : [])], lines }
}

/** Two lines: each in quotes, or parted by `--`. */
function twoLines(
  ours: readonly string[],
  given: readonly string[],
  keys: readonly string[],
  options: ReadonlyMap<string, Named>,
): Parted {
  const at = secondAt(given)
  const rest = given.slice(2)
  if (at < 0 && !onlyOptions(rest, options)) return { ours: [...ours], lines: new Map(), unparted: true }
  const both = at < 0 ? given.slice(0, 2) : [given.slice(0, at), given.slice(at + 1)].map(lineOf)
  const lines = new Map(
    both.map((line, index) => [keys[index]!, line] as const).filter(([, line]) => line !== ''),
  )
  return { ours: [...ours, ...(at < 0 ? rest : [])], lines }
}

/** Parts a command line at an option that takes a line, as `--text`; its line may be left out before options of ours. */
function partedOption(argv: readonly string[], at: number, options: ReadonlyMap<string, Named>): Parted {
  const { key } = optionAt(argv[at]!, options)!
  const before = argv.slice(0, at)
  const [, joined] = /^[^=]*=(.*)$/s.exec(argv[at]!) ?? []
  const rest = [...(joined === undefined ? [] : [joined]), ...argv.slice(at + 1)]
  const noLine = joined === undefined && rest[0]?.startsWith('--') === true && onlyOptions(rest, options)
  if (noLine) return { ours: [...before, ...rest], lines: new Map([[key, '']]) }
  const whole = onlyOptions(rest.slice(1), options)
  const line = whole ? (rest[0] ?? '') : lineOf(rest)
  return { ours: [...before, ...(whole ? rest.slice(1) : [])], lines: new Map([[key, line]]) }
}
