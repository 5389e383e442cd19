import type { Verdict } from '../kinds/index.ts'
import {
  type Accept,
  type Card,
  type CardId,
  type Day,
  type Grade,
  type Hold,
  type LogEvent,
  type Memory,
  type Review,
  undoOfReview,
} from '../model/index.ts'
import type { DueLoad, Scheduler } from '../schedule/index.ts'
import { guessOf } from './evidence.ts'
import type { SessionStep } from './session.ts'
import type { Turn } from './turn.ts'

/** The id, time and day of something that happens now. */
export interface Stamp {
  id: string
  /** Milliseconds since 1970. */
  at: number
  day: Day
}

/** More about an answer than its verdict. */
export interface About {
  /** The memory of the card before it. */
  memory?: Memory | undefined
  /** Milliseconds from question to answer, if somebody measured. */
  took?: number | undefined
  /** How many cards come on each day, with this one where it was before the answer. */
  load?: DueLoad
  /** Whether a right choice counts for less, because it may have been guessed. */
  corrected: boolean
}

/** The review that a settled turn makes. */
export function reviewOf(
  { card, hints, asked }: Turn,
  verdict: Verdict,
  grade: Grade,
  { id, at, day }: Stamp,
  scheduler: Scheduler,
  { memory, took, load, corrected }: About,
): Review {
  const guess = corrected ? guessOf(asked) : undefined
  return {
    type: 'review',
    id,
    card: card.id,
    at,
    day,
    grade,
    // Longer than anybody types; what comes from a pipe must not swell the log.
    answer: verdict.given.slice(0, 10_000),
    took,
    hints: hints || undefined,
    confused: verdict.confused?.length ? verdict.confused : undefined,
    first: memory === undefined || undefined,
    guess,
    by: scheduler.name,
    after: scheduler.next(card.id, memory, at, day, grade, { load: load?.without(memory), guess }),
  }
}

/** The event that takes a step of a session back. */
export function undoOf(step: SessionStep, stamp: Stamp): LogEvent {
  if (step.type === 'hold') return { ...step.hold, ...stamp, of: step.hold.id, until: step.was }
  return undoOfReview(step.review, step.memory, stamp)
}

/** The event that puts a card aside. */
export const holdOf = (card: Card, until: Hold['until'], stamp: Stamp): Hold => ({
  type: 'hold',
  ...stamp,
  card: card.id,
  until,
})

/** An answer that the learner accepts for a card, or accepts no longer. */
export const acceptOf = (card: CardId, answer: string, stamp: Stamp, removed?: true): Accept => ({
  type: 'accept',
  ...stamp,
  card,
  answer: answer.slice(0, 10_000),
  removed,
})

/** The event that takes an acceptance back, or the removal of one. */
export const acceptBack = ({ id, card, answer, removed }: Accept, stamp: Stamp): Accept => ({
  ...acceptOf(card, answer, stamp, removed ? undefined : true),
  of: id,
})
