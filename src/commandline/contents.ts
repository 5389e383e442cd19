import { editDistance } from '../model/index.ts'
import { canonicalText } from './canonical.ts'
import type { Difference } from './difference.ts'
import { type Effective, effective } from './effective.ts'
import type { Program } from './program.ts'
import { readLine } from './read.ts'
import type { Fault, Reading, ReadOption, ReadWord } from './reading.ts'
import type { CommandSpec } from './spec.ts'
import { slotAt } from './usage.ts'

// Nobody reads more differences than that; a hostile line has to end.
const most = 40

/** The state of a comparison of two readings of one command. */
interface Match {
  program: Program
  spec: CommandSpec
  expected: Reading
  given: Reading
  /** Options that are wanted and not there, and the reverse. */
  missing: ReadOption[]
  extra: ReadOption[]
  /** Objections of the program or the decks to the given line that no difference explains. */
  faults: Fault[]
  inner: Reading['inner']
  differences: Difference[]
}

/** The differences between two lines of one command. */
export interface Contents {
  differences: Difference[]
  /** Faults of the given line that no difference explains. */
  faults: Fault[]
  /** Options of the given line that say what goes without saying. */
  needless: ReadOption[]
}

const shown = ({ raw, spec }: ReadOption): string =>
  spec.takes !== 'required' && raw === (spec.rule.implied ?? 'true') ? '' : raw

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
/** A word as it has to be typed, quotes only where it needs them. */
const shellWord = (word: string): string => (/[\s'"\\|&;<>]/.test(word) || word === '' ? quoted(word) : word)

/** Takes every equal pair out of both lists and returns the rest. */
function unmatched<T>(wanted: T[], given: T[], key: (item: T) => string): { missing: T[]; extra: T[] } {
  const count = new Map<string, number>()
  for (const item of wanted) count.set(key(item), (count.get(key(item)) ?? 0) + 1)
  const extra: T[] = []
  for (const item of given) {
    const open = count.get(key(item)) ?? 0
    if (open > 0) count.set(key(item), open - 1)
    else if (extra.length < most) extra.push(item)
  }
  const missing = wanted.filter((item) => {
    const open = count.get(key(item))!
    if (open > 0) count.set(key(item), open - 1)
    return open > 0
  })
  return { missing, extra }
}

/** A key for each option that equal options of two lines share; where order counts, its place among its own kind belongs to it. */
function keys(program: Program, options: ReadOption[]): Map<ReadOption, string> {
  const seen = new Map<string, number>()
  const made = new Map<ReadOption, string>()
  for (const option of options) {
    const { spec, value } = option
    const { repeats, series } = spec.rule
    const ordered =
      series !== undefined || repeats === 'ordered' || program.dialect.ordered?.includes(spec.name)
    const row = series ?? spec.name
    const place = (seen.get(row) ?? -1) + 1
    seen.set(row, place)
    made.set(option, `${spec.name}\n${canonicalText(program, value)}\n${ordered ? place : 0}`)
  }
  return made
}

const without = <T>(list: T[], item: T | undefined): T[] => list.filter((other) => other !== item)

/** Takes out what a refusal explains better than a missing or wrong option would. */
function explainedByFaults(match: Match): void {
  for (const fault of match.faults) {
    if (fault.code === 'bad-value') {
      match.missing = without(
        match.missing,
        match.missing.find(({ spec }) => spec === fault.spec),
      )
      match.extra = without(
        match.extra,
        match.extra.find(({ spec }) => spec === fault.spec),
      )
    }
    if (fault.code === 'needs-value' || fault.code === 'takes-none' || fault.code === 'one-dash')
      match.missing = without(
        match.missing,
        match.missing.find(({ spec }) => spec.name === fault.spec.name),
      )
  }
}

const oneLetterOff = (typed: string, { spec }: ReadOption): boolean =>
  [spec.long, spec.short].some(
    (form) => form !== undefined && form.length > 4 && editDistance(form, typed, 1) === 1,
  )

/** Finds options that were mistyped among those that are not known. */
function mistyped(match: Match): void {
  const explained = new Set<Fault>()
  for (const fault of match.faults) {
    if (fault.code !== 'unknown-option') continue
    const meant = match.missing.find((option) => oneLetterOff(fault.typed, option))
    // Meant, but two letters off: the fault says it all.
    const near = meant ?? match.missing.find(({ spec }) => spec === fault.near)
    match.missing = without(match.missing, near)
    if (!meant) continue
    match.differences.push({ code: 'mistyped', typed: fault.typed, spec: meant.spec, word: fault.word })
    explained.add(fault)
  }
  match.faults = match.faults.filter((fault) => !explained.has(fault))
}

/** Finds a long option with one dash, which is read as letters: `-detach` as `-d -e tach`. */
function oneDash(match: Match): void {
  const { spec, given } = match
  if (spec.grammar.dashes !== 'two') return
  for (const [word, { text }] of given.words.entries()) {
    const meant = /^-[a-z][\w-]+$/.test(text) ? spec.options.get(`-${text}`) : undefined
    const of = (option: ReadOption): boolean => option.from === word
    if (!meant || !match.extra.some(of)) continue
    match.extra = match.extra.filter((option) => !of(option))
    match.missing = match.missing.filter((option) => option.spec !== meant)
    match.faults.push({ code: 'one-dash', word, typed: text, spec: meant })
  }
}

/** Finds options that are behind the first argument and so went to the command inside. */
function afterArgument(match: Match): void {
  const { program, spec, expected } = match
  const { inner } = match
  const first = inner.findIndex(({ raw }) => raw.startsWith('-'))
  if (match.missing.length === 0 || first < 0) return
  // Read the words inside, from the first with a dash, as if they were still options of the command.
  const words = [program.name, expected.path, ...inner.slice(first).map(({ raw }) => quoted(raw))].join(' ')
  const strayed = readLine(program, words)
  const offset = strayed.head - first
  const found = new Set<(typeof inner)[number]>()
  for (const option of strayed.options) {
    const wanted = match.missing.find((item) => item.spec.name === option.spec.name)
    const [from, to] = [inner[option.from - offset], inner[option.to - offset]]
    if (!wanted || !from || !to) continue
    match.missing = without(match.missing, wanted)
    for (const word of inner.slice(option.from - offset, option.to - offset + 1)) found.add(word)
    match.differences.push({
      code: 'after-argument',
      spec: option.spec,
      word: from.word,
      to: to.word,
      slot: slotAt(spec.arity, 0) ?? '',
    })
  }
  match.inner = inner.filter((word) => !found.has(word))
}

/** Puts down what remains: another value of the same option, an option more or less. */
function pairUp(match: Match): void {
  for (const option of match.extra) {
    const wanted = match.missing.find(({ spec }) => spec.name === option.spec.name)
    if (wanted) {
      match.missing = without(match.missing, wanted)
      match.differences.push({
        code: 'wrong-value',
        spec: option.spec,
        expected: shown(wanted),
        given: shown(option),
        word: option.to,
      })
    } else
      match.differences.push({
        code: 'extra-option',
        spec: option.spec,
        raw: shown(option),
        word: option.from,
      })
  }
  for (const option of match.missing)
    match.differences.push({ code: 'missing-option', spec: option.spec, raw: shown(option) })
}

/** Finds `--detach false`: a switch followed by a word that was meant as its value. */
function switchValue({ given, differences }: Match, words: readonly ReadWord[]): boolean {
  for (const item of words) {
    if (!/^(?:true|false|yes|no|on|off)$/i.test(item.raw)) continue
    const before = given.options.find(
      ({ to, spec, spelt }) => to === item.word - 1 && spec.takes !== 'required' && spelt.startsWith('--'),
    )
    if (!before) continue
    differences.push({ code: 'switch-value', spec: before.spec, typed: item.raw, word: item.word })
    return true
  }
  return false
}

/** Puts down the words that are missing, wrong or too many, in pairs. */
function wordDifferences(match: Match, missing: readonly ReadWord[], extra: readonly ReadWord[]): void {
  const { spec, expected, differences } = match
  for (let i = 0; i < Math.max(missing.length, extra.length); i++) {
    const [want, other] = [missing[i], extra[i]]
    const slot = slotAt(spec.arity, want ? expected.positionals.indexOf(want) : 0) ?? ''
    if (want && other)
      differences.push({ code: 'wrong-word', expected: want.raw, given: other.raw, slot, word: other.word })
    else if (want) differences.push({ code: 'missing-word', expected: want.raw, slot })
    else if (other && i < 8) differences.push({ code: 'extra-word', given: other.raw, word: other.word })
  }
}

/** Compares the words behind the options. `slips`: an option was not understood, so that one of them may be its value. Returns whether the words that follow still mean something. */
function positionals(match: Match, slips: boolean): boolean {
  const { program, spec, expected, given, differences } = match
  const value = (item: ReadWord): string => canonicalText(program, item.value)
  const [wanted, typed] = [expected.positionals, given.positionals]
  const [wantedWords, givenWords] = [wanted.map(value), typed.map(value)]
  if (same(wantedWords, givenWords)) return true
  if (same([...wantedWords].sort(), [...givenWords].sort())) {
    const raw = (words: readonly ReadWord[]): string[] => words.map((item) => item.raw)
    if (!spec.arity.alike) differences.push({ code: 'order', expected: raw(wanted), given: raw(typed) })
    return true
  }
  const { missing, extra } = unmatched(wanted, typed, value)
  if (slips && missing.length === 0) return true
  // Everything behind the word that a switch did not take has moved by one.
  if (switchValue(match, extra)) return false
  wordDifferences(match, missing, extra)
  return true
}

function inner({ program, expected, inner: typed, differences }: Match): void {
  const [wanted, given] = [expected.inner, typed].map((list) => list.map(({ raw }) => raw))
  const key = (list: string[]): string[] => list.map((word) => canonicalText(program, word))
  if (same(key(wanted!), key(given!))) return
  differences.push({
    code: 'inner',
    expected: wanted!.map(shellWord).join(' '),
    given: given!.map(shellWord).join(' '),
  })
}

/** Whether the dialect's own order of a line says that two lines are the same; undefined where it has none. */
function sameByDialect(match: Match, wanted: Effective, typed: Effective): boolean | undefined {
  const { program, expected, given } = match
  const key = (reading: Reading, counted: Effective): string[] | undefined =>
    program.dialect.canonical?.(reading, counted.options)
  const [a, b] = [key(expected, wanted), key(given, typed)]
  return a && b ? same(a, b) : undefined
}

/** Compares two lines of one command: options and values, words, the command inside. */
export function compareContents(program: Program, expected: Reading, given: Reading): Contents {
  const [wanted, typed] = [effective(expected, program), effective(given, program)]
  const made = new Map([...keys(program, wanted.options), ...keys(program, typed.options)])
  const match: Match = {
    program,
    spec: expected.spec!,
    expected,
    given,
    ...unmatched(wanted.options, typed.options, (option) => made.get(option)!),
    faults: [...given.faults, ...given.unknown].filter(
      ({ code }) => code !== 'too-few' && code !== 'too-many',
    ),
    inner: given.inner,
    differences: [],
  }
  const known = new Set(wanted.needless.map(({ spec }) => spec.name))
  const needless = typed.needless.filter(({ spec }) => !known.has(spec.name))
  const own = sameByDialect(match, wanted, typed)
  if (own && given.unknown.length === 0) return { differences: [], faults: match.faults, needless }
  explainedByFaults(match)
  mistyped(match)
  oneDash(match)
  afterArgument(match)
  pairUp(match)
  const slips =
    match.differences.some(({ code }) => code === 'mistyped') ||
    match.faults.some(({ code }) => code === 'unknown-option')
  const inPlace = positionals(match, slips)
  if (inPlace && !slips) inner(match)
  const { differences, faults } = match
  if (own === false && differences.length === 0 && faults.length === 0)
    differences.push({ code: 'order', expected: wordsOf(expected), given: wordsOf(given) })
  return { differences, faults, needless }
}

const wordsOf = ({ words, head }: Reading): string[] => words.slice(head).map(({ text }) => text)
