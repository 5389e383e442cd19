import {
  type Accept,
  type Card,
  type Hold,
  type LogEvent,
  type Memory,
  memoryAfter,
  type Progress,
  type Reschedule,
  type Review,
} from '../model/index.ts'
import { secondsFor, wholeMinutes } from '../schedule/index.ts'

// A failed card comes back after so many others: late enough to be recalled, soon enough to be learnt.
const distance = 4

/** One thing that was done in a session: a card was answered, or put aside. */
export type SessionStep =
  | {
      type: 'answer'
      card: Card
      review: Review
      /** The memory the card had before. */
      memory?: Memory
      /** By which the learner has said that the answer is right. */
      accepted?: Accept
      /** Cards that were brought forward because of it. */
      forwarded?: readonly Reschedule[]
    }
  | { type: 'hold'; card: Card; hold: Hold /** What held it before. */; was?: Hold['until'] }

/** A session: what is still to be asked and what was done. Values only; every step makes a new one. */
export interface Session {
  waiting: readonly Card[]
  steps: readonly SessionStep[]
  /** Cards of the session that are finished. */
  finished: number
  total: number
  /** The session before the last step. */
  before?: Session
}

/** A session over cards, in their order. */
export const begin = (cards: readonly Card[]): Session => ({
  waiting: cards,
  steps: [],
  finished: 0,
  total: cards.length,
})

/** The card that is asked now; undefined at the end. */
export const current = (session: Session): Card | undefined => session.waiting[0]

const failedIn = ({ steps }: Session): ReadonlySet<string> =>
  new Set(
    steps.flatMap((step) => (step.type === 'answer' && step.review.grade === 'again' ? [step.card.id] : [])),
  )

/** The session without the cards that were not asked yet: those that failed still come again. */
export function onlyRepeats(session: Session): Session {
  const failed = failedIn(session)
  return { ...session, waiting: session.waiting.filter(({ id }) => failed.has(id)) }
}

/** The place of the card that is asked: how many cards were met, with it, and the how many-eth time it is asked. */
export function positionOf(session: Session): { at: number; times: number } {
  const { steps, finished, total } = session
  const card = current(session)
  const met = new Set(steps.map((step) => step.card.id))
  if (card) met.add(card.id)
  const earlier = steps.filter((step) => step.type === 'answer' && step.card.id === card?.id)
  // Another window may have finished some of them.
  return { at: Math.min(total, Math.max(met.size, finished + 1)), times: earlier.length + 1 }
}

// A card that was missed so often in one session is not learnt by one more try.
const mostMisses = 5

/** How often a card was missed in a session that puts it off until tomorrow now; undefined while it may come again. */
export function missedEnough({ steps }: Session, { id }: Card): number | undefined {
  const misses = steps.filter(
    (step) => step.type === 'answer' && step.card.id === id && step.review.grade === 'again',
  )
  return misses.length >= mostMisses ? misses.length : undefined
}

/** The rest of a session: failed cards that come again, and the minutes that the rest is likely to take. */
export function remaining(
  session: Session,
  took: Progress['took'],
  isNew: (card: Card) => boolean,
): { repeats: number; minutes: number } {
  const failed = failedIn(session)
  const seconds = session.waiting.reduce((all, card) => all + secondsFor(card.id, isNew(card), took), 0)
  return {
    repeats: session.waiting.filter(({ id }) => failed.has(id)).length,
    minutes: wholeMinutes(seconds),
  }
}

/** The session after the current card was answered: what failed comes back, the rest is finished. */
export function answer(session: Session, review: Review, memory?: Memory): Session {
  const [card, ...rest] = session.waiting
  if (card === undefined || card.id !== review.card) return session
  const failed = review.grade === 'again'
  const at = Math.min(distance, rest.length)
  return {
    ...session,
    waiting: failed ? [...rest.slice(0, at), card, ...rest.slice(at)] : rest,
    steps: [...session.steps, { type: 'answer', card, review, memory }],
    finished: session.finished + (failed ? 0 : 1),
    before: session,
  }
}

/** The session whose last answer the learner has said to be right. */
export function acceptLast(session: Session, accepted: Accept | undefined): Session {
  const last = session.steps.at(-1)
  if (last?.type !== 'answer') return session
  return { ...session, steps: [...session.steps.slice(0, -1), { ...last, accepted }] }
}

/** The session whose last answer has brought cards forward. */
export function forwardedLast(session: Session, forwarded: readonly Reschedule[]): Session {
  const last = session.steps.at(-1)
  if (last?.type !== 'answer' || forwarded.length === 0) return session
  const step = { ...last, forwarded: [...(last.forwarded ?? []), ...forwarded] }
  return { ...session, steps: [...session.steps.slice(0, -1), step] }
}

/** The session after a card of it was put aside: it is not asked again. */
export function putAside(session: Session, card: Card, hold: Hold, was?: Hold['until']): Session {
  const waiting = session.waiting.filter((item) => item.id !== card.id)
  return {
    ...session,
    waiting,
    steps: [...session.steps, { type: 'hold', card, hold, was }],
    finished: session.finished + session.waiting.length - waiting.length,
    before: session,
  }
}

/** The session before its last step, and that step. */
export function undo(session: Session): { session: Session; step: SessionStep } | undefined {
  const step = session.steps.at(-1)
  return session.before && step ? { session: session.before, step } : undefined
}

/** The same session with other cards in the place of those that `change` gives. */
export const withCards = (session: Session, change: (card: Card) => Card | undefined): Session => ({
  ...session,
  waiting: session.waiting.map((card) => change(card) ?? card),
})

