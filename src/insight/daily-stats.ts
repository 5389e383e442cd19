import { type CardId, type Day, grades, type LogEvent, type Memory } from '../model/index.ts'
import { dayNumber, type OffsetMinutes } from '../schedule/index.ts'
import { matureFrom, type Share } from './figures.ts'

/** What the log says about one day, in numbers that add up. */
export interface DayStats {
  /** Cards met for the first time. */
  new: number
  tookMs: number
  /** Answers by grade, the worst first. */
  grades: number[]
  /** First answers of the day to known cards, by the interval that the card had then. */
  young: Share
  mature: Share
  /** Answers by the hour of the learner's clock, 24 of them. */
  hours: number[]
  /** Those that were right. */
  rightHours: number[]
  /** How long each answer took, in tenths of a second, rounded up: a median of them is exact to a tenth. */
  times: number[]
}

/** What the log comes to, day by day; days without an answer are not in it. */
export type DailyStats = ReadonlyMap<Day, DayStats>

/** All that has to be remembered of a card to count its next answer. */
interface LastAnswer {
  /** The day of its last answer. */
  day: Day
  /** Days from that review to the day for which it made the card due. */
  interval: number
}

/** Daily statistics while they are aggregated. */
export interface Count {
  days: Map<Day, DayStats>
  known: Map<CardId, LastAnswer>
}

/** A count of nothing. */
export const noStats = (): Count => ({ days: new Map(), known: new Map() })

/** Tenths of a second that an answer takes at most: whoever needs an hour has gone away. */
export const longestTime = 36_000

const noDay = (): DayStats => ({
  new: 0,
  tookMs: 0,
  grades: grades.map(() => 0),
  young: { right: 0, total: 0 },
  mature: { right: 0, total: 0 },
  hours: Array<number>(24).fill(0),
  rightHours: Array<number>(24).fill(0),
  times: [],
})

/** What an event is counted by. */
export interface Counting {
  offset: OffsetMinutes
  /** The ids of reviews that were taken back: they do not count, and no card remembers them. */
  undone: ReadonlySet<string>
  /** Only answers to these cards count; all do when absent. */
  only?: ReadonlySet<string>
}

/** The days until a card was due when it was answered. */
const intervalOf = ({ due, day }: Memory): number => Math.max(0, dayNumber(due) - dayNumber(day) || 0)

/** What is known of a card after an event that is no answer. */
function remember(known: Count['known'], event: LogEvent): void {
  if (event.type === 'adopt') {
    const memory = known.get(event.from)
    if (memory && !known.has(event.card)) known.set(event.card, memory)
  } else if (event.type === 'reset') {
    // A card that was forgotten is new again.
    const { card, after } = event
    if (after === undefined) known.delete(card)
    else if (!known.has(card)) known.set(card, { day: after.day, interval: intervalOf(after) })
  }
}

/** Adds the next event of the log to a count, in place. The day of an answer is the one that was written with it. */
export function addToStats(
  { days, known }: Count,
  event: LogEvent,
  { offset, undone, only }: Counting,
): void {
  if (event.type !== 'review') {
    remember(known, event)
    return
  }
  if (undone.has(event.id)) return
  const { card, day, at, grade, took, after } = event
  const before = known.get(card)
  known.set(card, { day, interval: intervalOf(after) })
  if (only && !only.has(card)) return
  let count = days.get(day)
  if (!count) {
    count = noDay()
    days.set(day, count)
  }
  const right = grade === 'again' ? 0 : 1
  count.grades[grades.indexOf(grade)]!++
  if (before === undefined) count.new++
  else if (before.day !== day) {
    const share = before.interval < matureFrom ? count.young : count.mature
    share.total++
    share.right += right
  }
  const hour = (((Math.floor((at + offset(at) * 60_000) / 3_600_000) % 24) + 24) % 24) | 0
  count.hours[hour]!++
  count.rightHours[hour]! += right
  if (took !== undefined && Number.isFinite(took) && took >= 0) {
    count.tookMs += took
    count.times.push(Math.min(longestTime, Math.ceil(took / 100)))
  }
}

/** The daily statistics of a whole log, in order; with `only` of the answers to these cards and to those whose memory they took over. */
export function dailyStatsOf(
  events: readonly LogEvent[],
  offset: OffsetMinutes,
  only?: Iterable<string>,
): DailyStats {
  const undone = new Set<string>()
  for (const event of events) if (event.type === 'undo') undone.add(event.of)
  const cards = only && new Set(only)
  for (const event of [...events].reverse())
    if (event.type === 'adopt' && cards?.has(event.card)) cards.add(event.from)
  const count = noStats()
  for (const event of events) addToStats(count, event, { offset, undone, only: cards })
  return count.days
}
