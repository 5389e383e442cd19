import type { ReadOption, Stray } from './reading.ts'
import type { CommandSpec, OptionSpec } from './spec.ts'
import type { Word } from './words.ts'

/** The options read from the words of a line so far. */
export interface OptionScan {
  spec: CommandSpec
  words: readonly Word[]
  /** Old names of options that still work, by path and name or by name. */
  hidden: Readonly<Record<string, string>>
  options: ReadOption[]
  strays: Stray[]
}

/** An option found by a name, and the value that the name itself gives. */
interface Found {
  spec: OptionSpec
  raw?: string
}

const isSwitch = ({ takes }: OptionSpec): boolean => takes === 'none'

/** The options that a long name may be short for, each once. */
function abbreviated({ options, grammar }: CommandSpec, name: string): OptionSpec[] {
  if (!grammar.abbreviations || !/^--\w/.test(name)) return []
  const found = new Set<OptionSpec>()
  for (const [form, spec] of options) if (form.startsWith(name)) found.add(spec)
  // Names of one option are one candidate.
  const meant = new Map([...found].map((spec) => [spec.rule.means ?? spec.name, spec]))
  for (const [means, spec] of meant) {
    const plain = options.get(means)
    if (plain && plain !== spec && meant.has(plain.name)) meant.delete(means)
  }
  return [...meant.values()]
}

/** The switch that a name such as `--no-color` turns off. */
function negated({ options, grammar }: CommandSpec, name: string): Found | undefined {
  for (const spec of options.values()) if (spec.negated === name) return { spec, raw: 'false' }
  if (!grammar.negation || !name.startsWith('--no-')) return undefined
  const plain = name.slice(5)
  const spec = options.get(plain.length === 1 ? `-${plain}` : `--${plain}`)
  return spec ? { spec, raw: 'false' } : undefined
}

/** The option of a name; undefined when none or more than one may be meant. */
export function optionNamed(
  spec: CommandSpec,
  name: string,
  hidden: OptionScan['hidden'] = {},
): Found | undefined {
  const own = spec.options.get(name)
  if (own) return { spec: own }
  const old = hidden[`${spec.path} ${name}`] ?? hidden[name]
  const real = old === undefined ? undefined : spec.options.get(old)
  if (real) return { spec: real }
  const off = name.startsWith('--') || spec.grammar.dashes !== 'two' ? negated(spec, name) : undefined
  if (off) return off
  const [only, ...others] = abbreviated(spec, name)
  return only && others.length === 0 ? { spec: only } : undefined
}

/** How many words behind a place go up to one of `ends`. */
function lengthUntil(words: readonly Word[], at: number, ends: readonly string[]): number {
  const end = words.findIndex(({ text }, index) => index > at && ends.includes(text))
  return (end < 0 ? words.length : end) - at
}

/** How many words behind a place are none that begins with a dash. */
function lengthOfList(words: readonly Word[], at: number): number {
  const end = words.findIndex(({ text }, index) => index > at && text.startsWith('-'))
  return (end < 0 ? words.length : end) - at - 1
}

/** Puts an option down and returns the index of the word behind it. */
function put(
  scan: OptionScan,
  spec: OptionSpec,
  spelt: string,
  raw: string,
  from: number,
  to: number,
): number {
  scan.options.push({ spec, spelt, raw, value: raw, from, to })
  return to + 1
}

/** Takes a value that may be left out. */
function takeOptional(
  scan: OptionScan,
  at: number,
  spelt: string,
  spec: OptionSpec,
  attached?: string,
): number {
  const next = scan.words[at + 1]?.text ?? ''
  if (attached === undefined && spec.rule.numeric && /^\d+$/.test(next))
    return put(scan, spec, spelt, next, at, at + 1)
  return put(scan, spec, spelt, attached ?? spec.rule.implied ?? 'true', at, at)
}

/** Takes a value that has to be there: attached, or the next words. */
function takeRequired(
  scan: OptionScan,
  at: number,
  spelt: string,
  spec: OptionSpec,
  attached?: string,
): number {
  const { until, list, words: count = 1 } = spec.rule
  const wanted = until
    ? lengthUntil(scan.words, at, until)
    : list
      ? Math.max(1, lengthOfList(scan.words, at))
      : count
  const given = attached === undefined ? [] : [attached]
  const to = at + wanted - given.length
  const only = spec.takes === 'attached'
  if (to >= scan.words.length || (only && attached === undefined)) {
    scan.strays.push({ why: 'no-value', word: at, spec })
    return only ? at + 1 : scan.words.length
  }
  for (let i = at + 1; i <= to; i++) given.push(scan.words[i]!.text)
  return put(scan, spec, spelt, given.join(' '), at, to)
}

/** Puts an option down with its value and returns the index of the next word. */
function take(scan: OptionScan, at: number, spelt: string, found: Found, attached?: string): number {
  const { spec, raw } = found
  if (raw !== undefined) return put(scan, spec, spelt, raw, at, at)
  if (spec.takes === 'optional') return takeOptional(scan, at, spelt, spec, attached)
  if (spec.takes !== 'none') return takeRequired(scan, at, spelt, spec, attached)
  if (attached === undefined || scan.spec.grammar.switchValues)
    return put(scan, spec, spelt, attached ?? 'true', at, at)
  scan.strays.push({ why: 'takes-none', word: at, spec, raw: attached })
  return at + 1
}