/** The session without cards that no deck makes any more: they count as finished. */
export function without(session: Session, isGone: (card: Card) => boolean): Session {
  const waiting = session.waiting.filter((card) => !isGone(card))
  return { ...session, waiting, finished: session.finished + session.waiting.length - waiting.length }
}

/** The data for resuming a session whose program has ended; its answers are in the log. */
export interface Plan {
  /** The request: a different one begins another session. */
  key: string
  day: string
  /** Makes its questions again as they were. */
  seed: string
  /** The cards in their order, with what was remembered of each. */
  cards: { id: string; memory?: Memory }[]
  /** The attempts at the current card. */
  tried?: { card: string; round: number; nearMisses: number; hints: number }
}

/** The plan of a session that begins. */
export const planOf = (
  about: Pick<Plan, 'key' | 'day' | 'seed'>,
  cards: readonly Card[],
  memoryOf: (card: Card) => Memory | undefined,
): Plan => ({ ...about, cards: cards.map((card) => ({ id: card.id, memory: memoryOf(card) })) })

/** A session while the log since its plan is gone through, with what was remembered of its cards and what held them. */
interface Resumed {
  session: Session
  readonly cards: ReadonlyMap<string, Card>
  readonly memories: Map<string, Memory | undefined>
  readonly holds: Map<string, Hold['until']>
}

/** Notes what is remembered of a card of the plan. */
function remember({ memories }: Resumed, event: Review | Extract<LogEvent, { type: 'undo' }>): void {
  const { card } = event
  if (!memories.has(card)) return
  memories.set(card, event.type === 'review' ? memoryAfter(memories.get(card), event) : event.after)
}

/** The session after a hold: put aside, taken back, or as it was. */
function resumedHold({ session, cards, memories, holds }: Resumed, event: Hold): Session {
  const last = session.steps.at(-1)
  if (last?.type === 'hold' && last.card.id === event.card && event.until === last.was) return session.before!
  if (event.until === undefined) return session
  const card = session.waiting.find(({ id }) => id === event.card) ?? cards.get(event.card)
  return card && memories.has(card.id) ? putAside(session, card, event, holds.get(event.card)) : session
}

/** The session after a review: of the card that was asked, or of one that another window answered out of turn, which is done unless it failed. */
function resumedReview({ session, memories }: Resumed, event: Review): Session {
  const card = session.waiting.find(({ id }) => id === event.card)
  if (card === undefined || card === current(session)) return answer(session, event, memories.get(event.card))
  if (event.grade === 'again') return session
  const waiting = session.waiting.filter((item) => item !== card)
  return { ...session, waiting, finished: session.finished + 1 }
}

/** The session after one more event of the log. */
function resumedWith(state: Resumed, event: LogEvent): Session {
  const { session } = state
  const step = session.steps.at(-1)
  const last = step?.type === 'answer' ? step : undefined
  switch (event.type) {
    case 'review':
      return resumedReview(state, event)
    case 'undo':
      return last?.review.id === event.of ? session.before! : session
    case 'hold':
      return resumedHold(state, event)
    case 'accept':
      return last?.card.id === event.card ? acceptLast(session, event.removed ? undefined : event) : session
    case 'reschedule':
      return last && event.because === last.review.id ? forwardedLast(session, [event]) : session
    default:
      return session
  }
}

/** The session of a plan after what the log says happened since. Cards that no deck makes any more are left out, and so is what was answered or put aside elsewhere. */
export function resume(plan: Plan, cards: ReadonlyMap<string, Card>, events: readonly LogEvent[]): Session {
  const state: Resumed = {
    session: begin(plan.cards.flatMap(({ id }) => cards.get(id) ?? [])),
    cards,
    memories: new Map(plan.cards.map(({ id, memory }) => [id, memory])),
    holds: new Map(),
  }
  for (const event of events) {
    state.session = resumedWith(state, event)
    if (event.type === 'review' || event.type === 'undo') remember(state, event)
    if (event.type === 'hold') state.holds.set(event.card, event.until)
  }
  return state.session
}

/** The result of a session. */
export interface Summary {
  cards: number
  /** Cards that were right the first time they were asked, new ones among them. */
  rightAtOnce: number
  /** Cards that had never been answered before, and those of them that were right at once. */
  fresh: number
  freshRight: number
  /** All answers, repeats included. */
  answers: number
  tookMs: number
  /** Cards that failed or were hard, each once, the worst first. */
  hard: Card[]
}

/** The figures shown at the end. */
export function summarise(session: Session): Summary {
  const firsts = new Map<string, { right: boolean; fresh: boolean }>()
  const trouble = new Map<string, { card: Card; points: number }>()
  let tookMs = 0
  for (const step of session.steps) {
    if (step.type !== 'answer') continue
    const { card, review } = step
    if (!firsts.has(card.id))
      firsts.set(card.id, { right: review.grade !== 'again', fresh: step.memory === undefined })
    tookMs += review.took ?? 0
    const points = review.grade === 'again' ? 2 : review.grade === 'hard' ? 1 : 0
    if (points > 0) trouble.set(card.id, { card, points: points + (trouble.get(card.id)?.points ?? 0) })
  }
  const first = [...firsts.values()]
  return {
    cards: first.length,
    rightAtOnce: first.filter(({ right }) => right).length,
    fresh: first.filter(({ fresh }) => fresh).length,
    freshRight: first.filter(({ right, fresh }) => right && fresh).length,
    answers: session.steps.filter(({ type }) => type === 'answer').length,
    tookMs,
    hard: [...trouble.values()].sort((a, b) => b.points - a.points).map((item) => item.card),
  }
}
