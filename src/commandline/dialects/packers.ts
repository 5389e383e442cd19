import type { OptionRule } from '../../model/index.ts'
import type { Dialect } from '../dialect.ts'
import { defaults, lastOf, means } from './rules.ts'

/** The levels of compression: of several the last counts, and one of them goes without saying. */
const levels = (first: number, last: number, usual: number): Record<string, OptionRule> =>
  Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, at) => [
      `-${first + at}`,
      { takes: 'none', group: 'level', ...(first + at === usual ? { default: 'true' } : {}) },
    ]),
  )

const best = (name: string): OptionRule => ({ takes: 'none', means: name })

/** gzip: files in any order, levels, and the names that it is also called by. */
export const gzip: Dialect = {
  names: { gunzip: '--decompress', zcat: '--decompress --stdout' },
  grammar: {
    style: 'getopt',
    anyOrder: true,
    rules: {
      ...levels(1, 9, 6),
      '--fast': { takes: 'none', group: 'level' },
      '--best': { takes: 'none', group: 'level' },
    },
  },
}

/** bzip2. */
export const bzip2: Dialect = {
  names: { bunzip2: '--decompress', bzcat: '--decompress --stdout' },
  grammar: {
    style: 'getopt',
    anyOrder: true,
    rules: {
      ...levels(1, 9, 9),
      '--fast': best('-1'),
      '--best': best('-9'),
      '--compress': { takes: 'none', default: 'true' },
    },
  },
}

/** xz. */
export const xz: Dialect = {
  names: { unxz: '--decompress', xzcat: '--decompress --stdout' },
  grammar: {
    style: 'getopt',
    anyOrder: true,
    rules: {
      ...levels(0, 9, 6),
      ...lastOf('work', '--decompress --test --list'),
      '--compress': { takes: 'none', group: 'work', default: 'true' },
      '--fast': best('-0'),
      '--best': best('-9'),
      ...defaults({ '--check': 'crc64', '--threads': '1', '--format': 'auto' }),
      ...means({ '--uncompress': '--decompress', '--to-stdout': '--stdout' }),
    },
  },
}

/** zstd. */
export const zstd: Dialect = {
  names: { unzstd: '--decompress', zstdcat: '--decompress --stdout --force', zstdmt: '-T0' },
  grammar: { style: 'getopt', anyOrder: true, rules: levels(1, 19, 3) },
}

/** zip: the archive first, and lists of names that go on to the next option. */
export const zip: Dialect = {
  grammar: {
    style: 'getopt',
    rules: {
      ...levels(0, 9, 6),
      '--exclude': { takes: 'required', list: true, repeats: 'collects' },
      '--include': { takes: 'required', list: true, repeats: 'collects' },
    },
  },
  rewrite({ options, positionals: [archive], spec }) {
    if (archive && !/\.|^-$/.test(archive.raw)) archive.value = `${archive.raw}.zip`
    const at = options.findIndex(
      ({ spec: own, raw }) => own.name === '--compression-method' && raw === 'store',
    )
    const none = spec?.options.get('-0')
    if (at >= 0 && none) options[at] = { ...options[at]!, spec: none, raw: 'true', value: 'true' }
  },
}
