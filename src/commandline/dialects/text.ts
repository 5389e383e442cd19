import type { Dialect } from '../dialect.ts'
import { gnuSize } from '../gnu-values.ts'
import type { Reading } from '../reading.ts'
import {
  adding,
  collected,
  exclusive,
  lastOf,
  means,
  meansValue,
  optional,
  ordered,
  valued,
} from './rules.ts'

const number = { takes: 'required', type: 'int' } as const

/** Writes patterns of plain words as one each: `-E 'a|b'` is `-e a -e b`, and `-E` or `-F` changes nothing then. */
function plainPatterns(reading: Reading): void {
  const patterns = reading.options.filter(({ spec }) => spec.name === '--regexp')
  const rest = reading.options.filter((option) => !patterns.includes(option))
  const extended = rest.some(({ spec }) => /^--(?:extended|perl)-regexp$/.test(spec.name))
  const words = patterns.flatMap((option) =>
    (extended ? option.raw.split('|') : [option.raw]).map((raw) => ({ ...option, raw, value: raw })),
  )
  if (patterns.length === 0 || !words.every(({ raw }) => /^[\w ]+$/.test(raw))) return
  const kinds = /^--(?:extended|basic|perl)-regexp$|^--fixed-strings$/
  // Two of them are refused, which is said elsewhere.
  const matchers = rest.filter(({ spec }) => kinds.test(spec.name))
  if (new Set(matchers.map(({ spec }) => spec)).size > 1) return
  reading.options = [...rest.filter((option) => !matchers.includes(option)), ...words]
}

/** GNU grep. */
export const grep: Dialect = {
  rewrite: plainPatterns,
  names: { egrep: '--extended-regexp', fgrep: '--fixed-strings', rgrep: '--recursive' },
  grammar: {
    style: 'getopt',
    firstWordIs: ['--regexp', '--file'],
    number: '--context',
    rules: {
      ...exclusive('matcher', '-E -F -G -P'),
      ...collected('--regexp --file --include --exclude --exclude-dir --exclude-from'),
      '--after-context': number,
      '--before-context': number,
      '--context': { ...number, means: '--after-context=$ --before-context=$' },
      '--max-count': number,
      ...valued('--label --group-separator'),
      ...lastOf('case', '--ignore-case'),
      '--no-ignore-case': { takes: 'none', group: 'case', default: 'true' },
      ...lastOf('names', '--with-filename --no-filename'),
      ...optional('--color --colour', 'auto'),
      '--colour': { takes: 'optional', implied: 'auto', means: '--color=$' },
      ...means({
        '-y': '--ignore-case',
        '--silent': '--quiet',
        '-a': '--binary-files=text',
        '--text': '--binary-files=text',
        '-I': '--binary-files=without-match',
        '-r': '--directories=recurse',
        '--recursive': '--directories=recurse',
      }),
      '--binary-files': { takes: 'required', choices: ['binary', 'text', 'without-match'] },
      '--directories': { takes: 'required', choices: ['read', 'recurse', 'skip'] },
      '--devices': { takes: 'required', choices: ['read', 'skip'] },
    },
  },
}

const kindsOfOrder: Readonly<Record<string, string>> = {
  '--numeric-sort': 'n',
  '--general-numeric-sort': 'g',
  '--human-numeric-sort': 'h',
  '--month-sort': 'M',
  '--version-sort': 'V',
  '--dictionary-order': 'd',
  '--ignore-case': 'f',
  '--ignore-nonprinting': 'i',
}

/** Gives keys without letters those of the whole line: `-n -k2` is `-k2n`. */
function keysWithOrder(reading: Reading): void {
  const keys = reading.options.filter(({ spec }) => spec.name === '--key')
  const kinds = reading.options.filter(({ spec }) => kindsOfOrder[spec.name] !== undefined)
  if (keys.length === 0 || !keys.every(({ raw }) => /^[\d.]+(?:,[\d.]+)?$/.test(raw))) return
  const letters = [...new Set(kinds.map(({ spec }) => kindsOfOrder[spec.name]))].sort().join('')
  reading.options = reading.options.filter((option) => !kinds.includes(option))
  for (const key of keys) {
    const index = reading.options.indexOf(key)
    reading.options[index] = { ...key, raw: key.raw.replace(/^[\d.]+/, (start) => start + letters) }
  }
}

/** GNU sort. */
export const sort: Dialect = {
  rewrite: keysWithOrder,
  value: (_path, option, _type, raw) => (option === '--buffer-size' ? gnuSize(raw) : undefined),
  grammar: {
    style: 'getopt',
    anyOrder: true,
    rules: {
      ...ordered('--key'),
      ...collected('--temporary-directory'),
      ...valued('--field-separator --output --buffer-size --parallel --batch-size'),
      ...optional('--check', 'diagnose-first'),
      ...means({ '-C': '--check=quiet' }),
      '--sort': {
        takes: 'required',
        means: '--$-sort',
        choices: ['general-numeric', 'human-numeric', 'month', 'numeric', 'random', 'version'],
      },
    },
  },
}

/** ripgrep. */
export const rg: Dialect = {
  grammar: {
    style: 'clap',
    repeats: 'last',
    firstWordIs: ['--regexp', '--file', '--files', '--type-list'],
    rules: {
      ...collected('--regexp --file --type --type-not --type-add --ignore-file'),
      ...ordered('--glob --iglob'),
      ...lastOf('case', '--ignore-case --case-sensitive --smart-case'),
      ...lastOf('line numbers', '--line-number --no-line-number'),
      ...lastOf('names', '--with-filename --no-filename'),
      ...valued('--after-context --before-context --context --max-count --max-depth --replace --threads'),
      '--color': { takes: 'required', choices: ['never', 'auto', 'always', 'ansi'] },
      ...means({ '-.': '--hidden', '-F': '--fixed-strings' }),
      '--hidden': { takes: 'none' },
      '--unrestricted': { takes: 'none', means: '--no-ignore', repeats: 'adds' },
      '--no-ignore': { takes: 'none', repeats: 'adds' },
      ...adding('--debug'),
    },
  },
}

