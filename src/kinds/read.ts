import { explain, patternOf } from '../commandline/index.ts'
import {
  type Answer,
  type Card,
  type CommandEntry,
  cardId,
  type OptionEntry,
  type Question,
  type Random,
  shuffled,
  type TaskEntry,
} from '../model/index.ts'
import { choices, chosen } from './choices.ts'
import type { Kind, Pool } from './kind.ts'
import { describedIn, programIn, summaryIn } from './program.ts'
import type { Remark, Verdict } from './verdict.ts'

const most = 4

type Named = CommandEntry | OptionEntry

/** A part of a line and what it does. */
interface Part {
  text: string
  meaning: string
  subject: string
}

/** The parts of a task's line that the decks explain, in their order. */
export function knownParts(entry: TaskEntry, pool: Pool): Part[] {
  const { parts } = explain(programIn(pool, entry.program), patternOf(entry.answers[0]!).example)
  return parts.flatMap((part) => {
    const subject = part.role === 'command' || part.role === 'option' ? part.subject : undefined
    // A line without words of its own is explained by any deck that can.
    const meaningOf = entry.task === undefined ? describedIn : summaryIn
    const meaning = subject === undefined ? undefined : meaningOf(pool, subject)
    if (subject === undefined || meaning === undefined) return []
    const value = part.role === 'option' ? part.value : undefined
    return [{ text: value === undefined ? part.text : `${part.text} ${value}`, meaning, subject }]
  })
}

/** The parts of the line that a card is about and what each of them does; none of other cards. */
export const partsOf = ({ entry }: Pick<Card, 'entry'>, pool: Pool): Part[] =>
  entry.kind === 'task' ? knownParts(entry, pool) : []

/** Whether an option of a line has no meaning in the decks, so that its known parts alone would not say what it does. */
function isPartlyKnown(entry: TaskEntry, pool: Pool): boolean {
  const { example } = patternOf(entry.answers[0]!)
  const { parts } = explain(programIn(pool, entry.program), example)
  // An option of a program without any known one is read as a word.
  if (/\s-{1,2}[A-Za-z]/.test(example) && parts.every(({ role }) => role !== 'option')) return true
  return parts.some((part) => {
    const isOption = part.role === 'option' || /^-{1,2}[A-Za-z]/.test(part.text)
    const subject = part.role === 'option' ? part.subject : undefined
    return isOption && (subject === undefined || summaryIn(pool, subject) === undefined)
  })
}

/** A command line → what each part does, matched with a list of texts. */
const isOption = (subject: string): boolean => subject.includes('/-')

export const read: Kind = {
  name: 'read',
  order: 70,
  make: (entry, deck) =>
    entry.kind === 'task'
      ? [{ id: cardId(entry.subject, 'read'), kind: 'read', deck, entry, covers: [] }]
      : [],
  ask(card, pool, random, texts) {
    const entry = card.entry as TaskEntry
    const line = patternOf(entry.answers[0]!).example
    const parts = knownParts(entry, pool)
    // The words of the notes say more than half of the parts.
    if (parts.length === 0 || (entry.task !== undefined && isPartlyKnown(entry, pool)))
      return {
        type: 'reveal',
        prompt: `${texts.whatDoesLine}\n${line}`,
        answer: entry.task ?? texts.seeNotes(entry.at.file.replace(/^.*[\\/]/, ''), entry.at.line),
      }
    const told = parts.filter(
      ({ meaning }, index) => parts.findIndex((one) => one.meaning === meaning) === index,
    )
    const some = new Set(shuffled(told, random).slice(0, most))
    const asked = told.filter((part) => some.has(part))
    const meanings = meaningsOf(asked, told, pool, random)
    if (asked.length === 1) return wholeLine(entry, `${texts.whatDoesLine}\n${line}`, asked[0]!, meanings)
    return {
      type: 'steps',
      prompt: `${texts.whatDoesEachPart}\n${line}`,
      steps: asked.map(({ text, meaning }) => ({
        prompt: text,
        choices: meanings,
        right: meanings.indexOf(meaning),
      })),
    }
  },
  judge(card, question, answer, pool) {
    const entry = card.entry as TaskEntry
    const line = patternOf(entry.answers[0]!).example
    if (question.type === 'choice') return chosenWhole(entry, question, answer, pool)
    if (question.type !== 'steps') return { outcome: 'wrong', expected: line, given: '', remarks: [] }
    const indexes = answer.type === 'steps' ? answer.indexes : []
    const parts = knownParts(entry, pool)
    const confused: [string, string][] = []
    const remarks = question.steps.map(({ prompt, choices: offered, right }, index): Remark => {
      const taken = indexes[index] === right ? undefined : offered[indexes[index] ?? -1]
      const [asked, given] = [
        parts.find((part) => part.text === prompt)?.subject,
        describing(taken, pool)?.subject,
      ]
      // An option and a command are not taken for each other.
      if (asked !== undefined && given !== undefined && isOption(asked) === isOption(given))
        confused.push([asked, given])
      return {
        code: 'part',
        part: prompt,
        meaning: offered[right]!,
        chosen: indexes[index] === right ? undefined : (taken ?? ''),
      }
    })
    const right = question.steps.every((item, index) => indexes[index] === item.right)
    return {
      outcome: right ? 'right' : 'wrong',
      expected: line,
      given: indexes.map((index, at) => question.steps[at]!.choices[index] ?? '?').join(' / '),
      remarks,
      confused,
    }
  },
}