/** Reads a long option, or a short one of several letters, that is a word of its own. */
function long(scan: OptionScan, at: number, text: string): number | undefined {
  const { spec, hidden, strays } = scan
  const equals = text.indexOf('=')
  const name = equals < 0 ? text : text.slice(0, equals)
  const attached = equals < 0 ? undefined : text.slice(equals + 1)
  if (/^--[-=]/.test(text)) {
    strays.push({ why: 'syntax', word: at, typed: text })
    return at + 1
  }
  const whole = attached === undefined ? undefined : spec.options.get(text)
  const found = whole ? { spec: whole } : optionNamed(spec, name, hidden)
  const { longValue } = spec.grammar
  if (!found) {
    const names = abbreviated(spec, name).map((item) => item.name)
    if (names.length > 1) strays.push({ why: 'ambiguous', word: at, typed: name, names })
    else return undefined
    return at + 1
  }
  if (whole) return take(scan, at, text, found)
  if (attached !== undefined && longValue === 'word') return undefined
  if (attached === undefined && longValue === 'equals' && found.spec.takes === 'required') {
    strays.push({ why: 'no-value', word: at, spec: found.spec })
    return at + 1
  }
  return take(scan, at, name, found, attached)
}

/** The value that is attached to a letter; undefined if there is none. */
function attachedTo(rest: string, { grammar }: CommandSpec): string | undefined {
  if (rest === '') return undefined
  return grammar.shortEquals === 'dropped' && rest.length > 1 && rest[0] === '=' ? rest.slice(1) : rest
}

/** Reads letters that share one dash; the last may have a value. */
function letters(scan: OptionScan, at: number, text: string): number {
  const { spec, strays } = scan
  const { bundles } = spec.grammar
  const unknown = (typed: string): number => {
    strays.push({ why: 'unknown', word: at, typed })
    return at + 1
  }
  for (let i = 1; i < text.length; i++) {
    const spelt = `-${text[i]}`
    const found = spec.options.get(spelt)
    const slip = i === 1 && text.length > 2 && (!bundles || spec.options.has(`-${text}`))
    if (!found) return unknown(slip ? text : spelt)
    const rest = text.slice(i + 1)
    const attached = attachedTo(rest, spec)
    if (!isSwitch(found) || attached !== (rest || undefined))
      return take(scan, at, spelt, { spec: found }, attached)
    if (rest !== '' && !bundles) return unknown(text)
    take(scan, at, spelt, { spec: found })
  }
  return at + 1
}

/** Reads `-3` as the option that it is short for; undefined when it is none. */
function numbered(scan: OptionScan, at: number, text: string): number | undefined {
  const { number } = scan.spec.grammar
  if (number === undefined || !/^-\d+$/.test(text) || scan.spec.options.has(text.slice(0, 2)))
    return undefined
  const found = optionNamed(scan.spec, number)
  return found && take(scan, at, text, found, text.slice(1))
}

/** Reads an option by its long name, with as many dashes as the program takes. */
function named(scan: OptionScan, at: number, text: string): number | undefined {
  const { dashes } = scan.spec.grammar
  const double = text.startsWith('--')
  if (double && dashes === 'one') return undefined
  if (!double && (dashes === 'two' || text.length < 3)) return undefined
  const other = double ? text.slice(1) : `-${text}`
  return long(scan, at, text) ?? (dashes === 'either' ? long(scan, at, other) : undefined)
}

/** Whether a word begins with a dash, or with an option that has a plus for one: `+c 9`. */
export const beginsOption = ({ options }: CommandSpec, text: string): boolean =>
  (text[0] === '-' && text.length > 1) || (text[0] === '+' && options.has(text.slice(0, 2)))

/** Reads the option at a word that begins with a dash, or a plus that stands for one, and returns the index of the next word. What is not known becomes a stray. */
export function readOption(scan: OptionScan, at: number): number {
  const { text } = scan.words[at]!
  if (text[0] === '+') {
    const name = text.slice(0, 2)
    return take(scan, at, name, { spec: scan.spec.options.get(name)! }, text.slice(2) || undefined)
  }
  const next = numbered(scan, at, text) ?? named(scan, at, text)
  if (next !== undefined) return next
  if (!text.startsWith('--')) return letters(scan, at, text)
  scan.strays.push({ why: 'unknown', word: at, typed: text.replace(/=.*$/s, '') })
  return at + 1
}

/** Reads option letters without a dash: `tar xzf FILE`; undefined where the word is something else. Their values are the next words, in the order of the letters. */
export function readBareLetters(scan: OptionScan, at: number): number | undefined {
  const { options } = scan.spec
  if (!/^[A-Za-z]+$/.test(scan.words[at]?.text ?? '')) return undefined
  const specs = [...scan.words[at]!.text].map((letter) => options.get(letter) ?? options.get(`-${letter}`))
  if (specs.some((spec) => spec === undefined)) return undefined
  let next = at + 1
  for (const spec of specs as OptionSpec[]) {
    const spelt = spec.short ?? spec.name
    if (spec.takes !== 'required') take(scan, at, spelt, { spec })
    else if (next < scan.words.length) {
      const raw = scan.words[next]!.text
      scan.options.push({ spec, spelt, raw, value: raw, from: at, to: next })
      next++
    } else scan.strays.push({ why: 'no-value', word: at, spec })
  }
  return next
}
