import type { CardId } from './card.ts'
import { compareTexts } from './lists.ts'

/** How well a card was known; `again` is the only one that is a failure. */
export type Grade = 'again' | 'hard' | 'good' | 'easy'

/** The grades from worst to best: their keys are 1 to 4. */
export const grades = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Grade[]

/** A learner's calendar day, `2026-11-24`. */
export type Day = string & { readonly _: 'Day' }

/** The scheduler's memory of a card after its last review. */
export interface Memory {
  /** Days after which it is remembered with 90 % probability. */
  stability: number
  /** 1 (easy) to 10. */
  difficulty: number
  /** The day it is due. */
  due: Day
  /** When it was last reviewed, in milliseconds since 1970. */
  last: number
  /** The learner's day of that review. */
  day: Day
  reps: number
  lapses: number
  /** The last answer was wrong and it was not yet answered right since. */
  failed: boolean
  /** It was right on a later day than the one on which it was begun or last missed. It follows from the answers (`memoryAfter`) and is not in what a scheduler makes. */
  recalled?: true
}

/** Whether a card is known, in every place that says so: it was begun or missed on one day, right on a later one, and not missed since. A card that was given up and copied on the same day is only started. */
export const isKnown = (memory: Memory | undefined): boolean => memory?.recalled === true

/** The memory of a card after a review, given the one before it: what the scheduler made of it, and whether the card is known. */
export function memoryAfter(
  before: Memory | undefined,
  { grade, day, after }: Pick<Review, 'grade' | 'day' | 'after'>,
): Memory {
  const recalled = grade !== 'again' && before !== undefined && (before.day < day || isKnown(before))
  if (recalled === isKnown(after)) return after
  const { recalled: _, ...memory } = after
  return recalled ? { ...memory, recalled } : memory
}

/** The fields of every event. */
interface Event {
  id: string
  card: CardId
  /** Milliseconds since 1970. */
  at: number
  /** Later than everything that was known when it was written, where the clock says otherwise. */
  order?: number
  /** The learner's day then. */
  day: Day
}

/** An event that may take back an earlier one. */
interface Revocable extends Event {
  /** The id of the event that this takes back. */
  of?: string
}

/** One answered card, as it is kept for good. */
export interface Review extends Event {
  type: 'review'
  grade: Grade
  /** The answer as it was given. */
  answer?: string
  /** Milliseconds from question to answer; absent where nobody measured. */
  took?: number
  hints?: number
  /** Subjects that were mixed up: what was asked and what was given instead. */
  confused?: [string, string][]
  /** The card had never been reviewed before. */
  first?: boolean
  /** The chance, 0 to 1, of guessing right what was chosen; absent unless the learner wants it to count. */
  guess?: number
  /** The scheduler that made `after`. */
  by: string
  after: Memory
}

/** A review that is taken back, naming all that is needed to take it out of the counts. */
export interface Undo extends Event {
  type: 'undo'
  /** The id of the review that no longer counts. */
  of: string
  grade: Grade
  took?: number
  first?: boolean
  confused?: [string, string][]
  /** When the memory that is taken back was made; a later one stays. */
  reviewed?: number
  /** The card's memory before that review; absent when it had none. */
  after?: Memory
}

/** A card that is not asked for a while. */
export interface Hold extends Revocable {
  type: 'hold'
  /** The first day on which it is asked again; `always` until it is taken back, which is what no day says. */
  until?: Day | 'always'
}

/** A card that goes on with the memory of another one, whose id is no longer made by any deck. */
export interface Adopt extends Event {
  type: 'adopt'
  /** The card whose memory it takes; `card` takes over. */
  from: CardId
}

/** From here on memories are made with other parameters of FSRS; `card` is `*`, all of them. */
export interface ParameterChange extends Revocable {
  type: 'parameters'
  /** The 21 parameters; absent for the defaults. */
  w?: number[]
  /** How many reviews the fit used that this came of. */
  items?: number
}

/** From here on memories of the cards of one deck are made with parameters of their own. Programs that do not know the type pass it over: taken for a `ParameterChange` it would be for all cards. */
export interface DeckParameterChange extends Omit<ParameterChange, 'type'> {
  type: 'deck-parameters'
  /** The deck's name, which is the same in every language. Without `w` its cards go by the parameters of all others again. */
  deck: string
}

/** A memory that was computed from its answers with other parameters, so that the card is due on another day. */
export interface Reschedule extends Event {
  type: 'reschedule'
  /** The scheduler that made `after`. */
  by: string
  after: Memory
  /** The id of the review that brought the card forward: a task failed because of its option. */
  because?: string
  /** The memory before it, to go back to when that review is taken back. */
  before?: Memory
}

/** A card whose memory is set: to none, so that it is new again, or back to an earlier one. */
export interface Reset extends Revocable {
  type: 'reset'
  /** When the memory that is taken away was made; a later one stays. */
  reviewed?: number
  /** The memory to go back to; it counts only while the card has none. */
  after?: Memory
}

/** An answer that the learner says is right, from now on; or that it is not any more. */
export interface Accept extends Revocable {
  type: 'accept'
  answer: string
  /** The answer no longer counts. */
  removed?: boolean
}

/** One line of the log of reviews. */
export type LogEvent =
  | Review
  | Undo
  | Hold
  | Adopt
  | ParameterChange
  | DeckParameterChange
  | Reschedule
  | Reset
  | Accept

/** Whether an event is about an answer: given or taken back. */
export const isAnswer = (event: LogEvent): event is Review | Undo =>
  event.type === 'review' || event.type === 'undo'

/** The event that takes a review back: the card gets the memory that it had before. */
export const undoOfReview = (
  { id, card, day, grade, took, first, confused, after }: Review,
  memory: Memory | undefined,
  stamp: Pick<Undo, 'id' | 'at'>,
): Undo => ({
  type: 'undo',
  id: stamp.id,
  of: id,
  card,
  at: stamp.at,
  day,
  grade,
  took,
  first,
  confused,
  reviewed: after.last,
  after: memory,
})

/** The place of an event in history: its time, unless a clock went backwards. */
export const sequenceOf = (event: LogEvent): number => event.order ?? event.at

/** How often a card was missed, as its history says. */
export const missesIn = (events: readonly LogEvent[]): number =>
  events.reduce(
    (count, event) =>
      isAnswer(event) && event.grade === 'again' ? count + (event.type === 'review' ? 1 : -1) : count,
    0,
  )

/** Compares events by their place in history; those of one moment by their ids, so that every machine has the same order. */
export const byHistory = (a: LogEvent, b: LogEvent): number =>
  sequenceOf(a) - sequenceOf(b) || compareTexts(a.id, b.id)
