import { optionName } from '../commands/command.ts'
import type { Named, Raw } from './raw.ts'

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Reads any command line with yargs, which knows every way in which an option can be written. */
export async function yargsRaw(argv: readonly string[], options: ReadonlyMap<string, Named>): Promise<Raw> {
  const { yargs } = await import('../yargs.ts')
  const own = [...new Map([...options.values()].map((option) => [option.key, option])).values()]
  const parser = yargs([])
    .detectLocale(false)
    .help(false)
    .version(false)
    .exitProcess(false)
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'parse-positional-numbers': false,
      'parse-numbers': false,
    })
  for (const option of own)
    parser.option(optionName(option.key), {
      type: option.type === 'flag' ? 'boolean' : 'string',
      array: option.type === 'list' && option.greedy,
      alias: [...(option.letter ?? '')],
    })
  const {
    _: words,
    $0: _,
    ...found
  } = (await parser.parseAsync([...argv])) as Record<string, unknown> & {
    _: unknown[]
  }
  const raw: Raw = { words: words.map(String), options: new Map(), unknown: [] }
  const known = new Set<string>()
  for (const option of own) {
    const name = optionName(option.key)
    for (const other of [name, camel(name), ...(option.letter ?? '')]) known.add(other)
    const values = [found[name]].flat().filter((value) => value !== undefined && value !== false)
    if (values.length > 0)
      raw.options.set(
        option.key,
        values.map((value) => (option.type === 'flag' ? true : String(value))),
      )
  }
  raw.unknown = Object.keys(found).filter((name) => !known.has(name))
  return raw
}