/** The question about a line of one part, which is no list of parts: with its meaning among others or, where there are no others, shown. */
function wholeLine(
  { task }: TaskEntry,
  prompt: string,
  { meaning }: Part,
  meanings: readonly string[],
): Question {
  return meanings.length > 1
    ? { type: 'choice', prompt, choices: [...meanings], right: meanings.indexOf(meaning) }
    : { type: 'reveal', prompt, answer: task ?? meaning }
}

/** The verdict on a line that is asked as a whole. */
function chosenWhole(
  entry: TaskEntry,
  question: Question & { type: 'choice' },
  answer: Answer,
  pool: Pool,
): Verdict {
  const verdict = chosen(question, answer, question.choices[question.right]!)
  if (verdict.outcome === 'right' || verdict.given === '') return verdict
  const asked = knownParts(entry, pool).find(({ meaning }) => meaning === verdict.expected)?.subject
  const given = describing(verdict.given, pool)?.subject
  return asked !== undefined && given !== undefined && isOption(asked) === isOption(given)
    ? { ...verdict, confused: [[asked, given]] }
    : verdict
}

/** The command or option that has a meaning. */
const describing = (meaning: string | undefined, pool: Pool): Named | undefined =>
  pool.entries.find(
    (entry): entry is Named =>
      (entry.kind === 'option' || entry.kind === 'command') && entry.summary === meaning,
  )

// With fewer parts than these, other texts are among the choices.
const fewest = 3

/** The texts that the parts are matched with: their own or, of few parts, also those of others, so that not all is told by elimination. */
function meaningsOf(asked: readonly Part[], parts: readonly Part[], pool: Pool, random: Random): string[] {
  if (asked.length >= fewest)
    return shuffled(
      asked.map(({ meaning }) => meaning),
      random,
    )
  const own = new Set(asked.map(({ meaning }) => meaning))
  const others = parts.flatMap(({ meaning }) => (own.has(meaning) ? [] : [meaning]))
  const kind = asked.some(({ text }) => text.startsWith('-')) ? 'option' : 'command'
  const first = new Set(asked.map(({ subject }) => subject))
  const all = pool.entries.filter((entry): entry is Named => entry.kind === kind)
  const [like] = all.filter(({ subject }) => first.has(subject))
  const rest = (isNear: (entry: Named) => boolean): string[] =>
    shuffled(
      all.flatMap((entry) => (isNear(entry) && !own.has(entry.summary) ? [entry.summary] : [])),
      random,
    ).slice(0, 40)
  const { choices: list } = choices(
    asked[0]!.meaning,
    // Prefer what is met no later: rare options beside a usual one would answer the question.
    [
      others,
      () => (like ? rest(({ program, level }) => program === like.program && level <= like.level) : []),
      () => rest(() => true),
    ],
    random,
  )
  const added = list.filter((text) => !own.has(text)).slice(0, most - own.size)
  return shuffled([...own, ...added], random)
}
