import { type Card, compareTexts, type Day, type DayCount, type Progress, seeded } from '../model/index.ts'
import { addDays } from './day.ts'
import { type FewerNew, pickFresh, type Room, roomForNew } from './new-cards.ts'
import {
  answeredOn,
  type Course,
  type Item,
  type KnownCard,
  mixedIn,
  type QueueInput,
  queueInputOf,
  type Unseen,
} from './queue-input.ts'
import type { Scheduler } from './scheduler.ts'
import { takeFresh } from './take-fresh.ts'
import { secondsFor, secondsSpent } from './time.ts'

/** How due cards are ordered: by the risk of forgetting, by the day they are due, or at random, which the seed makes repeatable. */
export type DueOrder = 'risk' | 'due' | { seed: string }

/** How much a learner wants a day, and what of it first. */
export interface Limits {
  newPerDay: number
  /** The new cards were asked for: their number does not fall when little is remembered. */
  newAsked?: boolean
  reviewsPerDay: number
  /** The new cards were asked for without minutes: those of the day do not limit them. */
  newBeyondMinutes?: boolean
  /** Minutes a day; no wish when absent. */
  minutes?: number
  /** Whether a backlog of more than two days is worked off in portions, the most valuable cards first. */
  catchUp?: boolean
  /** Known cards that come within so many days are asked today. */
  aheadDays?: number
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
  /** How long the cards of today are likely to take. */
  seconds: number
  /** More waits than two days can hold: how many more days the rest takes at this rate. New cards are held back meanwhile. */
  backlogDays?: number
  /** New cards are fewer than usual because little was remembered: so many today, of so many. */
  fewerNew?: FewerNew
  /** New cards that could be met, but have to wait for a later day. */
  later: number
  /** Those of them that wait only because another card of their subject is asked, or was, on this day. */
  siblings: number
}

/** The new cards and reviews of a day that count towards its limits. */
export type Done = Pick<DayCount, 'new' | 'reviews'> & Partial<Pick<DayCount, 'answers' | 'tookMs'>>

/** A due card and what its place depends on. */
interface Ranked<T> {
  item: T
  /** It was answered today and failed. */
  repeat: boolean
  failed: boolean
  place: number | string
  risk: number
}

/** The chance of recall, as the scheduler has it. */
export type Chances = Pick<Scheduler, 'retrievability'>

