import type { Day } from '../model/index.ts'
import { addDays } from './day.ts'
import {
  backlogDays,
  type Chances,
  type Done,
  gather,
  type Limits,
  mix,
  type Queue,
  sortByValue,
  takeDue,
  wholeBacklog,
} from './queue.ts'
import { answeredOn, type Item, prefixFor, type QueueInput, subjectsIn } from './queue-input.ts'
import { secondsFor, secondsSpent } from './time.ts'

/** Sums over the cards of a backlog, without the cards themselves. */
export interface BacklogSums {
  /** The day whose backlog it is. */
  day: Day
  /** The time from which it holds, until the day is over. */
  since: number
  /** How many known cards wait. */
  waiting: number
  /** How many subjects they have, and how long one card of each takes. */
  subjects: number
  seconds: number
  /** How many new cards could be met, but have to wait. */
  later: number
  /** The subjects of those that wait beside a card of the head, or one that was answered on the day. */
  siblings: string[]
  /** The least risk of forgetting, at that time, of the cards that are left out. It only grows. */
  risk: number
}

/** The head of the input of a backlog: the most valuable cards, and sums over all. */
export interface BacklogHead<T extends Item> {
  input: QueueInput<T>
  sums: BacklogSums
}

// Risks are powers, whose last digits need not grow with time.
const margin = 1e-9

/** The head of the input of a backlog, with about so many cards: those of the least risk, which are asked first, and all those that can be asked before their turn, because they were answered today already or are mixed up with another. Undefined where there are no more cards than that, or where the risk of one is unknown. */
export function backlogHead<T extends Item>(
  input: QueueInput<T>,
  scheduler: Chances,
  at: number,
  day: Day,
  most: number,
): BacklogHead<T> | undefined {
  if (input.until !== undefined && day > input.until) return undefined
  const waiting = input.known.filter(({ from }) => from <= day)
  if (waiting.length <= most) return undefined
  // Only of such memories the risk is sure to grow.
  const isSure = waiting.every(
    ({ memory }) => memory.stability > 0 && Number.isFinite(scheduler.retrievability(memory, at)),
  )
  if (!isSure) return undefined
  const gathered = gather(input.known, scheduler, at, day, day, 'risk')
  const ranked = sortByValue([...gathered])
  const subjects = new Set(waiting.map(({ item }) => item.subject))
  const confused = input.confused.filter((key) => key.split('\n').every((subject) => subjects.has(subject)))
  const mixed = subjectsIn(confused)
  const left = ranked.filter(
    ({ item, repeat }, index) => index >= most && !repeat && !mixed.has(item.subject),
  )
  if (left.length === 0) return undefined
  const out = new Set(left.map(({ item }) => item))
  const cost = ({ id }: T): number => secondsFor(id, false, input.took)
  const answered = answeredOn(day, input)
  const known = waiting.filter(({ item }) => !out.has(item))
  const asked = new Set([...answered, ...known.map(({ item }) => item.subject)])
  const open = input.unseen.filter(({ from }) => from <= day)
  return {
    input: {
      known,
      // Beside a backlog no new card is met, unless it is asked for.
      unseen: [],
      answered: [...answered].map((subject): [Day, string] => [day, subject]),
      confused,
      took: input.took,
      recall: input.recall,
      until: day,
      omitted: input.omitted + input.unseen.length,
    },
    sums: {
      day,
      since: at,
      waiting: waiting.length,
      ...wholeBacklog(gathered, 0, cost),
      later: open.length + input.omitted,
      siblings: open.flatMap(({ item: { subject } }) => (asked.has(subject) ? [subject] : [])),
      risk: left.reduce((least, { risk }) => Math.min(least, risk), 1),
    },
  }
}

/** The part of an input that one day and the next one need: the cards that wait on them, and all new ones. Undefined where it leaves out fewer than `worth` cards. */
export function dayHead<T extends Item>(
  input: QueueInput<T>,
  day: Day,
  worth: number,
): QueueInput<T> | undefined {
  const last = addDays(day, 1)
  const waiting = input.known.filter(({ from }) => from <= last).length
  if (input.known.length - waiting < worth) return undefined
  return prefixFor(input, day, last, { known: waiting, unseen: input.unseen.length, today: waiting })
}

/** Whether the sums over a backlog tell its days: not when they come out at a whole number of days as near as seconds can be added up. */
const isClear = (days: number): boolean => Math.abs(days - Math.round(days)) > 1e-6

/** Picks today's cards from the head of a backlog: the same as from all of it. Undefined when the head does not tell: on another day, when no backlog is worked off or new cards are asked for, or when the cards that are sure to come before all that are left out do not fill the day. Risks grow with time, each at its own pace, so that cards may overtake each other within a day; but the risk of a card that is left out stays above the least that those had when the head was kept. */
export function pickHead<T extends Item>(
  { input, sums }: BacklogHead<T>,
  done: Done | undefined,
  scheduler: Chances,
  at: number,
  day: Day,
  limits: Limits,
): Queue<T> | undefined {
  if (day !== sums.day || at < sums.since || limits.aheadDays || limits.newAsked) return undefined
  const spent = secondsSpent(done)
  const { days, bySeconds, minutes } = backlogDays(
    { subjects: sums.subjects, seconds: spent + sums.seconds },
    limits,
  )
  if (days === undefined || !isClear(bySeconds)) return undefined
  const cost = ({ id }: T): number => secondsFor(id, false, input.took)
  const ranked = sortByValue(gather(input.known, scheduler, at, day, day, 'risk'))
  const unsure = ranked.findIndex(({ repeat, risk }) => !repeat && !(risk < sums.risk - margin))
  const sure = unsure < 0 ? ranked.length : unsure
  const known = mix(ranked, input)
  // A card that comes again today is asked wherever it stands.
  if (known.slice(sure).some(({ repeat }) => repeat)) return undefined
  const room = { cards: limits.reviewsPerDay - (done?.reviews ?? 0), seconds: 60 * minutes - spent }
  const subjects = answeredOn(day, input)
  const due = takeDue(known.slice(0, sure), room, cost, subjects)
  if (room.cards > 0 && room.seconds > 0) return undefined
  return {
    due,
    fresh: [],
    waiting: sums.waiting,
    seconds: due.reduce((all, item) => all + cost(item), 0),
    backlogDays: days - 1,
    later: sums.later,
    siblings: sums.siblings.filter((subject) => subjects.has(subject)).length,
  }
}