/** GNU ls. */
export const ls: Dialect = {
  grammar: {
    style: 'getopt',
    anyOrder: true,
    rules: {
      '--sort': {
        takes: 'required',
        choices: ['none', 'size', 'time', 'version', 'extension', 'width', 'name'],
      },
      '--format': {
        takes: 'required',
        choices: ['across', 'horizontal', 'commas', 'long', 'single-column', 'verbose', 'vertical'],
      },
      '--indicator-style': { takes: 'required', choices: ['none', 'slash', 'file-type', 'classify'] },
      ...valued('--width --tabsize --block-size --time-style --time --quoting-style'),
      ...collected('--ignore --hide'),
      ...optional('--color --hyperlink', 'always'),
      ...lastOf('hidden', '--all --almost-all'),
      ...means({
        '-S': '--sort=size',
        '-t': '--sort=time',
        '-U': '--sort=none',
        '-X': '--sort=extension',
        '-v': '--sort=version',
        '-l': '--format=long',
        '-1': '--format=single-column',
        '-C': '--format=vertical',
        '-x': '--format=across',
        '-m': '--format=commas',
        '-p': '--indicator-style=slash',
        '--file-type': '--indicator-style=file-type',
        '-N': '--quoting-style=literal',
        '--literal': '--quoting-style=literal',
        '-Q': '--quoting-style=c',
        '--quote-name': '--quoting-style=c',
        '-b': '--quoting-style=escape',
        '--escape': '--quoting-style=escape',
        '--full-time': '-l --time-style=full-iso',
        '-u': '--time=atime',
        '-c': '--time=ctime',
      }),
      '--classify': { takes: 'optional', implied: 'always', means: '--indicator-style=classify' },
      '-F': { takes: 'none', means: '--indicator-style=classify' },
    },
  },
}

const countedBytes = (
  _path: string,
  option: string,
  _type: string,
  raw: string,
): ReturnType<typeof gnuSize> | undefined =>
  option === '--bytes' || option === '--lines' ? gnuSize(raw) : undefined

/** GNU head and tail: `-5` is `-n 5`. */
export const head: Dialect = {
  value: countedBytes,
  grammar: {
    style: 'getopt',
    number: '--lines',
    rules: {
      ...valued('--bytes'),
      '--lines': { takes: 'required', default: '10' },
      ...lastOf('names', '--quiet --verbose'),
      ...means({ '--silent': '--quiet' }),
    },
  },
}

/** GNU tail. */
export const tail: Dialect = {
  value: countedBytes,
  grammar: {
    style: 'getopt',
    number: '--lines',
    rules: {
      ...valued('--bytes --pid --sleep-interval --max-unchanged-stats'),
      '--lines': { takes: 'required', default: '10' },
      ...optional('--follow', 'descriptor'),
      ...lastOf('names', '--quiet --verbose'),
      ...means({ '-f': '--follow=descriptor', '-F': '--follow=name --retry', '--silent': '--quiet' }),
    },
  },
}

/** A list of numbers and ranges as every spelling of it comes to: `1,2` is `1-2`. Undefined for anything else. */
function rangesOf(raw: string): string | undefined {
  if (!/^\d*-?\d*(?:,\d*-?\d*)*$/.test(raw)) return undefined
  const ranges = raw
    .split(',')
    .map((part): [number, number] => {
      const [from = '', to = from] = part.split('-')
      return [Number(from || 1), to === '' ? Number.POSITIVE_INFINITY : Number(to)]
    })
    .sort((a, b) => a[0] - b[0])
  const joined: [number, number][] = []
  for (const [from, to] of ranges) {
    const last = joined.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined.map(([from, to]) => `${from}-${to}`).join()
}

/** GNU cut and uniq and wc need no more than getopt. */
export const cut: Dialect = {
  value(_path, option, _type, raw) {
    const value = /^--(?:bytes|characters|fields)$/.test(option) ? rangesOf(raw) : undefined
    return value === undefined ? undefined : { value }
  },
  grammar: {
    style: 'getopt',
    rules: {
      '--bytes': { takes: 'required', excludes: 'list' },
      '--characters': { takes: 'required', excludes: 'list' },
      '--fields': { takes: 'required', excludes: 'list' },
      ...valued('--delimiter --output-delimiter'),
    },
  },
  rules: (_path, options) =>
    options.some(({ name }) => /^--(?:bytes|characters|fields|help|version)$/.test(name))
      ? []
      : [{ code: 'needs-option', name: '-b, -c, -f' }],
}

/** GNU xargs: the command inside ends its options. */
export const xargs: Dialect = {
  grammar: {
    style: 'getopt',
    options: 'first',
    rules: {
      ...valued('--max-chars --max-procs --arg-file --delimiter -I'),
      '--max-args': number,
      ...optional('--eof --max-lines'),
      '--replace': { takes: 'optional', implied: '{}' },
      ...meansValue({ '-L': '--max-lines=$', '-I': '--replace=$' }),
      '--null': { takes: 'none', means: '--delimiter=\\0' },
    },
  },
  // A line that names no command runs echo.
  rewrite({ positionals, inner, words }) {
    if (positionals.length + inner.length === 0)
      positionals.push({ raw: 'echo', value: 'echo', word: words.length - 1 })
  },
}
