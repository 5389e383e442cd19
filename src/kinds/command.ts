import {
  asWritten,
  type Comparison,
  compareAny,
  completions,
  type Difference,
  isMisspelt,
  type Program,
  patternOf,
} from '../commandline/index.ts'
import { cardId, graphemes, type TaskEntry } from '../model/index.ts'
import { beginnings } from './hints.ts'
import type { Kind, KindTexts, Pool } from './kind.ts'
import { programIn } from './program.ts'
import { knownParts } from './read.ts'
import type { MarkedLine, Remark, Verdict } from './verdict.ts'

/** A line of notes in words: what its command and each of its options do. */
function inWords(entry: TaskEntry, pool: Pool, texts: KindTexts): string {
  const { example } = patternOf(entry.answers[0]!)
  const parts = knownParts(entry, pool).map(({ text, meaning }) => {
    const value = /^-\S+ (.*)$/s.exec(text)?.[1]
    return value === undefined ? meaning : `${meaning} (${asWritten(example, value)})`
  })
  const words = example.split(/\s+/)
  const last = words.filter(
    (word, index) => !word.startsWith('-') && index > 1 && !parts.some((part) => part.includes(word)),
  )
  return [
    ...(parts.length > 0 ? parts : [texts.lineOfNotes(words.slice(0, 2).join(' '))]),
    ...last.slice(-2),
  ].join(' · ')
}

/** A task with the names that its words do not say behind it. */
const withNames = (task: string, names: readonly string[] = []): string =>
  names.length === 0 ? task : `${task} (${names.join(', ')})`

/** The words that a difference is about. */
function wordsOf(difference: Difference): [number, number] | undefined {
  if (difference.code === 'fault') {
    const { fault } = difference
    return 'word' in fault ? [fault.word, fault.word] : undefined
  }
  if (!('word' in difference)) return undefined
  return [difference.word, 'to' in difference ? difference.to : difference.word]
}

function markedLine({ given, differences }: Comparison): MarkedLine {
  const off = differences.flatMap((difference) => {
    const words = wordsOf(difference)
    const [first, last] = words ? [given.words[words[0]], given.words[words[1]]] : []
    return first && last ? [{ start: first.start, end: last.end }] : []
  })
  return { line: given.line, off: off.sort((a, b) => a.start - b.start) }
}

/** The wanted and the given option, where one took the place of the other. */
function mixedUp(differences: readonly Difference[]): [string, string][] {
  const missing = differences.flatMap((item) => (item.code === 'missing-option' ? [item.spec.subject] : []))
  const extra = differences.flatMap((item) => (item.code === 'extra-option' ? [item.spec.subject] : []))
  return missing.length === 1 && extra.length === 1 && missing[0] !== extra[0]
    ? [[missing[0]!, extra[0]!]]
    : []
}

/** The options that were wanted and are missing, or have another value or another place. */
const missedIn = (differences: readonly Difference[]): string[] =>
  differences.flatMap((item) =>
    item.code === 'missing-option' || item.code === 'wrong-value' || item.code === 'after-argument'
      ? [item.spec.subject]
      : [],
  )

// The decisive ones: a learner reads no more than that.
const mostRemarks = 2
// All that is missing of a line that is right so far.
const mostMissing = 5

/** The differences that are said of a line. */
const saidOf = (differences: readonly Difference[]): readonly Difference[] => {
  const onlyMissing = differences.every(
    (item) =>
      item.code === 'missing-option' ||
      item.code === 'missing-word' ||
      (item.code === 'inner' && item.given === ''),
  )
  return differences.slice(0, onlyMissing ? mostMissing : mostRemarks)
}

/** Whether the name of the program is misspelt: what is behind it is not judged before that is mended. */
function isMisnamed(program: string, { differences: [first] }: Comparison): boolean {
  if (first?.code !== 'fault' || first.fault.code !== 'other-program') return false
  return isMisspelt(first.fault.typed, program)
}

/** Whether a line begins with a command of the program, without the program. */
function isBare({ differences: [first] }: Comparison): boolean {
  return first?.code === 'fault' && first.fault.code === 'other-program' && first.fault.bare === true
}

/** Judges a line without its program as if it were there: all that is off is said at once, and where nothing else is, the line may be mended. */
function bareVerdict(entry: TaskEntry, given: string, program: Program): Verdict {
  const expected = patternOf(entry.answers[0]!).example
  const [missing] = compareAny(program, entry.answers, given).differences
  const said: Remark[] = missing ? [{ code: 'line', difference: missing }] : []
  const { outcome, remarks, confused, missed } = verdictOn(
    compareAny(program, entry.answers, `${program.name} ${given.trim()}`),
  )
  return outcome === 'right' || outcome === 'near'
    ? { outcome: 'near', expected, given, remarks: [...said, ...(outcome === 'near' ? remarks : [])] }
    : { outcome, expected, given, remarks: [...said, ...remarks], confused, missed }
}

/** The words that name the command of a line, as they are written. */
const nameOf = ({ words, head }: Comparison['given']): string =>
  words
    .slice(0, head)
    .map(({ text }) => text)
    .join(' ')

/** A right line with another name of the command than the answer has: the learner's own is shown, the other one beside it. */
function ownName({ given, expected }: Comparison, answer: string): Pick<Verdict, 'own' | 'also'> {
  if (nameOf(given) === nameOf(expected)) return {}
  return { own: given.line.trim(), also: [answer] }
}

const isIn = ({ words }: Comparison['expected'], typed: string): boolean =>
  words.some(({ text }) => text === typed)

