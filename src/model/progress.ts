import { isLabId, kindIn } from './card.ts'
import {
  type Accept,
  type Day,
  type Hold,
  isAnswer,
  type LogEvent,
  type Memory,
  memoryAfter,
  type Reschedule,
  type Reset,
  type Review,
  type Undo,
} from './review.ts'

/** The answers of one day. */
export interface DayCount {
  /** Cards met for the first time. */
  new: number
  /** First answers of the day to cards that were due. */
  reviews: number
  /** Those of them that were right. */
  recalled: number
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
  /** The same of decks that were fitted apart, by name, with the number of all reviews at their last fit. */
  deckFits?: Record<string, { w?: number[]; items?: number; reviews: number }>
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

/** The parameters of FSRS that are in force for the cards of a deck: its own, or those of all other cards; undefined for the defaults. */
export const parametersOf = (
  { fit, deckFits = {} }: Pick<Progress, 'fit' | 'deckFits'>,
  deck?: string,
): number[] | undefined =>
  (deck !== undefined && Object.hasOwn(deckFits, deck) ? deckFits[deck]!.w : undefined) ?? fit?.w

/** The decks that have parameters of their own, sorted. */
export const decksApart = ({ deckFits = {} }: Pick<Progress, 'deckFits'>): string[] =>
  Object.keys(deckFits)
    .filter((deck) => deckFits[deck]!.w !== undefined)
    .sort()

/** The reviews of all days: first answers of a day to cards that were due. */
export const reviewsIn = ({ days }: Pick<Progress, 'days'>): number =>
  Object.values(days).reduce((sum, { reviews }) => sum + reviews, 0)

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

const noCount = (): DayCount => ({
  new: 0,
  reviews: 0,
  recalled: 0,
  answers: 0,
  right: 0,
  tookMs: 0,
})

/** Sets the memory of a card, unless it was answered since. */
function reset({ cards }: Progress, { card, reviewed, after }: Reset): void {
  const before = Object.hasOwn(cards, card) ? cards[card] : undefined
  if (reviewed === undefined ? after !== undefined && before !== undefined : before?.last !== reviewed) return
  if (after) cards[card] = after
  else delete cards[card]
}

/** An answer as it counts where accepted ones are compared: composed, with single spaces. */
export const comparable = (answer: string): string => answer.normalize('NFC').trim().replace(/\s+/g, ' ')

function hold({ held }: Progress, { card, until }: Hold): void {
  if (until === undefined) delete held[card]
  else held[card] = until
}

function accept({ accepted }: Progress, { card, answer, removed }: Accept): void {
  const text = comparable(answer)
  const others = (Object.hasOwn(accepted, card) ? accepted[card]! : []).filter((one) => one !== text)
  const answers = removed ? others : [...others, text]
  if (answers.length > 0) accepted[card] = answers
  else delete accepted[card]
}

/** Moves a card to another day; one that was answered since, on another machine, has its due day from that answer. */
function reschedule({ cards }: Progress, { card, after }: Reschedule): void {
  const before = cards[card]
  if (before?.last !== after.last) return
  const { recalled } = before
  cards[card] = recalled ? { ...after, recalled } : after
}

/** Adds one event of the log to progress, in place: a million of them must not make a million copies. */
export function applyEvent(progress: Progress, event: LogEvent): void {
  if (isAnswer(event)) foldAnswer(progress, event)
  else if (event.type === 'hold') hold(progress, event)
  else if (event.type === 'adopt') {
    const memory = Object.hasOwn(progress.cards, event.from) ? progress.cards[event.from] : undefined
    // A card with a history of its own keeps it.
    if (memory && !Object.hasOwn(progress.cards, event.card)) progress.cards[event.card] = memory
  } else if (event.type === 'reset') reset(progress, event)
  else if (event.type === 'accept') accept(progress, event)
  else if (event.type === 'parameters') {
    progress.fit = { w: event.w, items: event.items }
  } else if (event.type === 'deck-parameters') {
    progress.deckFits ??= {}
    progress.deckFits[event.deck] = { w: event.w, items: event.items, reviews: reviewsIn(progress) }
  } else reschedule(progress, event)
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
  const right = event.grade === 'again' ? 0 : sign
  count.answers += sign
  count.right += right
  if (event.first) count.new += isLabId(event.card) ? 0 : sign
  else if (earlier?.day !== event.day) {
    count.reviews += sign
    count.recalled += right
  }
  count.tookMs += sign * (event.took ?? 0)
  addTime(progress, event, sign)
  addConfused(progress, event, sign)
  if (event.type === 'undo' && count.answers === 0) delete progress.days[event.day]
  // Another device has answered since: that answer stands.
  if (event.type === 'undo' && event.reviewed !== undefined && before?.last !== event.reviewed) return
  if (event.type === 'review') progress.cards[event.card] = memoryAfter(before, event)
  else if (event.after) progress.cards[event.card] = event.after
  else delete progress.cards[event.card]
}
