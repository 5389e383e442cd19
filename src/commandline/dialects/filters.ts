import type { Dialect } from '../dialect.ts'
import { fieldList, gnuSize, setOf, unescaped } from '../gnu-values.ts'
import { as } from '../values.ts'
import { collected, defaults, getopt, means, meansValue, putWord } from './rules.ts'

/** cat: letters that stand for several. */
export const cat: Dialect = {
  grammar: getopt(
    means({
      '--show-all': '-v -E -T',
      '-e': '-v -E',
      '-t': '-v -T',
    }),
  ),
  // Lines that are not empty are numbered, whatever `-n` says.
  rewrite(reading) {
    const has = (name: string): boolean => reading.options.some(({ spec }) => spec.name === name)
    if (has('--number-nonblank'))
      reading.options = reading.options.filter(({ spec }) => spec.name !== '--number')
  },
}

/** expand and unexpand. */
export const expand: Dialect = { grammar: getopt(defaults({ '--tabs': '8' })) }

/** od: letters of old that stand for a format. */
export const od: Dialect = {
  grammar: getopt({
    ...collected('--format'),
    ...means({
      '-a': '--format=a',
      '-b': '--format=o1',
      '-c': '--format=c',
      '-d': '--format=u2',
      '-f': '--format=fF',
      '-i': '--format=dI',
      '-l': '--format=dL',
      '-o': '--format=o2',
      '-s': '--format=d2',
      '-x': '--format=x2',
    }),
    ...defaults({ '--address-radix': 'o' }),
  }),
  value: (_path, option, _type, raw) => (/bytes$/.test(option) ? gnuSize(raw) : undefined),
}

/** xxd: names with one dash, of which one has three forms. */
export const xxd: Dialect = {
  grammar: {
    style: 'single',
    rules: {
      ...means({ '-p': '-ps', '-plain': '-ps', '-postscript': '-ps' }),
      '-cols': { takes: 'required', default: '16' },
    },
  },
}

/** nl and its defaults. */
export const nl: Dialect = {
  grammar: getopt(
    defaults({
      '--body-numbering': 't',
      '--header-numbering': 'n',
      '--footer-numbering': 'n',
      '--section-delimiter': '\\:',
      '--line-increment': '1',
      '--join-blank-lines': '1',
      '--number-format': 'rn',
      '--number-separator': '\t',
      '--starting-line-number': '1',
      '--number-width': '6',
    }),
  ),
  value: (_path, option, _type, raw) => (option === '--number-separator' ? as(unescaped(raw)) : undefined),
}

/** paste. */
export const paste: Dialect = {
  grammar: getopt(defaults({ '--delimiters': '\t' })),
  value: (_path, option, _type, raw) => (option === '--delimiters' ? as(unescaped(raw)) : undefined),
}

/** join: fields by number. */
export const join: Dialect = {
  grammar: getopt({
    ...defaults({ '-1': '1', '-2': '1' }),
    ...meansValue({ '-j': '-1 $ -2 $' }),
    ...collected('-a -v'),
  }),
  value: (_path, option, _type, raw) => (option === '-o' ? fieldList(raw) : undefined),
}

/** fold: `-3` is `-w 3`. */
export const fold: Dialect = {
  grammar: getopt(defaults({ '--width': '80' }), { number: '--width' }),
}

/** fmt: as fold. */
export const fmt: Dialect = {
  grammar: getopt(defaults({ '--width': '75' }), { number: '--width' }),
}

/** base64 and base32. */
export const base64: Dialect = { grammar: getopt(defaults({ '--wrap': '76' })) }

/** seq: from 1 and by 1 where the line says nothing else. */
export const seq: Dialect = {
  // A word with a dash behind the first is a number.
  grammar: getopt(defaults({ '--separator': '\n' }), { options: 'first' }),
  value: (_path, option, _type, raw) => (option === '--separator' ? as(unescaped(raw)) : undefined),
  rewrite(reading) {
    const count = reading.positionals.length
    if (count === 1) putWord(reading, 0, '1')
    if (count === 1 || count === 2) putWord(reading, 1, '1')
  },
}

/** split: sizes, and `-3` for `-l 3`. */
export const split: Dialect = {
  grammar: getopt(
    {
      ...defaults({ '--lines': '1000', '--suffix-length': '2' }),
      ...meansValue({ '-C': '--line-bytes=$' }),
      '-d': { takes: 'none', means: '--numeric-suffixes' },
      '-x': { takes: 'none', means: '--hex-suffixes' },
      '--numeric-suffixes': { takes: 'optional', implied: '0' },
      '--hex-suffixes': { takes: 'optional', implied: '0' },
    },
    { number: '--lines' },
  ),
  value: (_path, option, _type, raw) => (/bytes$/.test(option) ? gnuSize(raw) : undefined),
  rewrite({ positionals }) {
    if (positionals.length === 2 && positionals[1]!.raw === 'x') positionals.pop()
  },
}

/** tr: sets of characters, in any order where it changes nothing. */
export const tr: Dialect = {
  grammar: getopt({}, { options: 'first' }),
  rewrite({ options, positionals }) {
    const has = (name: string): boolean => options.some(({ spec }) => spec.name === name)
    const [first, second] = positionals
    const set = first && setOf(first.raw)
    if (!first || !set) return
    if (!second) {
      first.value = [...new Set(set)].sort().join('')
      return
    }
    const other = setOf(second.raw)
    if (!other || has('--complement') || has('--delete') || has('--truncate-set1') || other.length === 0)
      return
    if (new Set(set).size < set.length || other.length > set.length) return
    const pairs = set.map((letter, at) => letter + (other[at] ?? other.at(-1)!)).sort()
    first.value = pairs.map(([letter]) => letter).join('')
    second.value = pairs.map((pair) => pair.slice(1)).join('')
  },
}

/** pr: `-2` is `--columns=2`. */
export const pr: Dialect = {
  grammar: getopt(defaults({ '--columns': '1', '--length': '66', '--width': '72' }), { number: '--columns' }),
}
