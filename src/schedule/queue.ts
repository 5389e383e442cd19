import { type Card, type Day, type DayCount, type Progress, seeded } from '../model/index.ts'
import { type Item, type KnownCard, mixedIn, type QueueInput, queueInputOf } from './queue-input.ts'
import type { Scheduler } from './scheduler.ts'

/** How due cards are ordered: by the risk of forgetting, by the day they are due, or at random, which the seed makes repeatable. */
export type DueOrder = 'risk' | 'due' | { seed: string }

/** How much a learner wants a day, and what of it first. */
export interface Limits {
  newPerDay: number
  reviewsPerDay: number
  /** By risk when absent. */
  order?: DueOrder
}

export const defaultLimits: Limits = { newPerDay: 20, reviewsPerDay: 200 }

/** The cards of a session, in the order they are asked. */
export interface Queue<T> {
  due: T[]
  fresh: T[]
  /** How many known cards wait: those in `due`, and those that have to wait for a later day because of the limits or a card of the same subject. */
  waiting: number
}

/** A due card and what its place depends on. */
interface Ranked<T> {
  item: T
  /** It was answered today and failed. */
  repeat: boolean
  failed: boolean
  place: number | string
  risk: number
}

type Chances = Pick<Scheduler, 'retrievability'>

/** Gathers the cards whose day has come. */
function gather<T extends Item>(
  known: readonly KnownCard<T>[],
  scheduler: Chances,
  at: number,
  day: Day,
  order: DueOrder,
): Ranked<T>[] {
  return known.flatMap(({ item, memory, from }): Ranked<T>[] =>
    from > day
      ? []
      : [
          {
            item,
            repeat: memory.day === day,
            failed: memory.failed,
            place: order === 'risk' ? 0 : order === 'due' ? memory.due : seeded(`${order.seed} ${item.id}`)(),
            risk: 1 - scheduler.retrievability(memory, at),
          },
        ],
  )
}

/** Puts failed cards first, then follows the learner's order, then the risk of forgetting. */
const sort = <T extends Item>(cards: Ranked<T>[]): Ranked<T>[] =>
  cards.sort(
    (a, b) =>
      Number(b.failed) - Number(a.failed) ||
      (a.place < b.place ? -1 : a.place > b.place ? 1 : 0) ||
      b.risk - a.risk ||
      (a.item.id < b.item.id ? -1 : 1),
  )

/** Moves the cards of two subjects that are mixed up next to each other, so that the difference is seen. */
function mix<T extends Item>(cards: Ranked<T>[], input: Pick<QueueInput<T>, 'confused'>): Ranked<T>[] {
  if (input.confused.length === 0) return cards
  const mixed = mixedIn(input)
  for (let i = 0; i < cards.length - 2; i++) {
    const partner = cards.findIndex(({ item }, index) => index > i + 1 && mixed(cards[i]!.item, item))
    if (partner > 0) cards.splice(i + 1, 0, ...cards.splice(partner, 1))
  }
  return cards
}

/** Takes as many cards as there is room for, one of a subject; a card that already counted today comes back whatever the limit is. */
function take<T extends Item>(
  cards: readonly { item: T; repeat?: boolean }[],
  room: number,
  subjects: Set<string>,
): T[] {
  const taken: T[] = []
  for (const { item, repeat } of cards) {
    if (!repeat && (taken.length >= room || subjects.has(item.subject))) continue
    subjects.add(item.subject)
    taken.push(item)
  }
  return taken
}

/** Picks today's cards: due ones, those most likely forgotten first unless the learner wants another order, then new ones in the order of the decks; one card of a subject a day, and no more than is left of the day's limits. Undefined when the input does not reach that far. */
export function pick<T extends Item>(
  input: QueueInput<T>,
  done: Pick<DayCount, 'new' | 'reviews'> | undefined,
  scheduler: Chances,
  at: number,
  day: Day,
  limits: Limits,
): Queue<T> | undefined {
  if (input.until !== undefined && day > input.until) return undefined
  const answered = new Set(input.answered.flatMap(([on, subject]) => (on === day ? [subject] : [])))
  for (const { item, memory, from } of input.known)
    if (from > day && memory.day === day) answered.add(item.subject)
  const known = mix(sort(gather(input.known, scheduler, at, day, limits.order ?? 'risk')), input)
  const due = take(known, Math.max(0, limits.reviewsPerDay - (done?.reviews ?? 0)), answered)
  const room = Math.max(0, limits.newPerDay - (done?.new ?? 0))
  const fresh = take(
    input.unseen.filter(({ from }) => from <= day),
    room,
    answered,
  )
  return input.omitted > 0 && fresh.length < room ? undefined : { due, fresh, waiting: known.length }
}

/** The queue of some cards: `pick` from their whole input. */
export function queue(
  cards: readonly Card[],
  progress: Progress,
  scheduler: Chances,
  at: number,
  day: Day,
  limits: Limits,
): Queue<Card> {
  const picked = pick(queueInputOf(cards, progress), progress.days[day], scheduler, at, day, limits)!
  return { ...picked, due: picked.due.map(({ card }) => card), fresh: picked.fresh.map(({ card }) => card) }
}
