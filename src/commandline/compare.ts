import { compareContents } from './contents.ts'
import { type Difference, decisiveFirst, isOneDash, isSlip } from './difference.ts'
import { headFaults, mistypedCommand, mistypedFirst } from './mistyped.ts'
import { fill, patternOf } from './pattern.ts'
import { type Program, programOf } from './program.ts'
import { readLine } from './read.ts'
import type { Fault, Reading, ReadOption } from './reading.ts'
import type { Notice } from './words.ts'

/** How a line compares with the one that was wanted. */
export interface Comparison {
  /** `unknown`: the decks do not say enough to tell; `unknown` of the comparison says what is missing. */
  verdict: 'same' | 'different' | 'unknown'
  /** The decisive ones first. */
  differences: Difference[]
  /** The reasons for the verdict `unknown`. */
  unknown: Fault[]
  /** Words that were typed without need and change nothing that was asked for: explicit defaults, and extras such as `--rm`. */
  needless: ReadOption[]
  /** The line does what was wanted: it is the same, or has nothing but needless extras. */
  enough: boolean
  /** A slip of the fingers: worth one more try. */
  near: boolean
  given: Reading
  expected: Reading
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

const texts = ({ words }: Reading): string[] => words.map(({ text }) => text)

const assignments = ({ notices }: Reading): string =>
  notices
    .filter(({ code }) => code === 'assignment')
    .map(({ text }) => text)
    .sort()
    .join(' ')

const has = ({ notices }: Reading, code: Notice['code']): boolean =>
  notices.some((item) => item.code === code)

/** Whether two lines are the same letter by letter, as the shell reads them. */
const identical = (a: Reading, b: Reading): boolean =>
  a.tail === b.tail &&
  assignments(a) === assignments(b) &&
  has(a, 'dash') === has(b, 'dash') &&
  has(a, 'curly') === has(b, 'curly') &&
  sameList(texts(a), texts(b))

// Notices that make another line of a line.
const noticed: Partial<Record<Notice['code'], 'dashes' | 'curly' | 'shell'>> = {
  dash: 'dashes',
  curly: 'curly',
  unclosed: 'shell',
  operator: 'shell',
}

/** Lists what the shell, not the program, makes of the given line. */
function shellDifferences(expected: Reading, given: Reading): Difference[] {
  const found: Difference[] = []
  const [wanted, typed] = [assignments(expected), assignments(given)]
  if (wanted !== typed) found.push({ code: 'environment', expected: wanted, given: typed })
  for (const { code, text } of given.notices.slice(0, 40)) {
    const named = noticed[code]
    if (named !== undefined && !has(expected, code)) found.push({ code: named, typed: text })
  }
  if (given.tail === '' && expected.tail !== '')
    found.push({ code: 'missing-word', expected: expected.tail, slot: '' })
  return found
}

/** The words that the decks do not know, and what may belong to them: of a command that is not known the whole line, in its order. */
const opaque = (reading: Reading): string => {
  const { unknown, words } = reading
  if (unknown.some(({ code }) => code === 'unknown-command')) return texts(reading).join('\n')
  return unknown
    .flatMap((fault) => ('word' in fault ? [words[fault.word]!.text] : []))
    .sort()
    .join('\n')
}

const keyOfFault = (fault: Fault): string => `${fault.code} ${'typed' in fault ? fault.typed : ''}`

/** The words that name the command, as they were typed. */
function typedPath({ words, head, options }: Reading): string {
  const ofOption = (index: number): boolean => options.some(({ from, to }) => from <= index && index <= to)
  return words
    .slice(1, head)
    .flatMap(({ text }, index) => (text.startsWith('-') || ofOption(index + 1) ? [] : [text]))
    .join(' ')
}

interface Found {
  differences: Difference[]
  faults: Fault[]
  needless: ReadOption[]
}

/** Compares the two lines as the program, not the shell, reads them. */
function programDifferences(program: Program, expected: Reading, given: Reading): Found {
  const all = [...given.faults, ...given.unknown]
  const plain = (path: string): string => program.dialect.twins?.[path] ?? path
  if (given.spec && expected.spec && plain(given.path) === plain(expected.path)) {
    const found = compareContents(program, expected, given)
    return { ...found, differences: found.differences.map((item) => mistypedFirst(program, item)) }
  }
  if (given.spec && expected.spec) {
    const { path, spec } = given
    return {
      differences: [
        {
          code: 'other-command',
          expected: expected.path,
          given: path,
          typed: typedPath(given),
          meaning: spec.summary,
        },
      ],
      // Too few words for another command says nothing about this one.
      faults: all.filter(({ code }) => code !== 'too-few' && code !== 'too-many'),
      needless: [],
    }
  }
  const slip = mistypedCommand(expected, given)
  return {
    differences: slip ? [slip] : [],
    faults: slip ? all.filter(({ code }) => !headFaults.has(code)) : all,
    needless: [],
  }
}

// Differences that remain whatever an unknown option does; a slip in an unknown name is not among them.
const decisive = new Set<Difference['code']>([
  'fault',
  'wanted-fault',
  'other-command',
  'wrong-value',
  'environment',
  'dashes',
  'curly',
  'after-argument',
  'switch-value',
])

/** Whether the lines differ in nothing but a `--` that may tell branches from files: only the names themselves decide. */
const onlyDashes = (differences: readonly Difference[]): boolean =>
  differences.length > 0 &&
  differences.every(
    (item) =>
      (item.code === 'missing-word' && item.expected === '--') ||
      (item.code === 'extra-word' && item.given === '--'),
  )

/** The verdict on two lines; `unsure`: something in them is not known, `sameUnknown`: the same in both. */
function verdictOf(
  differences: readonly Difference[],
  unsure: boolean,
  sameUnknown: boolean,
): Comparison['verdict'] {
  if (onlyDashes(differences)) return 'unknown'
  if (!unsure) return differences.length === 0 ? 'same' : 'different'
  if (differences.some(({ code }) => decisive.has(code))) return 'different'
  if (!sameUnknown) return 'unknown'
  return differences.length === 0 ? 'same' : 'different'
}

/** Lists the parts of two lines that cannot be judged. */
function doubtsOf(
  unknown: readonly Fault[],
  given: Reading,
  both: boolean,
  differences: readonly Difference[],
): Fault[] {
  if (onlyDashes(differences)) return [{ code: 'depends', typed: '--' }]
  if (both) return [...unknown, ...given.faults]
  const slip = given.unknown.filter((fault) => !unknown.includes(fault))
  return unknown.length > 0 ? [...unknown] : slip
}

function sanitize(program: Program, path: string, difference: Difference): boolean {
  if (difference.code !== 'extra-option') return false
  return program.dialect.isExtra?.(path, difference.spec.name) ?? false
}

/** The options behind harmless extras, for the remark on them. */
const extrasOf = (given: Reading, differences: readonly Difference[]): ReadOption[] =>
  differences.flatMap((difference) => {
    if (difference.code !== 'extra-option') return []
    const { word, spec } = difference
    return given.options.find((option) => option.from === word && option.spec.name === spec.name) ?? []
  })

/** Compares a line with the one that was wanted: same command, same options and values, same words, same command inside. Lines that are the same letter by letter are the same, whatever is in them. */
export function compareReadings(program: Program, expected: Reading, given: Reading): Comparison {
  const base = { given, expected, unknown: [], needless: [], near: false }
  if (identical(expected, given)) return { ...base, verdict: 'same', differences: [], enough: true }
  const excused = new Set([...expected.faults, ...expected.unknown].map(keyOfFault))
  const found = programDifferences(program, expected, given)
  const refused = new Set<Fault>(found.faults.filter((fault) => !given.unknown.includes(fault)))
  const own = found.faults.filter((fault) => !excused.has(keyOfFault(fault)))
  const ofGiven = new Set([...given.faults, ...given.unknown].map(keyOfFault))
  const wanted = expected.faults.filter((fault) => !ofGiven.has(keyOfFault(fault)))
  const differences = decisiveFirst([
    ...shellDifferences(expected, given),
    ...wanted.map((fault): Difference => ({ code: 'wanted-fault', fault })),
    ...found.differences,
    ...own.filter((fault) => refused.has(fault)).map((fault): Difference => ({ code: 'fault', fault })),
  ])
  const unknown = [...own.filter((fault) => !refused.has(fault)), ...expected.unknown]
  const tails = expected.tail !== given.tail && expected.tail !== '' && given.tail !== ''
  const both = expected.faults.length > 0 && given.faults.length > 0
  const slips = found.differences.some(isSlip) && given.unknown.length > 0
  const unsure = slips || expected.unknown.length > 0 || given.unknown.length > 0 || tails || both
  const verdict = verdictOf(
    differences,
    unsure,
    opaque(expected) === opaque(given) && !tails && !both && !slips,
  )
  const extra = differences.length > 0 && differences.every((item) => sanitize(program, given.path, item))
  return {
    ...base,
    verdict,
    differences,
    unknown: verdict === 'unknown' ? doubtsOf(unknown, given, both, differences) : [],
    needless: extra ? [...found.needless, ...extrasOf(given, differences)] : found.needless,
    enough: verdict === 'same' || (verdict === 'different' && extra),
    near: verdict !== 'same' && differences.length > 0 && differences.every(isSlip) && own.every(isOneDash),
  }
}

/** Whether a command of an answer is missing in decks that do not list all commands, such as notes. */
const isUnlisted = ({ unknown }: Reading): boolean =>
  unknown.some((fault) => fault.code === 'unknown-command' && fault.unsure === true)

/** Compares a line with an answer. Where the decks have other commands of the program than the answer's, lines are the same, or nearly, if they were so for a program that nobody described. */
function compareAnswer(program: Program, answer: string, typed: string, given: Reading): Comparison {
  const pattern = patternOf(answer)
  const expected = readLine(program, fill(program, pattern, given))
  const comparison = compareReadings(program, expected, given)
  if (!isUnlisted(expected)) return comparison
  const bare = programOf(program.name, [])
  const read = readLine(bare, typed)
  const plain = compareReadings(bare, readLine(bare, fill(bare, pattern, read)), read)
  return plain.verdict === 'different' && !plain.near ? comparison : plain
}

/** Compares a typed line with accepted answers, whose free parts the learner fills in at will; the nearest answer counts. An answer that its own decks would refuse decides nothing. */
export function compareAny(program: Program, answers: readonly string[], typed: string): Comparison {
  const given = readLine(program, typed)
  let best: Comparison | undefined
  for (const answer of answers) {
    const comparison = judged(completed(compareAnswer(program, answer, typed, given)))
    if (comparison.verdict === 'same') return comparison
    if (!best || weight(comparison) < weight(best)) best = comparison
  }
  return best!
}

/** A comparison with an answer that lacks words which its own program wants, as notes write them: a line that has these words is none the worse. */
function completed(comparison: Comparison): Comparison {
  const { expected, given, differences } = comparison
  const lacks = expected.faults.length > 0 && expected.faults.every(({ code }) => code === 'too-few')
  if (!lacks || given.faults.length + given.unknown.length > 0) return comparison
  const left = differences.filter(
    (item) =>
      item.code !== 'extra-word' &&
      item.code !== 'inner' &&
      !(item.code === 'wanted-fault' && item.fault.code === 'too-few'),
  )
  if (left.length > 0) return { ...comparison, differences: left }
  return { ...comparison, verdict: 'same', differences: [], unknown: [], enough: true, near: false }
}

function judged(comparison: Comparison): Comparison {
  const { expected, given, differences } = comparison
  const doubtful = expected.faults.some(({ code }) => code !== 'too-few') && given.faults.length === 0
  if (comparison.verdict !== 'different' || !doubtful) return comparison
  if (differences.some(({ code }) => code === 'other-command')) return comparison
  return { ...comparison, verdict: 'unknown', unknown: expected.faults }
}

const weight = ({ differences, enough, verdict }: Comparison): number =>
  enough
    ? 0
    : (verdict === 'unknown' ? 3 : 0) +
      differences.reduce(
        (sum, { code }) => sum + (code === 'other-command' ? 6 : code === 'fault' ? 2 : 1),
        0,
      )
