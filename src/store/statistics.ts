import { join } from 'node:path'
import {
  type AnswerTimes,
  addTime,
  addToStats,
  type Count,
  type DailyStats,
  type DayStats,
  lastTimes,
  noStats,
  noTimes,
} from '../insight/index.ts'
import {
  type Day,
  eventReader,
  hash,
  type LogEvent,
  type Renaming,
  type ReportProgress,
} from '../model/index.ts'
import type { OffsetMinutes } from '../schedule/index.ts'
import { everyEvent } from './events.ts'
import { marksFit } from './log.ts'
import { beginning, type Position, type Replay, replayOf } from './replay.ts'
import { readSections, writeSections } from './sections.ts'

/** Everything that is counted from the log and read now and then: reducers over one replay, kept together. */
interface Counted {
  count: Count
  times: AnswerTimes
}

/** The context of reading the log. */
export interface StatisticsReader {
  /** The data folder. */
  data: string
  /** Minutes that the learner's clock is ahead of UTC. */
  offset: OffsetMinutes
  ids: Renaming
  /** Told how many events were read. */
  tell: ReportProgress
}

/** Changes with what a count means, so that an older one is not gone on with. */
const schema = 5

interface Head extends Position {
  schema: number
  reader: number
  /** The learner's clock on the days that were counted. */
  zone: number
  /** The table of aliases that was applied. */
  ids: string
  days: string[]
}

type TimeRow = [id: string, place: number, tookMs: number]

const zoneOf = (days: readonly string[], offset: OffsetMinutes): number =>
  hash(days.map((day) => offset(Date.parse(`${day}T12:00:00Z`))).join())

const fileOf = (data: string): string => join(data, 'cache', 'statistics.json')

/** A day as it is kept: of the predicted groups the number, the predictions, how many were recalled, how many there are. Its times are in a section of their own. */
type KeptDay = Omit<DayStats, 'predicted' | 'times'> & { predicted: [number, number, number, number][] }

const keptDay = ({ times: _times, ...stats }: DayStats): KeptDay => ({
  ...stats,
  predicted: [...stats.predicted].map(([number, { predicted, recalled, count }]) => [
    number,
    predicted,
    recalled,
    count,
  ]),
})

/** A day whose times are read when somebody asks for them. */
const dayOf = (kept: KeptDay, times: () => string): DayStats => ({
  ...kept,
  predicted: new Map(
    kept.predicted.map(([number, predicted, recalled, count]) => [number, { predicted, recalled, count }]),
  ),
  get times() {
    return times()
  },
})

/** The statistics of all days in a section, and the times of each day in another, which is read when somebody asks for it. */
function dailyStatsIn(section: string, readTimes: () => string): DailyStats {
  const [rows, tenths] = JSON.parse(section) as [[Day, KeptDay][], [number, number][]]
  let read: Record<Day, string> | undefined
  const timesOf = (day: Day): string => {
    read ??= JSON.parse(readTimes()) as Record<Day, string>
    return read[day] ?? ''
  }
  return {
    days: new Map(rows.map(([day, kept]) => [day, dayOf(kept, () => timesOf(day))])),
    tenths: new Map(tenths),
  }
}

const sectionsOf = ({ count, times }: Counted): Record<string, string> => ({
  days: JSON.stringify([[...count.days].map(([day, stats]) => [day, keptDay(stats)]), [...count.tenths]]),
  times: JSON.stringify(Object.fromEntries([...count.days].map(([day, { times }]) => [day, times]))),
  known: JSON.stringify([[...count.known], [...count.decays]]),
  last: JSON.stringify([...lastTimes(times)]),
  recent: JSON.stringify(
    [...times.recent].map(([card, list]) => [
      card,
      list.map(({ id, place, tookMs }): TimeRow => [id, place, tookMs]),
    ]),
  ),
})

/** The state that a file of statistics holds; undefined if a byte of it has changed. */
function countedIn(section: (name: string) => string | undefined): Counted | undefined {
  const [days, allTimes, known, recent] = ['days', 'times', 'known', 'recent'].map(section)
  if (days === undefined || allTimes === undefined || known === undefined || recent === undefined)
    return undefined
  const rows = JSON.parse(recent) as [string, TimeRow[]][]
  const [cards, decays] = JSON.parse(known) as [never[], never[]]
  const stats = dailyStatsIn(days, () => allTimes)
  return {
    count: {
      // Days that can be added to.
      days: new Map([...stats.days].map(([day, kept]) => [day, { ...kept }])),
      tenths: new Map(stats.tenths),
      known: new Map(cards),
      decays: new Map(decays),
    },
    times: {
      recent: new Map(
        rows.map(([card, list]) => [card, list.map(([id, place, tookMs]) => ({ id, place, tookMs }))]),
      ),
      undone: new Set(),
    },
  }
}

/** The ids of the reviews that were taken back anywhere in the log. */
function undoneIn(data: string): Set<string> {
  const undone = new Set<string>()
  for (const { event } of everyEvent(data, '"undo"')) if (event.type === 'undo') undone.add(event.of)
  return undone
}

