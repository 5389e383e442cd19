import { type Program, type Reading, readLine } from '../../commandline/index.ts'
import type { Given } from '../context.ts'

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** Reads the words behind `docker`, as they are after expansion by the shell. */
export const readWords = (program: Program, words: readonly string[]): Reading =>
  readLine(program, ['docker', ...words].map(quoted).join(' '))

/** The options and words that were read. */
export function givenBy(reading: Reading, typed: string): Given {
  const { options, positionals, inner, path, spec } = reading
  const values = (name: string): string[] =>
    options.filter((option) => option.spec.name === name).map(({ raw }) => raw)
  return {
    path,
    typed,
    spec: spec!,
    words: positionals.map(({ raw }) => raw),
    inner: inner.map(({ raw }) => raw),
    has: (name) => {
      const value = values(name).at(-1)
      return value !== undefined && value !== 'false' && value !== '0'
    },
    last: (name) => values(name).at(-1),
    all: values,
  }
}
