import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addToStats, type Count, type DailyStats, dailyStatsOf, noStats } from '../insight/index.ts'
import { isFile, makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import {
  hash,
  type LogEvent,
  noRenaming,
  placeOf,
  type Renaming,
  type ReportProgress,
} from '../model/index.ts'
import type { OffsetMinutes } from '../schedule/index.ts'
import { inOrder, type Mark, marksFit, readOn } from './log.ts'
import { logFiles } from './log-files.ts'
import { plainJson, sumOfText } from './snapshot.ts'

/** Changes with what a count means, so that an older one is not gone on with. */
const schema = 2

/** How far the log is counted: the marks of its files and the last event. */
interface Head {
  schema: number
  /** The learner's clock on the days that were counted. */
  zone: number
  /** The table of aliases that was applied. */
  ids?: string
  log: Record<string, Mark>
  last?: { place: number; id: string }
}

/** A count and how far it goes. */
interface Told extends Pick<Head, 'log' | 'last'> {
  count: Count
}

/** What every event is read with. */
interface Reading {
  offset: OffsetMinutes
  /** Ids of reviews that were taken back. */
  undone: Set<string>
  ids: Renaming
}

/** The log day by day. What was counted is kept in `cache/tally.json` with how far it goes, and goes on from there; when the log has changed otherwise than by growing in order, or a clock of another zone reads it, it is counted anew. The days stand in the events, so that it does not matter when a day turns. */
export function readDailyStats(
  data: string,
  offset: OffsetMinutes,
  only?: Iterable<string>,
  tell: ReportProgress = () => undefined,
  ids: Renaming = noRenaming,
): DailyStats {
  const logs = join(data, 'reviews')
  let read = 0
  const seen = (): void => {
    if (++read % 10_000 === 0) tell(read)
  }
  try {
    return aggregated()
  } finally {
    tell()
  }

  function aggregated(): DailyStats {
    if (only) return dailyStatsOf(everything(logs, ids, seen), offset, only)
    const file = join(data, 'cache', 'tally.json')
    const undone = new Set<string>()
    const kept = readKept(file, logs, offset, ids.key)
    const went = kept && goOn(kept, logs, logFiles(logs), { offset, undone, ids }, seen)
    if (kept && went === 'nothing') return kept.count.days
    const told = kept && went === 'fine' ? kept : tellAll(logs, { offset, undone, ids }, seen)
    if (told.last) keep(file, told, offset, ids.key)
    return told.count.days
  }
}

/** Every event, each once, in order. */
function everything(logs: string, ids: Renaming, seen: () => void): LogEvent[] {
  const events = new Map<string, LogEvent>()
  for (const name of logFiles(logs))
    readOn(
      join(logs, name),
      { bytes: 0, tail: 0 },
      {
        event(event) {
          seen()
          events.set(event.id, ids.event(event))
        },
      },
    )
  return inOrder([...events.values()])
}

/** Counts what stands in some files behind their marks. Not fine is what comes before that which was counted, and what takes back something that was: then all of it has to be counted anew. */
function goOn(
  told: Told,
  logs: string,
  names: readonly string[],
  { offset, undone, ids }: Reading,
  seen: () => void,
): 'fine' | 'nothing' | 'late' | 'undone' {
  const batch = new Map<string, LogEvent>()
  for (const name of names) {
    told.log[name] ??= { bytes: 0, tail: 0 }
    readOn(join(logs, name), told.log[name]!, {
      event(event) {
        seen()
        batch.set(event.id, ids.event(event))
      },
    })
  }
  const events = inOrder([...batch.values()])
  const [first] = events
  if (first === undefined) return 'nothing'
  const { last } = told
  if (last && (placeOf(first) < last.place || (placeOf(first) === last.place && first.id <= last.id)))
    return 'late'
  let missed = false
  for (const event of events) {
    if (event.type !== 'undo' || undone.has(event.of)) continue
    undone.add(event.of)
    missed ||= !batch.has(event.of)
  }
  for (const event of events) addToStats(told.count, event, { offset, undone })
  const end = events.at(-1)!
  told.last = { place: placeOf(end), id: end.id }
  return missed ? 'undone' : 'fine'
}

/** The whole log: month by month, or at once where months are not in order. */
function tellAll(logs: string, reading: Reading, seen: () => void, atOnce = false): Told {
  const told: Told = { log: {}, count: noStats() }
  const months = new Map<string, string[]>()
  for (const name of logFiles(logs)) {
    const month = atOnce ? '' : name.slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), name])
  }
  let missed = false
  for (const names of months.values()) {
    const went = goOn(told, logs, names, reading, seen)
    if (went === 'late') return tellAll(logs, reading, seen, true)
    missed ||= went === 'undone'
  }
  // By now it is known what was taken back a month later.
  return missed ? tellAll(logs, reading, seen, atOnce) : told
}

const zoneOf = ({ days }: Pick<Count, 'days'>, offset: OffsetMinutes): number =>
  hash([...days.keys()].map((day) => offset(Date.parse(`${day}T12:00:00Z`))).join())

/** What was kept, if it can be gone on with. */
function readKept(file: string, logs: string, offset: OffsetMinutes, ids: string): Told | undefined {
  try {
    if (!isFile(file)) return undefined
    const text = readFileSync(file, 'latin1')
    const end = text.indexOf('\n')
    const rest = text.slice(end + 1)
    if (text.slice(0, end) !== String(sumOfText(rest))) return undefined
    const [head = '', days = '', cards = ''] = rest.split('\n')
    const { schema: made, zone, log, last, ids: named = '' } = JSON.parse(head) as Head
    if (made !== schema || named !== ids || !marksFit(logs, log)) return undefined
    let known: Count['known'] | undefined
    const count: Count = {
      days: new Map(JSON.parse(days) as [never, never][]),
      // Needed only where the log has grown.
      get known() {
        known ??= new Map(JSON.parse(cards) as [never, never][])
        return known
      },
    }
    return zoneOf(count, offset) === zone ? { log, last, count } : undefined
  } catch {
    return undefined
  }
}

function keep(file: string, { log, last, count }: Told, offset: OffsetMinutes, ids: string): void {
  const head: Head = { schema, zone: zoneOf(count, offset), ...(ids === '' ? {} : { ids }), log, last }
  const rest = [head, [...count.days], [...count.known]].map(plainJson).join('\n')
  try {
    makeFolder(dirname(file))
    replace(file, `${sumOfText(rest)}\n${rest}`)
  } catch {
    // A folder that cannot be written costs time, not function.
  }
}
