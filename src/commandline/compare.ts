import { editDistance } from '../model/index.ts'
import { effective } from './effective.ts'
import { fill, patternOf } from './pattern.ts'
import type { OptionSpec, Program } from './program.ts'
import { type Fault, type Reading, type ReadOption, readLine } from './read.ts'
import { slotAt } from './usage.ts'

/** One way in which a line is not the one that was wanted; `word` is an index into the words of the given line. */
export type Difference =
  | { code: 'fault'; fault: Fault }
  | { code: 'other-command'; expected: string; given: string /** What it does. */; meaning: string }
  | { code: 'missing-option'; spec: OptionSpec; raw: string }
  | { code: 'extra-option'; spec: OptionSpec; raw: string; word: number }
  | { code: 'wrong-value'; spec: OptionSpec; expected: string; given: string; word: number }
  /** It stands behind the first argument, so it went to the command inside. */
  | { code: 'after-argument'; spec: OptionSpec; word: number; to: number; slot: string }
  /** One edit away from an option that was wanted. */
  | { code: 'mistyped'; typed: string; spec: OptionSpec; word: number }
  | { code: 'missing-word'; expected: string; slot: string }
  | { code: 'extra-word'; given: string; word: number }
  | { code: 'wrong-word'; expected: string; given: string; slot: string; word: number }
  | { code: 'order'; expected: string[]; given: string[] }
  | { code: 'inner'; expected: string; given: string }
  /** Dashes of a word processor. */
  | { code: 'dashes'; typed: string }
  /** An unquoted `|`, `&&`, `;` or `>`, or a quote that never closes. */
  | { code: 'shell'; typed: string }

/** How a line compares with the one that was wanted. */
export interface Comparison {
  same: boolean
  differences: Difference[]
  /** A slip of the fingers: worth one more try. */
  near: boolean
  given: Reading
  expected: Reading
}

const shown = ({ raw, spec }: ReadOption): string => (spec.type === 'boolean' && raw === 'true' ? '' : raw)

// Nobody reads more than that; a hostile line has to end.
const most = 40

/** What remains of both lists when every equal pair is taken away. */
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

/** Compares a line with the one that was wanted: same command, same options and values, same words, same command inside. */
export function compareReadings(program: Program, expected: Reading, given: Reading): Comparison {
  const differences: Difference[] = []
  // What the decks do not know of an answer is right when it is typed as it stands there.
  const [wantedWords, typedWords] = [expected, given].map(({ words }) => words.map(({ text }) => text))
  if (
    expected.faults.length > 0 &&
    same(wantedWords!, typedWords!) &&
    !given.notices.some(({ code }) => code === 'operator')
  )
    return { same: true, differences, near: false, given, expected }
  for (const notice of given.notices.slice(0, most)) {
    if (notice.code === 'dash') differences.push({ code: 'dashes', typed: notice.text })
    if (notice.code === 'operator' || notice.code === 'unclosed')
      differences.push({ code: 'shell', typed: notice.text })
  }
  let faults = given.faults
  if (given.spec && expected.spec && given.path === expected.path)
    faults = contents(program, expected, given, differences)
  else if (given.spec) {
    differences.push({
      code: 'other-command',
      expected: expected.path,
      given: given.path,
      meaning: given.spec.summary,
    })
    // Too few words for another command says nothing about this one.
    faults = faults.filter((fault) => fault.code !== 'too-few' && fault.code !== 'too-many')
  }
  // A fault that the answer has as well says more about the decks than about the line.
  const excused = new Set(
    expected.faults.map((fault) => `${fault.code} ${'typed' in fault ? fault.typed : ''}`),
  )
  faults = faults.filter((fault) => !excused.has(`${fault.code} ${'typed' in fault ? fault.typed : ''}`))
  differences.push(...faults.map((fault): Difference => ({ code: 'fault', fault })))
  if (
    differences.length === 0 &&
    expected.faults.length > 0 &&
    !same([...wantedWords!].sort(), [...typedWords!].sort())
  )
    differences.push({ code: 'inner', expected: wantedWords!.join(' '), given: typedWords!.join(' ') })
  return {
    same: differences.length === 0,
    differences,
    near: differences.length > 0 && differences.every(({ code }) => code === 'mistyped' || code === 'dashes'),
    given,
    expected,
  }
}

