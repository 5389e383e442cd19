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

/** Reads a plain line: words, and long options of the command each given once. Undefined for any other line; yargs reads those, and these in the same way, but takes a third of the time of a start to load. */
export function plainRaw(argv: readonly string[], options: ReadonlyMap<string, Named>): Raw | undefined {
  const raw: Raw = { words: [], options: new Map(), unknown: [] }
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!
    if (!word.startsWith('-')) {
      // To yargs a yes or no after a flag may be its value.
      if (word === '' || word === 'true' || word === 'false') return undefined
      raw.words.push(word)
      continue
    }
    const [, name = '', given] = /^--([a-z][a-z-]*)(?:=(.+))?$/s.exec(word) ?? []
    const option = options.get(name)
    if (option === undefined || option.type === 'list' || raw.options.has(option.key)) return undefined
    const flag = option.type === 'flag'
    const value = flag ? (given === undefined ? true : undefined) : (given ?? argv[++i])
    if (
      value === undefined ||
      value === '' ||
      (!flag && given === undefined && String(value).startsWith('-'))
    )
      return undefined
    raw.options.set(option.key, [value])
  }
  return raw
}
