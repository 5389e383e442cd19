import { join } from 'node:path'
import { isShortage } from '../io/folder.ts'
import { addTo, type LogEvent, type Renaming, sequenceOf } from '../model/index.ts'
import { inOrder, type LineReader, type Mark, readOn } from './log.ts'
import { logFiles } from './log-files.ts'

/** How far a log is replayed: the marks of its files and the last event. */
export interface Position {
  log: Record<string, Mark>
  /** The place and id of the last event. */
  last: { place: number; id: string }
}

/** The position before the first event. */
export const beginning = (): Position => ({ log: {}, last: { place: 0, id: '' } })

/** Listeners of a replay beside the reducers. */
export interface ReplayReader extends Pick<LineReader, 'damaged'> {
  /** Called for every event that is read, also for one that is known. */
  seen?(event: LogEvent): void
  newer?(refused: boolean, file: string): void
  /** A log file that cannot be read; where nobody is told, the error is thrown. */
  unread?(file: string): void
}

/** A log that is replayed: the only place that knows the order of its events, which of them are twice there, and its months. Whatever is counted from a log is a reducer over this. */
export interface Replay {
  position: Position
  /** The events that the log has gained since, in order, each once; undefined when some of them come before what is known, or when what was known is gone: then all of it has to be replayed. Moves the position. */
  gained(): LogEvent[] | undefined
  /** Every event in order, each once; at most a month of them is in memory where the files are in order. `begin` gives the position before the first one; it is called again where it turned out that they are not. */
  all(begin: () => Position, take: (event: LogEvent) => void): void
}

const isAfter = (event: LogEvent, { place, id }: Position['last']): boolean => {
  const own = sequenceOf(event)
  return own > place || (own === place && event.id > id)
}

/** Replays the log in a folder, under the ids that cards have now, from a position on. */
export function replayOf(
  logs: string,
  ids: Pick<Renaming, 'event'>,
  reader: ReplayReader,
  position = beginning(),
): Replay {
  const replay: Replay = { position, gained, all }
  return replay

  /** Gives the events that a file has behind its mark; false when what was read of it is not there any more. */
  function readFile(name: string, take: (event: LogEvent) => void): boolean {
    const { log } = replay.position
    log[name] ??= { bytes: 0, tail: 0 }
    const file = join(logs, name)
    const lines: LineReader = {
      event(event) {
        reader.seen?.(event)
        take(event)
      },
      damaged: reader.damaged,
      newer: (refused) => reader.newer?.(refused, file),
    }
    try {
      return readOn(file, log[name], lines)
    } catch (error) {
      const ofFile = (error as { syscall?: string }).syscall !== undefined && !isShortage(error)
      if (!reader.unread || !ofFile) throw error
      // The other files count all the same; what it holds is put in its place when it can be read.
      reader.unread(name)
      return true
    }
  }

  /** The next event, where it comes after those that are known. */
  function next(event: LogEvent, take: (event: LogEvent) => void): void {
    if (!isAfter(event, replay.position.last)) return
    replay.position.last = { place: sequenceOf(event), id: event.id }
    take(ids.event(event))
  }

  function gained(): LogEvent[] | undefined {
    const events: LogEvent[] = []
    const names = logFiles(logs)
    const { log, last } = replay.position
    let grown = Object.entries(log).every(([name, { bytes }]) => bytes === 0 || names.includes(name))
    for (const name of names) grown = readFile(name, (event) => events.push(event)) && grown
    const ordered = inOrder(events)
    // Events that another device wrote meanwhile may sort before those already applied.
    if (!grown || (ordered[0] && !isAfter(ordered[0], last))) return undefined
    const found: LogEvent[] = []
    for (const event of ordered) next(event, (renamed) => found.push(renamed))
    return found
  }

  function all(begin: () => Position, take: (event: LogEvent) => void): void {
    replay.position = begin()
    if (monthByMonth(take)) return
    replay.position = begin()
    const events: LogEvent[] = []
    for (const name of logFiles(logs)) readFile(name, (event) => events.push(event))
    for (const event of inOrder(events)) next(event, take)
  }

  /** Files are named by the month of their events, so that months are taken one after the other; false where they are not in order. */
  function monthByMonth(take: (event: LogEvent) => void): boolean {
    const months = new Map<string, string[]>()
    for (const name of logFiles(logs)) addTo(months, name.slice(0, 7), name)
    return [...months.values()].every((names) =>
      names.length === 1 ? readInOrder(names[0]!, take) : readTogether(names, take),
    )
  }

  /** One file in order is taken as it is read. */
  function readInOrder(name: string, take: (event: LogEvent) => void): boolean {
    let ordered = true
    readFile(name, (event) => {
      const { last } = replay.position
      // The same line twice, one behind the other, is still in order.
      if (event.id === last.id && sequenceOf(event) === last.place) return
      ordered &&= isAfter(event, last)
      if (ordered) next(event, take)
    })
    return ordered
  }

  function readTogether(names: readonly string[], take: (event: LogEvent) => void): boolean {
    const events: LogEvent[] = []
    for (const name of names) readFile(name, (event) => events.push(event))
    const { place } = replay.position.last
    if (!events.every((event) => sequenceOf(event) > place)) return false
    for (const event of inOrder(events)) next(event, take)
    return true
  }
}
