import {
  addPrediction,
  type CardId,
  type Day,
  grades,
  isLabId,
  type LogEvent,
  type Memory,
  type PredictedGroups,
  packNumber,
  type Review,
} from '../model/index.ts'
import {
  dayNumber,
  decayOf,
  type OffsetMinutes,
  retrievability,
  rightWith,
  schedulerNameOf,
} from '../schedule/index.ts'
import { matureFrom, type Share } from './figures.ts'

/** The counts of one day; counts of two parts of a log can be added. */
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
  /** How long each answer took, in tenths of a second, rounded up, as `packNumber` writes them: a median of them is exact to a tenth. */
  times: string
  /** First answers of the day to known cards by the recall that was predicted of them. */
  predicted: PredictedGroups
}

/** The statistics of a whole log. */
export interface DailyStats {
  /** Day by day; days without an answer are not in it. */
  days: ReadonlyMap<Day, DayStats>
  /** How many answers took so many tenths of a second, over all days: years of them need not be read again for one median. */
  tenths: ReadonlyMap<number, number>
}

/** All that has to be remembered of a card to count its next answer. */
interface LastAnswer {
  /** The day of its last answer. */
  day: Day
  /** Days from that review to the day for which it made the card due. */
  interval: number
  /** The input for predicting its next recall: days, and milliseconds since 1970. */
  stability: number
  last: number
}

/** Daily statistics while they are aggregated. */
export interface Count extends DailyStats {
  days: Map<Day, DayStats>
  tenths: Map<number, number>
  known: Map<CardId, LastAnswer>
  /** How quickly memories fade under parameters that were in force, by the name that reviews give them. */
  decays: Map<string, number>
}

/** A count of nothing. */
export const noStats = (): Count => ({
  days: new Map(),
  tenths: new Map(),
  known: new Map(),
  decays: new Map(),
})

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
  times: '',
  predicted: new Map(),
})

/** The context in which events are counted. */
export interface Counting {
  offset: OffsetMinutes
  /** The ids of reviews that were taken back: they do not count, and no card remembers them. */
  undone: ReadonlySet<string>
  /** Only answers to these cards count; all do when absent. */
  only?: ReadonlySet<string>
}

/** The days until a card was due when it was answered. */
const intervalOf = ({ due, day }: Memory): number => Math.max(0, dayNumber(due) - dayNumber(day) || 0)

const lastAnswer = (memory: Memory): LastAnswer => ({
  day: memory.day,
  interval: intervalOf(memory),
  stability: memory.stability,
  last: memory.last,
})

/** Applies an event that is not an answer. */
function remember({ known, decays }: Count, event: LogEvent): void {
  if (event.type === 'parameters' || event.type === 'deck-parameters')
    decays.set(schedulerNameOf(event.w), decayOf(event.w))
  else if (event.type === 'reschedule') {
    const memory = known.get(event.card)
    // Other parameters see the same answers with another stability.
    if (memory?.last === event.after.last)
      known.set(event.card, { ...memory, stability: event.after.stability })
  } else if (event.type === 'adopt') {
    const memory = known.get(event.from)
    if (memory && !known.has(event.card)) known.set(event.card, memory)
  } else if (event.type === 'reset') {
    // A card that was forgotten is new again.
    const { card, after } = event
    if (after === undefined) known.delete(card)
    else if (!known.has(card)) known.set(card, lastAnswer(after))
  }
}

/** Counts a first answer of the day to a known card, against what was remembered of it. */
function addFirst(
  count: DayStats,
  before: LastAnswer,
  { at, grade, by, guess = 0 }: Review,
  decays: Count['decays'],
): void {
  const recalled = grade !== 'again'
  const share = before.interval < matureFrom ? count.young : count.mature
  share.total++
  share.right += recalled ? 1 : 0
  // Of an answer that was chosen, a lucky guess was predicted, too.
  addPrediction(count.predicted, rightWith(retrievability(before, at, decays.get(by)), guess), recalled)
}

/** Adds the next event of the log to a count, in place. The day of an answer is the one that was written with it. */
export function addToStats(all: Count, event: LogEvent, { offset, undone, only }: Counting): void {
  const { days, tenths, known, decays } = all
  if (event.type !== 'review') {
    remember(all, event)
    return
  }
  if (undone.has(event.id)) return
  const { card, day, at, grade, took, after } = event
  const before = known.get(card)
  // The day of the answer, which an imported memory need not have.
  known.set(card, { ...lastAnswer(after), day })
  if (only && !only.has(card)) return
  let count = days.get(day)
  if (!count) {
    count = noDay()
    days.set(day, count)
  }
  const right = grade === 'again' ? 0 : 1
  count.grades[grades.indexOf(grade)]!++
  if (before === undefined) count.new += isLabId(card) ? 0 : 1
  else if (before.day !== day) addFirst(count, before, event, decays)
  const hour = (((Math.floor((at + offset(at) * 60_000) / 3_600_000) % 24) + 24) % 24) | 0
  count.hours[hour]!++
  count.rightHours[hour]! += right
  if (took !== undefined && Number.isFinite(took) && took >= 0) {
    count.tookMs += took
    const time = Math.min(longestTime, Math.ceil(took / 100))
    count.times += packNumber(time)
    tenths.set(time, (tenths.get(time) ?? 0) + 1)
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
  return { days: count.days, tenths: count.tenths }
}
