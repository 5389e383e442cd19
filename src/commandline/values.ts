import { nearest } from '../model/index.ts'

/** Why a value is refused; `detail` is the part that is wrong, or what is allowed. */
export interface ValueFault {
  code:
    | 'boolean'
    | 'number'
    | 'bytes'
    | 'duration'
    | 'port'
    | 'port-ranges'
    | 'protocol'
    | 'address'
    | 'mode'
    | 'colons'
    | 'path'
    | 'key-value'
    | 'allowed'
    | 'key'
    | 'empty'
    | 'reference'
    | 'one-container'
    | 'form'
    | 'name'
    | 'policy'
    | 'signal'
    | 'too-little'
    | 'filter'
    | 'target'
  detail: string
  /** The allowed word that is nearest. */
  near?: string
}

/** A value as it counts, or why the program would refuse it. */
export type Valued = { value: string } | { fault: ValueFault }
/** A value that is refused, and why. */
export const bad = (code: ValueFault['code'], detail: string): Valued => ({ fault: { code, detail } })
/** A value as it counts. */
export const as = (value: string): Valued => ({ value })

/** The words that Go's strconv accepts as true and false. */
export const truths: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, 'true'])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, 'false'])),
}

const whole =
  /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?\d)*)$/

/** A whole number as Go's ParseInt(s, 0, bits) reads it: 0x10, 0b1, 0o7, 017, 1_000. */
export function wholeNumber(raw: string, bits = 64, unsigned = false): Valued {
  if (!whole.test(raw) || (unsigned && /^[+-]/.test(raw))) return bad('number', raw)
  const digits = raw.replace(/^[+-]/, '').replaceAll('_', '')
  const size = BigInt(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits)
  const number = raw.startsWith('-') ? -size : size
  const top = 2n ** BigInt(unsigned ? bits : bits - 1)
  if (number >= top || (unsigned ? number < 0n : number < -top)) return bad('number', raw)
  return { value: String(number) }
}

const float = /^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** A number with a fraction. */
export const decimal = (raw: string): Valued =>
  float.test(raw) ? { value: String(Number(raw.replaceAll('_', ''))) } : bad('number', raw)

/** A size in bytes with an optional unit, powers of 1024: `512m`, `0.5g`, `1 GiB`. */
export function bytes(raw: string): Valued {
  const match = /^\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s?([a-zA-Z]{0,3})$/.exec(raw)
  const unit = /^(?:b|([kmgtp])(?:i?b)?)?$/i.exec(match?.[2] ?? '')
  if (!match || !unit) return bad('bytes', raw)
  const power = unit[1] === undefined ? 0 : 'kmgtp'.indexOf(unit[1].toLowerCase()) + 1
  return { value: String(Math.trunc(Number(match[1]) * 1024 ** power)) }
}

const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
}

/** A duration as Go writes it: `1h30m`, `500ms`; in seconds. */
export function duration(raw: string): Valued {
  const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(raw)
  if (!match) return bad('duration', raw)
  let sum = 0
  for (const [, number, unit] of match[2]!.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/g))
    sum += Number(number) * seconds[unit!]!
  return { value: `${match[1] === '-' ? -sum : sum}` }
}

/** A path as it counts: `./a/` is `a`; the working directory in any spelling is `.`. */
export function path(raw: string): string {
  const here = raw.replace(/^(?:\$PWD|\$\{PWD\}|\$\(pwd\)|`pwd`)(?=\/|$)/, '.')
  const clean = here.replace(/\/{2,}/g, '/').replace(/(?<=[^/])\/$/, '')
  return clean.replace(/^(?:\.\/)+(?=[^/])/, '')
}

/** The signals of Linux by name, with their numbers on most machines. */
export const signalNumbers: Readonly<Record<string, number>> = Object.fromEntries(
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
    .split(' ')
    .map((name, index) => [name, index + 1]),
)
const signals = new Map(Object.entries(signalNumbers).map(([name, number]) => [String(number), name]))

/** A signal by its plain name: `SIGTERM`, `term` and `15` are `TERM`. */
export const signal = (raw: string): string => signals.get(raw) ?? raw.toUpperCase().replace(/^SIG/, '')

/** A Go template without the spaces that change nothing: `{{ .ID }}` is `{{.ID}}`. */
export const template = (raw: string): string =>
  raw.replace(
    /\{\{(-?)\s*(.*?)\s*(-?)\}\}/gs,
    (_, left: string, inside: string, right: string) => `{{${left} ${inside.replace(/\s+/g, ' ')} ${right}}}`,
  )

/** The words of a form that name a kind of value, where the program has no type for it. */
const forms: readonly [RegExp, string][] = [
  [/^<?(?:FILE|FILENAME|DIR|DIRECTORY|PATH|file|dir|path|filename|directory)>?$/, 'path'],
  [/^<?(?:SIGNAL|signal)>?$/, 'signal'],
]

const readers: Readonly<Record<string, (raw: string) => Valued>> = {
  boolean: (raw) => (raw in truths ? { value: truths[raw]! } : bad('boolean', raw)),
  int: (raw) => wholeNumber(raw),
  int64: (raw) => wholeNumber(raw),
  uint: (raw) => wholeNumber(raw, 64, true),
  uint64: (raw) => wholeNumber(raw, 64, true),
  uint16: (raw) => wholeNumber(raw, 16, true),
  uint32: (raw) => wholeNumber(raw, 32, true),
  float: decimal,
  float64: decimal,
  decimal,
  bytes,
  duration,
  path: (raw) => as(path(raw)),
  file: (raw) => as(path(raw)),
  filename: (raw) => as(path(raw)),
  directory: (raw) => as(path(raw)),
  dir: (raw) => as(path(raw)),
  signal: (raw) => as(signal(raw)),
}

/** Whether a value is filled in by the shell, so that nobody can say what it will be. */
const expands = (raw: string): boolean => /[$`]/.test(raw)

/** A value as its type reads it; types without rules are taken as they are. `form` is the placeholder that help shows for it. */
export function byType(type: string, raw: string, form?: string): Valued {
  if (raw.includes('{{')) return as(template(raw))
  const named = Object.hasOwn(readers, type) ? type : forms.find(([pattern]) => pattern.test(form ?? ''))?.[1]
  if (named === undefined) return as(raw)
  const read = readers[named]!(raw)
  return 'fault' in read && expands(raw) ? as(raw) : read
}

/** The word of a list that is nearest to a typed one. */
export const nearWord = (typed: string, words: readonly string[]): string | undefined =>
  typed.length < 40 ? nearest(typed, words) : undefined

/** Types whose values add up when the option is given again; of any other type the last counts. */
export const collects = (type: string): boolean =>
  /^(?:list|strings|map|filter|mount|network|ulimit|port|config|secret|gpu-request|stringToString|pref|external-ca|stringArray|stringSlice|node-addr|ipNetSlice|credential-spec)$/.test(
    type,
  )

/** The fields of one comma-separated record, quotes as in CSV; undefined when the quotes do not close. */
export function fields(raw: string): string[] | undefined {
  const found: string[] = []
  let at = 0
  for (;;) {
    if (raw[at] === '"') {
      const match = /^"((?:[^"]|"")*)"(?=,|$)/.exec(raw.slice(at))
      if (!match) return undefined
      found.push(match[1]!.replaceAll('""', '"'))
      at += match[0].length
    } else {
      const end = raw.indexOf(',', at)
      const field = raw.slice(at, end < 0 ? raw.length : end)
      if (field.includes('"')) return undefined
      found.push(field)
      at += field.length
    }
    if (at >= raw.length) return found
    at++
  }
}
