import { type CardId, kindIn } from './card.ts'

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
}

/** One answered card, as it is kept for good. */
export interface Review {
  type: 'review'
  id: string
  card: CardId
  /** Milliseconds since 1970. */
  at: number
  /** Later than everything that was known when it was written, where the clock says otherwise. */
  order?: number
  /** The learner's day then. */
  day: Day
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
  /** Which scheduler made `after`. */
  by: string
  after: Memory
}

/** A review that is taken back, naming all that is needed to take it out of the counts. */
export interface Undo {
  type: 'undo'
  id: string
  /** The id of the review that no longer counts. */
  of: string
  card: CardId
  at: number
  order?: number
  day: Day
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
export interface Hold {
  type: 'hold'
  id: string
  card: CardId
  at: number
  day: Day
  order?: number
  /** The id of the event that this takes back. */
  of?: string
  /** The first day on which it is asked again; `always` until it is taken back, which is what no day says. */
  until?: Day | 'always'
}

/** A card that goes on with the memory of another one, whose id is no longer made by any deck. */
export interface Adopt {
  type: 'adopt'
  id: string
  /** The card that takes over. */
  card: CardId
  /** The card whose memory it takes. */
  from: CardId
  at: number
  day: Day
  order?: number
}

/** From here on memories are made with other parameters of FSRS. */
export interface ParameterChange {
  type: 'parameters'
  id: string
  /** The cards that they are for: `*`, all of them. */
  card: CardId
  at: number
  day: Day
  order?: number
  /** The 21 parameters; absent for the defaults. */
  w?: number[]
  /** How many reviews the fit used that this came of. */
  items?: number
}

/** A memory that was computed from its answers with other parameters, so that the card is due on another day. */
export interface Reschedule {
  type: 'reschedule'
  id: string
  card: CardId
  at: number
  day: Day
  order?: number
  /** Which scheduler made `after`. */
  by: string
  after: Memory
  /** The id of the review that brought the card forward: a task failed because of its option. */
  because?: string
  /** The memory before it, to go back to when that review is taken back. */
  before?: Memory
}

/** A card whose memory is set: to none, so that it is new again, or back to an earlier one. */
export interface Reset {
  type: 'reset'
  id: string
  card: CardId
  at: number
  day: Day
  order?: number
  /** The id of the event that this takes back. */
  of?: string
  /** When the memory that is taken away was made; a later one stays. */
  reviewed?: number
  /** The memory to go back to; it counts only while the card has none. */
  after?: Memory
}

/** An answer that the learner says is right, from now on; or that it is not any more. */
export interface Accept {
  type: 'accept'
  id: string
  card: CardId
  at: number
  day: Day
  order?: number
  answer: string
  /** The answer no longer counts. */
  removed?: boolean
  /** The id of the event that this takes back. */
  of?: string
}

/** One line of the log of reviews. */
export type LogEvent = Review | Undo | Hold | Adopt | ParameterChange | Reschedule | Reset | Accept

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

/** The answers of one day. */
export interface DayCount {
  /** Cards met for the first time. */
  new: number
  /** First answers of the day to cards that were due. */
  reviews: number
  /** All answers, repeats within the session included. */
  answers: number
  right: number
  tookMs: number
}

/** Everything that is known of a learner's progress; rebuilt from the log at any time. */
export interface Progress {
  schema: 1
  cards: Record<string, Memory>
  days: Record<string, DayCount>
  /** How often two subjects were mixed up, by `pairKey`. */
  confused: Record<string, number>
  /** Cards that are not asked: until a day, or `always`. */
  held: Record<string, Day | 'always'>
  /** The parameters of FSRS in force, absent for the defaults, and how many reviews the last fit used. */
  fit?: { w?: number[]; items?: number }
  /** How long answers took, by the kind of their card. */
  took: Record<string, TimeTaken>
  /** Answers that the learner has accepted, by card. */
  accepted: Record<string, string[]>
}

/** The time that some answers took together. */
export interface TimeTaken {
  answers: number
  /** Milliseconds; an answer counts for no more than two minutes. */
  ms: number
}

const longestMs = 120_000

/** Adds the time of an answer to those of its kind, or takes it away again. */
function addTime({ took }: Progress, { card, took: ms }: Review | Undo, sign: 1 | -1): void {
  if (ms === undefined || !Number.isFinite(ms) || ms < 0) return
  const kind = kindIn(card)
  const { answers, ms: before } = took[kind] ?? { answers: 0, ms: 0 }
  if (answers + sign > 0)
    took[kind] = { answers: answers + sign, ms: before + sign * Math.min(ms, longestMs) }
  else delete took[kind]
}

/** The key of two subjects, whichever was asked. */
export const pairKey = (a: string, b: string): string => [a, b].sort().join('\n')

/** Progress of someone who has not begun. */
export const noProgress = (): Progress => ({
  schema: 1,
  cards: {},
  days: {},
  confused: {},
  held: {},
  took: {},
  accepted: {},
})

const noCount = (): DayCount => ({ new: 0, reviews: 0, answers: 0, right: 0, tookMs: 0 })

/** Sets the memory of a card, unless it was answered since. */
function reset({ cards }: Progress, { card, reviewed, after }: Reset): void {
  const before = Object.hasOwn(cards, card) ? cards[card] : undefined
  if (reviewed === undefined ? after !== undefined && before !== undefined : before?.last !== reviewed) return
  if (after) cards[card] = after
  else delete cards[card]
}

/** An answer as it counts where accepted ones are compared: composed, with single spaces. */
export const comparable = (answer: string): string => answer.normalize('NFC').trim().replace(/\s+/g, ' ')

function accept({ accepted }: Progress, { card, answer, removed }: Accept): void {
  const text = comparable(answer)
  const others = (Object.hasOwn(accepted, card) ? accepted[card]! : []).filter((one) => one !== text)
  const answers = removed ? others : [...others, text]
  if (answers.length > 0) accepted[card] = answers
  else delete accepted[card]
}

/** Adds one event of the log to progress, in place: a million of them must not make a million copies. */
export function applyEvent(progress: Progress, event: LogEvent): void {
  if (isAnswer(event)) foldAnswer(progress, event)
  else if (event.type === 'hold') {
    if (event.until === undefined) delete progress.held[event.card]
    else progress.held[event.card] = event.until
  } else if (event.type === 'adopt') {
    const memory = Object.hasOwn(progress.cards, event.from) ? progress.cards[event.from] : undefined
    // A card with a history of its own keeps it.
    if (memory && !Object.hasOwn(progress.cards, event.card)) progress.cards[event.card] = memory
  } else if (event.type === 'reset') reset(progress, event)
  else if (event.type === 'accept') accept(progress, event)
  else if (event.type === 'parameters') {
    progress.fit = { w: event.w, items: event.items }
  } else if (progress.cards[event.card]?.last === event.after.last) {
    // A card that was answered since, on another machine, has its due day from that answer.
    progress.cards[event.card] = event.after
  }
}

/** Counts the mix-ups of an answer, or takes them out of the count. */
function addConfused({ confused }: Progress, event: Review | Undo, sign: 1 | -1): void {
  for (const [asked, given] of event.confused ?? []) {
    const key = pairKey(asked, given)
    const times = (confused[key] ?? 0) + sign
    if (times > 0) confused[key] = times
    else delete confused[key]
  }
}

function foldAnswer(progress: Progress, event: Review | Undo): void {
  const before = progress.cards[event.card]
  progress.days[event.day] ??= noCount()
  const count = progress.days[event.day]!
  const sign = event.type === 'review' ? 1 : -1
  const earlier = event.type === 'review' ? before : event.after
  count.answers += sign
  if (event.first) count.new += sign
  else if (earlier?.day !== event.day) count.reviews += sign
  if (event.grade !== 'again') count.right += sign
  count.tookMs += sign * (event.took ?? 0)
  addTime(progress, event, sign)
  addConfused(progress, event, sign)
  if (event.type === 'undo' && count.answers === 0) delete progress.days[event.day]
  // Another device has answered since: that answer stands.
  if (event.type === 'undo' && event.reviewed !== undefined && before?.last !== event.reviewed) return
  if (event.after) progress.cards[event.card] = event.after
  else delete progress.cards[event.card]
}