/** The differences between two lines of one command; returns the faults that no difference explains. */
function contents(program: Program, expected: Reading, given: Reading, differences: Difference[]): Fault[] {
  const arity = expected.spec!.arity
  // Where order counts, the place among its own kind belongs to an option.
  const placed = (list: ReadOption[]): Map<ReadOption, number> => {
    const seen = new Map<string, number>()
    return new Map(
      list.map((option) => {
        const place = (seen.get(option.spec.name) ?? -1) + 1
        seen.set(option.spec.name, place)
        return [option, program.dialect.ordered?.includes(option.spec.name) ? place : 0]
      }),
    )
  }
  const [wantedOptions, givenOptions] = [effective(expected, program), effective(given, program)]
  const places = new Map([...placed(wantedOptions), ...placed(givenOptions)])
  let { missing, extra } = unmatched(
    wantedOptions,
    givenOptions,
    (option) => `${option.spec.name}\n${option.value}\n${places.get(option)}`,
  )
  let faults = given.faults.filter(({ code }) => code !== 'too-few' && code !== 'too-many')
  const found = new Set<unknown>()

  for (const fault of faults) {
    if (fault.code === 'bad-value') {
      // The refusal says more than "another value was wanted".
      const [wanted, typed] = [missing, extra].map((list) => list.find(({ spec }) => spec === fault.spec))
      missing = missing.filter((option) => option !== wanted)
      extra = extra.filter((option) => option !== typed)
    }
    if (fault.code === 'needs-value') {
      const wanted = missing.find(({ spec }) => spec.name === fault.spec.name)
      missing = missing.filter((option) => option !== wanted)
    }
    if (fault.code !== 'unknown-option') continue
    const meant = missing.find(({ spec }) =>
      [spec.long, spec.short].some(
        (form) => form !== undefined && form.length > 4 && editDistance(form, fault.typed, 1) <= 1,
      ),
    )
    if (!meant) {
      // Meant, but two letters off: the fault says it all.
      const near = missing.find(({ spec }) => spec === fault.near)
      missing = missing.filter((option) => option !== near)
      continue
    }
    missing = missing.filter((option) => option !== meant)
    differences.push({ code: 'mistyped', typed: fault.typed, spec: meant.spec, word: fault.word })
    found.add(fault)
  }
  faults = faults.filter((fault) => !found.has(fault))

  let inner = given.inner
  if (missing.length > 0 && inner.some(({ raw }) => raw.startsWith('-'))) {
    // Read the words inside as if they were still options of the command.
    const words = [program.name, expected.path, ...inner.map(({ raw }) => quoted(raw))].join(' ')
    const strayed = readLine(program, words)
    const offset = strayed.head
    for (const option of strayed.options) {
      const wanted = missing.find(({ spec }) => spec.name === option.spec.name)
      if (!wanted) continue
      missing = missing.filter((item) => item !== wanted)
      const [from, to] = [inner[option.from - offset]!, inner[option.to - offset]!]
      differences.push({
        code: 'after-argument',
        spec: option.spec,
        word: from.word,
        to: to.word,
        slot: slotAt(arity, 0) ?? '',
      })
    }
    if (differences.some(({ code }) => code === 'after-argument')) {
      const kept = new Set(strayed.positionals.map(({ word }) => word - offset))
      for (const { word } of strayed.inner) kept.add(word - offset)
      inner = inner.filter((_, index) => kept.has(index))
    }
  }
  // A mistyped option with a value leaves the value behind as a word.
  const words = given.positionals
  for (const option of extra) {
    const wanted = missing.find(({ spec }) => spec.name === option.spec.name)
    if (wanted) {
      missing = missing.filter((item) => item !== wanted)
      differences.push({
        code: 'wrong-value',
        spec: option.spec,
        expected: shown(wanted),
        given: shown(option),
        word: option.to,
      })
    } else
      differences.push({ code: 'extra-option', spec: option.spec, raw: shown(option), word: option.from })
  }
  for (const option of missing)
    differences.push({ code: 'missing-option', spec: option.spec, raw: shown(option) })
  const slips =
    differences.some(({ code }) => code === 'mistyped') ||
    faults.some(({ code }) => code === 'unknown-option')
  positionals(expected, words, slips, differences)

  const [wantedInner, givenInner] = [expected.inner, inner].map((list) => list.map(({ raw }) => raw))
  if (!same(wantedInner!, givenInner!) && !slips)
    differences.push({
      code: 'inner',
      expected: wantedInner!.map(shellWord).join(' '),
      given: givenInner!.map(shellWord).join(' '),
    })
  return faults
}

function positionals(
  expected: Reading,
  given: Reading['positionals'],
  slips: boolean,
  differences: Difference[],
): void {
  const arity = expected.spec!.arity
  const wanted = expected.positionals
  const [wantedWords, givenWords] = [wanted, given].map((list) => list.map(({ value }) => value))
  if (same(wantedWords!, givenWords!)) return
  if (same([...wantedWords!].sort(), [...givenWords!].sort())) {
    if (!arity.alike)
      differences.push({
        code: 'order',
        expected: wanted.map(({ raw }) => raw),
        given: given.map(({ raw }) => raw),
      })
    return
  }
  const { missing, extra } = unmatched(wanted, given, ({ value }) => value)
  // Behind an option that was not understood nobody can say which words are its value.
  if (slips && missing.length === 0) return
  for (let i = 0; i < Math.max(missing.length, extra.length); i++) {
    const [want, typed] = [missing[i], extra[i]]
    const slot = slotAt(arity, want ? wanted.indexOf(want) : 0) ?? ''
    if (want && typed)
      differences.push({ code: 'wrong-word', expected: want.raw, given: typed.raw, slot, word: typed.word })
    else if (want) differences.push({ code: 'missing-word', expected: want.raw, slot })
    else if (typed && i < 8) differences.push({ code: 'extra-word', given: typed.raw, word: typed.word })
  }
}

const same = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])
/** A word as it has to be typed, quotes only where it needs them. */
const shellWord = (word: string): string => (/[\s'"\\|&;<>]/.test(word) || word === '' ? quoted(word) : word)
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** Compares a typed line with accepted answers, whose free parts the learner fills in at will; the nearest answer counts. */
export function compareAny(program: Program, answers: readonly string[], typed: string): Comparison {
  const given = readLine(program, typed)
  let best: Comparison | undefined
  for (const answer of answers) {
    const expected = readLine(program, fill(program, patternOf(answer), given))
    const comparison = compareReadings(program, expected, given)
    if (comparison.same) return comparison
    if (!best || weight(comparison) < weight(best)) best = comparison
  }
  return best!
}

const weight = ({ differences }: Comparison): number =>
  differences.reduce((sum, { code }) => sum + (code === 'other-command' ? 6 : code === 'fault' ? 2 : 1), 0)
