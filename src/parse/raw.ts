import { type Option, optionName } from '../commands/command.ts'

/** A command line cut into words and options, before anything is checked. */
export interface Raw {
  words: string[]
  /** By the key of the option: its values as they were given, `true` for a flag. */
  options: Map<string, (string | true)[]>
  /** Options that the command does not have, without dashes. */
  unknown: string[]
}

/** An option and the key that it is declared by. */
export type Named = Option & { key: string }

/** Options by their names on the command line, letters among them. */
export function byName(options: Readonly<Record<string, Option>>): Map<string, Named> {
  const named = new Map<string, Named>()
  for (const [key, option] of Object.entries(options)) {
    named.set(optionName(key), { ...option, key })
    for (const letter of option.letter ?? '') named.set(letter, { ...option, key })
  }
  return named
}

/** The option that a word such as `--limit=3` or `-o` names; undefined for any other word. */
export function optionAt(word: string, options: ReadonlyMap<string, Named>): Named | undefined {
  const name = /^--([^=]+)|^-([^-])(?==|$)/.exec(word)
  return name ? options.get(name[1] ?? name[2]!) : undefined
}

/** The option at the head of some words and how many words it takes; undefined for one that is not plain. */
function plainOption(
  [word = '', next]: readonly string[],
  options: ReadonlyMap<string, Named>,
): { key: string; value: string | true; taken: number } | undefined {
  const [, name, given, letter] = /^(?:--([a-z][a-z-]*)(?:=(.+))?|-([a-z]))$/s.exec(word) ?? []
  const option = options.get(name ?? letter ?? '')
  if (option === undefined || option.type === 'list') return undefined
  if (option.type === 'flag')
    return given === undefined ? { key: option.key, value: true, taken: 1 } : undefined
  if (given !== undefined) return { key: option.key, value: given, taken: 1 }
  return next === undefined || next === '' || next.startsWith('-')
    ? undefined
    : { key: option.key, value: next, taken: 2 }
}

// To yargs a yes or no after a flag may be its value.
const ambiguous = new Set(['', 'true', 'false'])

/** Reads a plain line: words, and options of the command each given once, a letter by itself. Undefined for any other line; yargs reads those, and these in the same way, but takes a third of the time of a start to load. */
export function plainRaw(argv: readonly string[], options: ReadonlyMap<string, Named>): Raw | undefined {
  const raw: Raw = { words: [], options: new Map(), unknown: [] }
  for (let i = 0; i < argv.length; ) {
    const word = argv[i]!
    if (ambiguous.has(word)) return undefined
    if (!word.startsWith('-')) {
      raw.words.push(word)
      i++
      continue
    }
    const found = plainOption(argv.slice(i, i + 2), options)
    if (found === undefined || raw.options.has(found.key)) return undefined
    raw.options.set(found.key, [found.value])
    i += found.taken
  }
  return raw
}
