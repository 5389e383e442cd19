import type { OptionRule } from '../../model/index.ts'
import type { Dialect, Valued } from '../dialect.ts'
import { as, bad } from '../values.ts'

const units: Readonly<Record<string, number>> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  kB: 1000,
  KB: 1000,
  K: 1024,
  k: 1024,
  KiB: 1024,
  MB: 1000 ** 2,
  M: 1024 ** 2,
  MiB: 1024 ** 2,
  GB: 1000 ** 3,
  G: 1024 ** 3,
  GiB: 1024 ** 3,
  T: 1024 ** 4,
  TB: 1000 ** 4,
}

/** A size as dd reads it: `1K`, `2x512`, `1MB`. */
function size(raw: string): Valued {
  let product = 1
  for (const part of raw.split('x')) {
    const match = /^(\d+)([A-Za-z]*)$/.exec(part)
    const unit = match ? units[match[2]!] : undefined
    if (!match || unit === undefined) return bad('bytes', raw)
    product *= Number(match[1]) * unit
  }
  return as(String(product))
}

const list = (raw: string): Valued => as(raw.split(',').sort().join(','))
const text: OptionRule = { takes: 'required' }
const bytes: OptionRule = { takes: 'required', type: 'size' }
const words: OptionRule = { takes: 'required', type: 'words' }

/** dd: operands without dashes. */
export const dd: Dialect = {
  grammar: {
    style: 'getopt',
    pairs: 'known',
    complete: true,
    rules: {
      if: text,
      of: text,
      bs: { ...bytes, default: '512' },
      ibs: { ...bytes, default: '512' },
      obs: { ...bytes, default: '512' },
      cbs: bytes,
      count: bytes,
      skip: { ...bytes, default: '0' },
      seek: { ...bytes, default: '0' },
      iseek: { takes: 'required', means: 'skip' },
      oseek: { takes: 'required', means: 'seek' },
      conv: words,
      iflag: words,
      oflag: words,
      status: { takes: 'required', choices: ['none', 'noxfer', 'progress'] },
      '--help': { takes: 'none' },
      '--version': { takes: 'none' },
    },
  },
  arity: { '': { min: 0, max: 0 } },
  value(_path, _option, type, raw) {
    if (type === 'size') return size(raw)
    return type === 'words' ? list(raw) : undefined
  },
}
