import fc from 'fast-check'
import type { CardId, Day, LogEvent, Memory, Review } from '../../src/model/index.ts'
import { grades, memoryAfter, sequenceOf } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { addDays, learnerDay } from '../../src/schedule/index.ts'
import { anySigns } from '../any-text.ts'
import { files } from '../folders.ts'

/** One thing that a learner does. */
export type Act =
  | {
      type: 'review'
      card: number
      grade: number
      answer?: string
      wait: number
      took?: number
      hints?: number
      confused?: boolean
    }
  | { type: 'undo'; wait: number }
  | { type: 'hold'; card: number; until?: number; wait: number }
  | { type: 'adopt'; card: number; from: number; wait: number }

const dayMs = 86_400_000
const engine = scheduler()

/** A learner's log that is being made: its events, and what is known after them. */
interface Making {
  events: LogEvent[]
  cards: readonly string[]
  memories: Map<CardId, Memory>
  done: { review: Review; before?: Memory }[]
}

type Stamp = Pick<Review, 'id' | 'at' | 'day'>

const cardAt = ({ cards }: Making, index: number): CardId => cards[index % cards.length] as CardId

function addReview(making: Making, act: Extract<Act, { type: 'review' }>, stamp: Stamp): void {
  const card = cardAt(making, act.card)
  const before = making.memories.get(card)
  const grade = grades[act.grade]!
  const review: Review = {
    type: 'review',
    ...stamp,
    card,
    grade,
    answer: act.answer,
    took: act.took,
    hints: act.hints,
    confused: act.confused ? [[card, 'else, "where"']] : undefined,
    first: before === undefined || undefined,
    by: 'fsrs-6',
    after: engine.next(card, before, stamp.at, stamp.day, grade),
  }
  making.memories.set(card, memoryAfter(before, review))
  making.done.push({ review, before })
  making.events.push(review)
}

function addUndo({ events, memories, done }: Making, stamp: Stamp): void {
  const last = done.pop()
  if (!last) return
  const { review, before } = last
  const { id: of, card, day, grade, took, first, confused } = review
  const taken = { of, card, day, grade, took, first, confused, reviewed: review.after.last, after: before }
  events.push({ ...stamp, type: 'undo', ...taken })
  if (before) memories.set(card, before)
  else memories.delete(card)
}

function addHold(making: Making, { card, until }: Extract<Act, { type: 'hold' }>, stamp: Stamp): void {
  const end = until === undefined ? undefined : until === 0 ? 'always' : addDays(stamp.day, until)
  making.events.push({ type: 'hold', ...stamp, card: cardAt(making, card), until: end })
}

function addAdoption(making: Making, act: Extract<Act, { type: 'adopt' }>, stamp: Stamp): void {
  const [card, from] = [cardAt(making, act.card), `old:${act.from}#concept` as CardId]
  making.events.push({ type: 'adopt', ...stamp, card, from })
  const memory = making.memories.get(from)
  if (memory) making.memories.set(card, memory)
}

/** The log of what a learner does with some cards, as the program would have written it. */
export function logOf(acts: readonly Act[], cards: readonly string[], start: number): LogEvent[] {
  const making: Making = { events: [], cards, memories: new Map(), done: [] }
  let at = start
  for (const [number, act] of acts.entries()) {
    at += act.wait
    const stamp = { id: `${'-=+@\'"'[number % 6]}e${number}`, at, day: learnerDay(at, () => 0, 4) }
    if (act.type === 'review') addReview(making, act, stamp)
    else if (act.type === 'undo') addUndo(making, stamp)
    else if (act.type === 'hold') addHold(making, act, stamp)
    else addAdoption(making, act, stamp)
  }
  return JSON.parse(JSON.stringify(making.events)) as LogEvent[]
}

/** Writes a log into a data folder, a file a month. */
export function keepLog(data: string, events: readonly LogEvent[]): void {
  const months = new Map<string, string>()
  for (const event of events) {
    const name = `reviews/${new Date(sequenceOf(event)).toISOString().slice(0, 7)}.other.jsonl`
    months.set(name, `${months.get(name) ?? ''}${JSON.stringify(event)}\n`)
  }
  files(data, Object.fromEntries(months))
}

const hard = fc.constantFrom(
  '',
  "'",
  "''",
  '=1+1',
  '+1',
  '-p',
  '@a',
  '\tx',
  '\rx',
  'a\nb',
  'a\r\nb',
  '"',
  '"a","b"',
  'a,b;c',
  '한글 답',
  '＝1',
  'true',
  ' ',
  '\u0000',
  '\uD800',
  '\u001F',
  '{"a":1}',
  '🐳',
)
const answer = fc.option(fc.oneof(hard, fc.string(), anySigns()), { nil: undefined })
const wait = fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 1, max: 9 * dayMs }))
const optional = (max: number) => fc.option(fc.integer({ min: 1, max }), { nil: undefined })

/** Any row of things that a learner does. */
export const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        type: fc.constant('review' as const),
        card: fc.nat(40),
        grade: fc.nat(3),
        answer,
        wait,
        took: optional(100_000),
        hints: optional(3),
        confused: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const), wait }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('hold' as const),
        card: fc.nat(40),
        until: fc.option(fc.nat(30), { nil: undefined }),
        wait,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: fc.constant('adopt' as const), card: fc.nat(40), from: fc.nat(2), wait }),
    },
  ),
  { minLength: 1, maxLength: 60 },
)

/** A day as a learner counts it. */
export const dayAt = (at: number): Day => learnerDay(at, () => 0, 4)
