import type { Dialect } from '../dialect.ts'
import { dateFormat, fileMode, gnuDuration, gnuSize, moment } from '../gnu-values.ts'
import { as } from '../values.ts'
import { collected, defaults, getopt, lastOf, means, meansValue, optional, putWord, valued } from './rules.ts'

/** basename: an ending behind the name is that of `-s`. */
export const basename: Dialect = {
  grammar: getopt({ '--suffix': { takes: 'required' } }),
  rewrite(reading) {
    const { options, positionals, spec } = reading
    const several = options.some((option) => /^--(?:multiple|suffix)$/.test(option.spec.name))
    const suffix = spec?.options.get('--suffix')
    if (several || !suffix || positionals.length !== 2) return
    const { raw, word } = positionals.pop()!
    options.push({ spec: suffix, spelt: '', raw, value: raw, from: word, to: word })
  },
}

/** truncate, shred, cmp and others whose values are sizes. */
export const sizes: Dialect = {
  grammar: { style: 'getopt' },
  value: (_path, option, _type, raw) =>
    /^--(?:size|bytes|buffer-size|block-size|ignore-initial)$/.test(option) ? gnuSize(raw) : undefined,
}

/** date: formats and moments. */
export const date: Dialect = {
  grammar: getopt({
    ...optional('--iso-8601', 'date'),
    ...means({ '--universal': '--utc', '--uct': '--utc', '--rfc-2822': '--rfc-email' }),
    '--set': { takes: 'required' },
  }),
  value: (_path, option, _type, raw) =>
    option === '--date' || option === '--set' ? as(moment(raw)) : undefined,
  rewrite(reading) {
    const days = reading.options.filter(
      ({ spec, raw }) => /^--(?:iso-8601|rfc-3339)$/.test(spec.name) && raw === 'date',
    )
    reading.options = reading.options.filter((option) => !days.includes(option))
    if (days.length > 0) putWord(reading, 0, '+%F')
    for (const item of reading.positionals) if (item.raw.startsWith('+')) item.value = dateFormat(item.raw)
  },
}

const times: Readonly<Record<string, string>> = { access: 'atime', use: 'atime', modify: 'mtime' }

/** touch: files in any order, moments in two spellings. */
export const touch: Dialect = {
  grammar: getopt(
    {
      ...means({ '-a': '--time=atime', '-m': '--time=mtime' }),
      ...meansValue({ '-t': '--date=$' }),
      '--time': { takes: 'required', repeats: 'collects' },
    },
    { anyOrder: true },
  ),
  value(_path, option, _type, raw) {
    if (option === '--time') return as(times[raw] ?? raw)
    return option === '--date' || option === '-t' ? as(moment(raw)) : undefined
  },
}

const modes = (raw: string): string => {
  const read = fileMode(raw)
  return 'value' in read ? read.value : raw
}

/** chmod: a mode and files in any order. */
export const chmod: Dialect = {
  grammar: getopt({ ...lastOf('said', '--changes --verbose') }, { anyOrder: true }),
  rewrite({ options, positionals }) {
    const [mode] = positionals
    if (mode && !options.some(({ spec }) => spec.name === '--reference')) mode.value = modes(mode.raw)
  },
}

/** sleep: the sum of its times. */
export const sleep: Dialect = {
  grammar: { style: 'getopt' },
  rewrite({ positionals }) {
    for (const item of positionals) item.value = countedIn(gnuDuration(item.raw))
    const sum = positionals.reduce((all, { value }) => all + Number(value), 0)
    if (positionals.length > 1 && Number.isFinite(sum)) {
      positionals.length = 1
      positionals[0]!.value = String(sum)
    }
  },
}

const countedIn = (read: ReturnType<typeof as>): string => ('value' in read ? read.value : '')

/** timeout: a time, and the command inside. */
export const timeout: Dialect = {
  grammar: { style: 'getopt', options: 'first', rules: valued('--kill-after --signal') },
  value: (_path, option, _type, raw) => (option === '--kill-after' ? gnuDuration(raw) : undefined),
  rewrite({ positionals: [time] }) {
    if (time) time.value = countedIn(gnuDuration(time.raw))
  },
}

/** ln: as cp, `-t DIR a b` is `a b DIR`. */
export const ln: Dialect = {
  grammar: getopt({ ...optional('--backup'), ...valued('--target-directory --suffix') }),
  rewrite(reading) {
    const target = reading.options.find(({ spec }) => spec.name === '--target-directory')
    if (!target) return
    reading.options = reading.options.filter((option) => option !== target)
    putWord(reading, reading.positionals.length, target.raw)
  },
}

/** install: a mode, and folders to make. */
export const install: Dialect = {
  grammar: getopt(defaults({ '--mode': '755' })),
  value: (_path, option, _type, raw) => (option === '--mode' ? fileMode(raw) : undefined),
}

/** nice: `-5` is `-n 5`, and the command inside. */
export const nice: Dialect = {
  grammar: getopt(defaults({ '--adjustment': '10' }), { options: 'first', number: '--adjustment' }),
}

/** uname: the name of the kernel where the line says nothing else. */
export const uname: Dialect = {
  grammar: getopt({}),
  rewrite({ options, spec }) {
    const own = spec?.options.get('--kernel-name')
    if (own && options.length === 0)
      options.push({ spec: own, spelt: '-s', raw: 'true', value: 'true', from: 0, to: 0 })
  },
}

/** shred: sizes, and how a file is removed. */
export const shred: Dialect = {
  ...sizes,
  grammar: getopt({
    ...defaults({ '--iterations': '3' }),
    '--remove': { takes: 'optional', implied: 'wipesync' },
    '-u': { takes: 'none', means: '--remove' },
  }),
}

/** env: a lone dash is `-i`, and the command inside. */
export const env: Dialect = {
  grammar: getopt({ ...collected('--unset') }, { options: 'first' }),
  rewrite({ options, positionals, spec }) {
    const own = spec?.options.get('--ignore-environment')
    if (!own || positionals[0]?.raw !== '-') return
    const { word } = positionals.shift()!
    options.push({ spec: own, spelt: '-', raw: 'true', value: 'true', from: word, to: word })
  },
}