/** Gathers the cards whose day has come. */
export function gather<T extends Item>(
  known: readonly KnownCard<T>[],
  scheduler: Chances,
  at: number,
  day: Day,
  upTo: Day,
  order: DueOrder,
): Ranked<T>[] {
  return known.flatMap(({ item, memory, from }): Ranked<T>[] =>
    from > upTo
      ? []
      : [
          {
            item,
            repeat: memory.day === day && from <= day,
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
      compareTexts(a.item.id, b.item.id),
  )

/** Puts the cards first that are most likely still known: a review saves most there, while forgotten ones lose little by waiting. */
export const sortByValue = <T extends Item>(cards: Ranked<T>[]): Ranked<T>[] =>
  cards.sort(
    (a, b) => Number(b.repeat) - Number(a.repeat) || a.risk - b.risk || compareTexts(a.item.id, b.item.id),
  )

/** Moves the cards of two subjects that are mixed up next to each other, so that the difference is seen. */
export function mix<T extends Item>(cards: Ranked<T>[], input: Pick<QueueInput<T>, 'confused'>): Ranked<T>[] {
  if (input.confused.length === 0) return cards
  const mixed = mixedIn(input)
  for (let i = 0; i < cards.length - 2; i++) {
    const partner = cards.findIndex(({ item }, index) => index > i + 1 && mixed(cards[i]!.item, item))
    if (partner > 0) cards.splice(i + 1, 0, ...cards.splice(partner, 1))
  }
  return cards
}

/** Takes as many due cards as there is room for, one of a subject; a card that already counted today comes back whatever the limit is. */
export function takeDue<T extends Item>(
  cards: readonly Ranked<T>[],
  room: Room,
  cost: (item: T) => number,
  subjects: Set<string>,
): T[] {
  const taken: T[] = []
  for (const { item, repeat } of cards) {
    if (!repeat && (room.cards <= 0 || room.seconds <= 0 || subjects.has(item.subject))) continue
    subjects.add(item.subject)
    taken.push(item)
    room.cards--
    room.seconds -= cost(item)
  }
  return taken
}

// The minutes of a day on which a backlog is worked off by somebody who has no wish.
const usualMinutes = 15

/** How many subjects some cards have, and the seconds that one card of each takes, on top of those that are spent. */
export function wholeBacklog<T extends Item>(
  known: readonly Ranked<T>[],
  spent: number,
  cost: (item: T) => number,
): { subjects: number; seconds: number } {
  const subjects = new Map(known.map(({ item }) => [item.subject, cost(item)]))
  let seconds = spent
  for (const each of subjects.values()) seconds += each
  return { subjects: subjects.size, seconds }
}

/** The days that a backlog takes, today included, where it is more than two days can hold; how many its seconds alone would take; and the minutes of a day. */
export function backlogDays(
  { subjects, seconds }: { subjects: number; seconds: number },
  { catchUp, minutes = usualMinutes, reviewsPerDay }: Limits,
): { days: number | undefined; bySeconds: number; minutes: number } {
  const bySeconds = seconds / (60 * Math.max(1, minutes))
  const days = Math.max(bySeconds, reviewsPerDay > 0 ? subjects / reviewsPerDay : 0)
  return { days: catchUp && days > 2 ? Math.ceil(days) : undefined, bySeconds, minutes }
}

/** Counts the new cards that wait because a card of their subject is among those taken, or among the subjects answered on the day. */
function siblingsOf<T extends Item>(
  fresh: readonly T[],
  open: readonly Unseen<T>[],
  answered: ReadonlySet<string>,
): number {
  const ids = new Set(fresh.map(({ id }) => id))
  const subjects = new Set([...answered, ...fresh.map(({ subject }) => subject)])
  return open.filter(({ item }) => !ids.has(item.id) && subjects.has(item.subject)).length
}

/** Picks today's cards: due ones, those most likely forgotten first unless the learner wants another order, then new ones in the order of the input; one card of a subject a day, and no more than is left of the day's limits and minutes. Undefined when the input does not reach that far. */
export function pick<T extends Item>(
  input: QueueInput<T>,
  done: Done | undefined,
  scheduler: Chances,
  at: number,
  day: Day,
  limits: Limits,
): Queue<T> | undefined {
  const upTo = limits.aheadDays ? addDays(day, limits.aheadDays) : day
  if (input.until !== undefined && upTo > input.until) return undefined
  const answered = answeredOn(day, input)
  const spent = secondsSpent(done)
  const costDue = ({ id }: T): number => secondsFor(id, false, input.took)
  const costFresh = ({ id }: T): number => secondsFor(id, true, input.took)
  const gathered = gather(input.known, scheduler, at, day, upTo, limits.order ?? 'risk')
  const { days } = backlogDays(wholeBacklog(gathered, spent, costDue), limits)
  const minutes = limits.minutes ?? (days === undefined ? undefined : usualMinutes)
  const seconds = minutes === undefined ? Number.POSITIVE_INFINITY : 60 * minutes - spent
  const known = mix(days === undefined ? sort(gathered) : sortByValue(gathered), input)
  const room = { cards: limits.reviewsPerDay - (done?.reviews ?? 0), seconds }
  const due = takeDue(known, room, costDue, answered)
  const held = days !== undefined && !limits.newAsked
  const open = input.unseen.filter(({ from }) => from <= day)
  const made = pickFresh(
    (room) => takeFresh(open, room, costFresh, new Set(answered), due),
    held,
    room.seconds,
    limits,
    roomForNew(limits, input.recall, day, done?.new),
    done?.new ?? 0,
  )
  const { fresh, fewerNew } = made
  // Room is left, and cards that might fill it are not in the input.
  if (input.omitted > 0 && made.roomLeft) return undefined
  const sum = (items: T[], cost: (item: T) => number): number =>
    items.reduce((all, item) => all + cost(item), 0)
  return {
    due,
    fresh,
    waiting: known.length,
    seconds: sum(due, costDue) + sum(fresh, costFresh),
    backlogDays: days === undefined ? undefined : days - 1,
    later: open.length - fresh.length + input.omitted,
    siblings: siblingsOf(fresh, open, answered),
    ...(fewerNew ? { fewerNew } : {}),
  }
}

/** The queue of some cards: `pick` from their whole input. */
export function queue(
  cards: readonly Card[],
  progress: Progress,
  scheduler: Chances,
  at: number,
  day: Day,
  limits: Limits,
  course?: Course,
): Queue<Card> {
  const picked = pick(queueInputOf(cards, progress, course), progress.days[day], scheduler, at, day, limits)!
  return { ...picked, due: picked.due.map(({ card }) => card), fresh: picked.fresh.map(({ card }) => card) }
}
