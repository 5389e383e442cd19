import { type Card, type Day, type DayCount, type Progress, seeded } from '../model/index.ts'
import { type Item, mixedIn, type QueueInput, queueInputOf } from './queue-input.ts'
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
interface Queue<T> {
  due: T[]
  fresh: T[]
}

/** Who is next: due cards, those most likely forgotten first unless the learner wants another order, then new ones in the order of the decks; one card of a subject a day, and no more than is left of the day's limits. Undefined when the input does not reach that far. */
export function pick<T extends Item>(
  input: QueueInput<T>,
  done: Pick<DayCount, 'new' | 'reviews'> | undefined,
  scheduler: Pick<Scheduler, 'retrievability'>,
  at: number,
  day: Day,
  limits: Limits,
): Queue<T> | undefined {
  if (input.until !== undefined && day > input.until) return undefined
  const today = new Set(input.answered.flatMap(([on, subject]) => (on === day ? [subject] : [])))
  const { order = 'risk' } = limits
  const known: { item: T; repeat: boolean; failed: boolean; place: number | string; risk: number }[] = []
  for (const { item, memory, from } of input.known) {
    const repeat = memory.day === day
    if (from <= day)
      known.push({
        item,
        repeat,
        failed: memory.failed,
        place: order === 'risk' ? 0 : order === 'due' ? memory.due : seeded(`${order.seed} ${item.id}`)(),
        risk: 1 - scheduler.retrievability(memory, at),
      })
    else if (repeat) today.add(item.subject)
  }
  // What failed and was not mended comes first, whatever the order.
  known.sort(
    (a, b) =>
      Number(b.failed) - Number(a.failed) ||
      (a.place < b.place ? -1 : a.place > b.place ? 1 : 0) ||
      b.risk - a.risk ||
      (a.item.id < b.item.id ? -1 : 1),
  )
  // What is mixed up is asked close together, so that the difference is seen.
  const mixed = mixedIn(input)
  if (input.confused.length > 0)
    for (let i = 0; i < known.length - 2; i++) {
      const partner = known.findIndex(({ item }, index) => index > i + 1 && mixed(known[i]!.item, item))
      if (partner > 0) known.splice(i + 1, 0, ...known.splice(partner, 1))
    }
  const take = (list: readonly { item: T; repeat?: boolean }[], room: number): T[] => {
    const taken: T[] = []
    for (const { item, repeat } of list) {
      // A card that was already counted today comes back whatever the limit says.
      if (!repeat && (taken.length >= room || today.has(item.subject))) continue
      today.add(item.subject)
      taken.push(item)
    }
    return taken
  }
  const due = take(known, Math.max(0, limits.reviewsPerDay - (done?.reviews ?? 0)))
  const room = Math.max(0, limits.newPerDay - (done?.new ?? 0))
  const fresh = take(
    input.unseen.filter(({ from }) => from <= day),
    room,
  )
  return input.omitted > 0 && fresh.length < room ? undefined : { due, fresh }
}

/** The queue of some cards: `pick` from their whole input. */
export function queue(
  cards: readonly Card[],
  progress: Progress,
  scheduler: Pick<Scheduler, 'retrievability'>,
  at: number,
  day: Day,
  limits: Limits,
): Queue<Card> {
  const { due, fresh } = pick(queueInputOf(cards, progress), progress.days[day], scheduler, at, day, limits)!
  return { due: due.map(({ card }) => card), fresh: fresh.map(({ card }) => card) }
}

/** How many cards fall due on each of the days after `day`, soonest first. */
export function forecast(
  cards: readonly Card[],
  progress: Progress,
  day: Day,
): { day: Day; count: number }[] {
  const counts = new Map<Day, number>()
  for (const card of cards) {
    const due = progress.cards[card.id]?.due
    if (due !== undefined && due > day) counts.set(due, (counts.get(due) ?? 0) + 1)
  }
  return [...counts].map(([due, count]) => ({ day: due, count })).sort((a, b) => (a.day < b.day ? -1 : 1))
}