/** Adds events that follow each other; a review that is taken back by one of them does not count. False when one of them takes back what was counted before. */
function addAll(counted: Counted, events: readonly LogEvent[], offset: OffsetMinutes): boolean {
  const here = new Set(events.map(({ id }) => id))
  const undone = new Set(events.flatMap((event) => (event.type === 'undo' ? [event.of] : [])))
  for (const id of undone) if (!here.has(id)) return false
  for (const event of events) addTo(counted, event, { offset, undone })
  return true
}

function addTo({ count, times }: Counted, event: LogEvent, about: Parameters<typeof addToStats>[2]): void {
  addToStats(count, event, about)
  if (!about.undone.has(event.id)) addTime(times, event)
}

const replayFor = ({ data, ids, tell }: StatisticsReader, position?: Position): Replay => {
  let read = 0
  return replayOf(
    join(data, 'reviews'),
    ids,
    {
      seen() {
        if (++read % 10_000 === 0) tell(read)
      },
      // Progress says so where one learns.
      unread: () => undefined,
    },
    position,
  )
}

/** Counts the whole log. */
function countAll(reader: StatisticsReader): { counted: Counted; position: Position } {
  const { data, offset } = reader
  const undone = undoneIn(data)
  const replay = replayFor(reader)
  let counted: Counted = { count: noStats(), times: noTimes() }
  replay.all(
    () => {
      counted = { count: noStats(), times: noTimes() }
      return beginning()
    },
    (event) => addTo(counted, event, { offset, undone }),
  )
  return { counted, position: replay.position }
}

/** The cached statistics, as far as they fit the log and the learner's clock. */
function keptIn({ data, offset, ids }: StatisticsReader) {
  const kept = readSections<Head>(fileOf(data))
  if (!kept) return undefined
  const { head } = kept
  const fits =
    head.schema === schema &&
    head.reader === eventReader &&
    head.ids === ids.key &&
    head.zone === zoneOf(head.days, offset) &&
    marksFit(join(data, 'reviews'), head.log)
  return fits ? kept : undefined
}

function keep(reader: StatisticsReader, counted: Counted, { log, last }: Position): Record<string, string> {
  const { data, offset, ids } = reader
  const days = [...counted.count.days.keys()]
  const head: Head = {
    schema,
    reader: eventReader,
    zone: zoneOf(days, offset),
    ids: ids.key,
    days,
    log,
    last,
  }
  const sections = sectionsOf(counted)
  if (last.id !== '') writeSections(fileOf(data), head, sections)
  return sections
}

/** A section of the statistics as the log has them now: what was counted is kept, and goes on from there; what has changed otherwise than by growing in order is counted anew. */
function sectionNow(reader: StatisticsReader, name: 'days' | 'times' | 'last'): string {
  const kept = keptIn(reader)
  if (kept) {
    const { log, last } = kept.head
    const replay = replayFor(reader, { log, last })
    const events = replay.gained()
    const there = events?.length === 0 ? kept.section(name) : undefined
    if (there !== undefined) return there
    const counted = events && countedIn(kept.section)
    if (counted && addAll(counted, events, reader.offset))
      return keep(reader, counted, replay.position)[name]!
  }
  const { counted, position } = countAll(reader)
  return keep(reader, counted, position)[name]!
}

/** Ends the line that says how far the reading has got. */
function withProgress<T>({ tell }: StatisticsReader, read: () => T): T {
  try {
    return read()
  } finally {
    tell()
  }
}

/** The log day by day; with `only` of the answers to these cards and to those whose memory they took over. The days stand in the events, so that it does not matter when a day turns. */
export const readDailyStats = (reader: StatisticsReader, only?: Iterable<string>): DailyStats =>
  withProgress(reader, () =>
    only
      ? countOnly(reader, only)
      : dailyStatsIn(sectionNow(reader, 'days'), () => sectionNow(reader, 'times')),
  )

/** Milliseconds of the last right answers of each card, the oldest first. */
export const readAnswerTimes = (reader: StatisticsReader): Map<string, number[]> =>
  withProgress(reader, () => new Map(JSON.parse(sectionNow(reader, 'last')) as [string, number[]][]))

/** Counts the answers to some cards, for which nothing is kept. */
function countOnly(reader: StatisticsReader, cards: Iterable<string>): DailyStats {
  const { data, ids, offset } = reader
  const only = new Set(cards)
  const adopted = [...everyEvent(data, '"adopt"')].map(({ event }) => ids.event(event)).reverse()
  for (const event of adopted) if (event.type === 'adopt' && only.has(event.card)) only.add(event.from)
  const undone = undoneIn(data)
  let count = noStats()
  replayFor(reader).all(
    () => {
      count = noStats()
      return beginning()
    },
    (event) => addToStats(count, event, { offset, undone, only }),
  )
  return { days: count.days, tenths: count.tenths }
}
