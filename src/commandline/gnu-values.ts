import { as, bad } from './values.ts'

type Valued = ReturnType<typeof as>

const powers = 'KMGTPEZY'

/** A size as GNU programs read it, in bytes: `1K` and `1KiB` are 1024, `1KB` is 1000, `2b` is 1024; a sign in front stays. */
export function gnuSize(raw: string): Valued {
  const match = /^([-+<>/%]?)(\d+)(?:(b)|([kKmMGTPEZY])(iB|B)?)?$/.exec(raw)
  if (!match) return as(raw)
  const [, sign, number, block, unit, base] = match
  const power = unit === undefined ? 0 : powers.indexOf(unit.toUpperCase()) + 1
  const factor = block === undefined ? (base === 'B' ? 1000n : 1024n) ** BigInt(power) : 512n
  return as(`${sign}${BigInt(number!) * factor}`)
}

const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/** A time as `sleep` and `timeout` read it, in seconds: `1m` is 60. */
export function gnuDuration(raw: string): Valued {
  const match = /^(\d*\.?\d+)([smhd]?)$/.exec(raw)
  return as(match ? String(Number(match[1]) * units[match[2] || 's']!) : raw)
}

/** The words of a format list, parted by commas or spaces: `1.1 2.2` is `1.1,2.2`. */
export const fieldList = (raw: string): Valued =>
  as(
    raw
      .trim()
      .split(/[,\s]+/)
      .join(','),
  )

/** A text in which `\t`, `\n` and the like stand for one character. */
export const unescaped = (raw: string): string =>
  raw.replace(/\\([abfnrtv\\0])/g, (_, letter: string) => characters[letter]!)

const characters: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  0: '\0',
}

/** Whom a clause of a mode is about. Without `ugoa` the mask of the process counts too, which `?` stands for. */
const whoIn = (who: string): string[] =>
  who === '' ? ['?'] : who.includes('a') ? ['u', 'g', 'o'] : [...new Set(who)]

/** Sets what a clause of a mode says, by who and letter. */
function applyClause(given: Map<string, string>, clause: string): boolean {
  const [, who, sign, letters] = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? []
  if (who === undefined) return false
  for (const one of whoIn(who)) {
    if (sign === '=') {
      given.set(one, '=')
      for (const letter of 'rwxXst') given.set(one + letter, '-')
    }
    for (const letter of letters!) given.set(one + letter, sign === '-' ? '-' : '+')
  }
  return true
}

const bits: readonly (readonly [string, number])[] = [
  ['r', 4],
  ['w', 2],
  ['x', 1],
]

/** A mode as `chmod` reads it: `0644`, `u=rw,go=r` and `a=r,u+w` are `644`; clauses in any order that changes nothing. */
export function fileMode(raw: string): Valued {
  if (/^0*[0-7]{1,4}$/.test(raw)) return as(raw.replace(/^0+(?=.)/, '').padStart(3, '0'))
  const given = new Map<string, string>()
  for (const part of raw.split(',')) {
    const [who = '', rest = ''] = /^([ugoa]*)(.*)$/s.exec(part)?.slice(1) ?? []
    const clauses = rest.match(/[-+=][^-+=]*/g) ?? []
    if (clauses.length === 0 || !clauses.every((clause) => applyClause(given, who + clause)))
      return bad('mode', raw)
  }
  const special = [...given].some(([key, sign]) => /[Xst]$/.test(key) && sign === '+')
  if (['u', 'g', 'o'].every((who) => given.get(who) === '=') && !special)
    return as(
      ['u', 'g', 'o']
        .map((who) =>
          bits.reduce((sum, [letter, bit]) => sum + (given.get(who + letter) === '+' ? bit : 0), 0),
        )
        .join(''),
    )
  return as(
    [...given]
      .map(([key, sign]) => key + sign)
      .sort()
      .join(),
  )
}

const classes: Readonly<Record<string, string>> = {
  lower: 'a-z',
  upper: 'A-Z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: '0-9A-Za-z',
}

/** The characters of a set of `tr`, in order; undefined where it holds more than characters, ranges and plain classes. */
export function setOf(raw: string): string[] | undefined {
  const text = unescaped(
    raw.replace(/\[:(lower|upper|digit|alpha|alnum):\]/g, (_, name: string) => classes[name]!),
  )
  if (/\[[:=.].*[:=.]\]|\[.\*|\\/.test(text)) return undefined
  const letters: string[] = []
  for (const [part] of text.matchAll(/.-.|./gs)) {
    if (part.length < 3) {
      letters.push(part)
      continue
    }
    const [from, to] = [part.codePointAt(0)!, part.codePointAt(2)!]
    if (to < from || to - from > 255) return undefined
    for (let code = from; code <= to; code++) letters.push(String.fromCodePoint(code))
  }
  return letters
}

/** A moment as `date -d` and `touch -t` read it, where it is written in digits: `2020-01-01 00:00` and `202001010000` are one. */
export function moment(raw: string): string {
  const plain = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(raw)
  const stamp = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/.exec(raw)
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = plain ?? stamp ?? []
  return year === undefined ? raw : `${year}-${month}-${day}T${hour}:${minute}:${second}`
}

const formats: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  h: '%b',
}

/** A format of `date` with its short forms written out: `+%F` is `+%Y-%m-%d`. */
export const dateFormat = (raw: string): string =>
  raw.replace(/%([FTRDh%])/g, (all, letter: string) => formats[letter] ?? all)