/** Judges a comparison: a line with the wanted effect is right, with a remark on what was not needed; what the decks do not know is neither right nor wrong. */
function verdictOn(comparison: Comparison): Omit<Verdict, 'expected' | 'given'> {
  const { verdict, differences, unknown, needless, enough, near, expected } = comparison
  if (enough)
    return {
      outcome: 'right',
      remarks: needless.slice(0, mostRemarks).map(({ spec, spelt, raw }) => ({
        code: 'needless',
        typed: spec.takes === 'none' ? spelt : `${spelt} ${raw}`,
        summary: spec.summary,
      })),
    }
  if (verdict === 'unknown' && !near)
    return {
      outcome: 'unknown',
      // A fault of the wanted line tells nothing of the given one.
      remarks: unknown
        .filter((fault) => !('typed' in fault && isIn(expected, fault.typed)))
        .slice(0, mostRemarks)
        .map((fault) => ({ code: 'unsure', fault })),
    }
  return {
    outcome: near ? 'near' : 'wrong',
    doubtful: verdict === 'unknown' || undefined,
    remarks: saidOf(differences).map((difference) => ({ code: 'line', difference })),
    marked: markedLine(comparison),
    confused: mixedUp(differences),
    missed: missedIn(differences),
  }
}

/** A comparison of an answer to a task that speaks of force or of being asked: there `--force` is not just more than was needed. */
function withForce(comparison: Comparison, task = ''): Comparison {
  const { needless, enough, verdict } = comparison
  const forced = enough && verdict !== 'same' && needless.some(({ spec }) => spec.name === '--force')
  return forced && /\bforc|\bask|confirm|강제|묻|확인/i.test(task)
    ? { ...comparison, enough: false }
    : comparison
}

// Letters of the last word that hints show, one more each.
const mostLetters = 3

/** Beginnings of a line: two words, a word more at a time, then the first letters of the last word, if the task does not name it. Never the whole. */
function hintsOf(words: readonly string[], task: string): string[] {
  const [last = '', others] = [words.at(-1), words.slice(0, -1)]
  const isNamed = task.split(/[^\w.:/-]+|[.:]\s/).includes(last)
  const letters = isNamed ? [] : beginnings(graphemes(last), 1).slice(0, mostLetters)
  const starts = [
    ...(others.length > 0 ? beginnings(words, 2) : []),
    ...letters.map((start) => [...others, start.join('')]),
  ]
  return [...new Set(starts.map((start) => start.join(' ').trim()))].filter((start) => start !== '')
}

/** The whole lines that may be meant by what is typed behind a beginning that a hint has shown: behind all of it, within its last word, behind fewer of its words. */
function linesFrom(start: string, words: readonly string[], typed: string): string[] {
  const rest = typed.trim()
  const begun = start.split(' ')
  if (rest.split(/\s+/)[0] === words[0]) return []
  const within = words[begun.length - 1] === begun.at(-1) ? [] : [`${start}${rest}`]
  const behind = begun.map((_, index) => [...begun.slice(0, begun.length - index), rest].join(' '))
  return [...within, ...behind]
}

/** A task in words → the whole command line, typed, read as its program reads it. */
export const command: Kind = {
  name: 'command',
  order: 80,
  make: (entry, deck) =>
    entry.kind === 'task'
      ? [
          {
            id: cardId(entry.subject, 'command'),
            kind: 'command',
            deck,
            entry,
            covers: [],
            // A line of notes without words to ask for it has to be read first.
            ...(entry.task === undefined ? { after: cardId(entry.subject, 'read') } : {}),
          },
        ]
      : [],
  ask(card, pool, _random, texts) {
    const entry = card.entry as TaskEntry
    const { example } = patternOf(entry.answers[0]!)
    const words = example.split(/\s+/)
    const task = entry.task === undefined ? inWords(entry, pool, texts) : withNames(entry.task, entry.names)
    return {
      type: 'text',
      prompt: `${texts.typeTheCommand}\n${task}`,
      context: entry.task === undefined ? entry.around : undefined,
      hints: hintsOf(words, entry.task ?? '').map((start) => texts.firstWords(start, words.length)),
    }
  },
  goesOn(card, typed, shown) {
    const { answers, task } = card.entry as TaskEntry
    const words = patternOf(answers[0]!).example.split(/\s+/)
    const hints = hintsOf(words, task ?? '')
    const start = hints[Math.min(shown, hints.length) - 1]
    return start === undefined ? [] : linesFrom(start, words, typed)
  },
  complete: (card, typed, pool) => completions(programIn(pool, (card.entry as TaskEntry).program), typed),
  answers: (card) => (card.entry as TaskEntry).answers.map((answer) => patternOf(answer).example),
  judge(card, _question, answer, pool): Verdict {
    const entry = card.entry as TaskEntry
    const expected = patternOf(entry.answers[0]!).example
    const given = answer.type === 'text' ? answer.text : ''
    if (given.trim() === '') return { outcome: 'wrong', expected, given, remarks: [] }
    const program = programIn(pool, entry.program)
    const comparison = withForce(compareAny(program, entry.answers, given), entry.task)
    if (isBare(comparison)) return bareVerdict(entry, given, program)
    const verdict = verdictOn(
      isMisnamed(program.name, comparison) ? { ...comparison, near: true } : comparison,
    )
    const layout = comparison.given.notices.find(({ code }) => code === 'layout')
    const remarks: Remark[] = layout ? [{ code: 'layout', typed: layout.text }] : []
    const own = verdict.outcome === 'right' ? ownName(comparison, expected) : {}
    return {
      expected,
      given,
      ...own,
      ...verdict,
      remarks: [...remarks, ...verdict.remarks].slice(0, Math.max(mostRemarks, verdict.remarks.length)),
    }
  },
}
