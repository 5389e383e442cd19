import type { Dialect } from '../dialect.ts'
import { collected, ordered } from './rules.ts'

/** A program without spaces that change nothing; one with strings or patterns stays as it is. */
const tight = (program: string): string =>
  /["/\\#]/.test(program)
    ? program
    : program
        .replace(/\s+/g, ' ')
        .replace(/ ?([{}();,]) ?/g, '$1')
        .trim()

/** awk: a program, then files. */
export const awk: Dialect = {
  grammar: {
    style: 'getopt',
    options: 'first',
    firstWordIs: ['--source', '--file'],
    rules: { ...ordered('--file --source --include'), ...collected('--assign') },
  },
  value: (_path, option, _type, raw) => (option === '--source' ? { value: tight(raw) } : undefined),
}
