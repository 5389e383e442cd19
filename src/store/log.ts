import { closeSync, fstatSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isShortage } from '../io/folder.ts'
import { byHistory, eventIn, hash, type LogEvent } from '../model/index.ts'
import { bytesAt } from './bytes.ts'
import { lineBlocks } from './lines.ts'
import { wideLines } from './wide.ts'

/** How far a log file is folded into a cache, and a hash of its last bytes to there, to know the file again. */
export interface Mark {
  bytes: number
  tail: number
  /** When the file was last written then; a file of that time and length is not looked into. */
  mtime?: number
}

const chunk = 1 << 20
// More than a line, so that the id of the last review is in it.
const tailBytes = 1024
const longestRest = 1 << 20

/** A hash of what stands before a place. */
const tailAt = (fd: number, end: number): number => {
  const from = Math.max(0, end - tailBytes)
  return hash(bytesAt(fd, from, end - from).toString('latin1'))
}

/** Whether the log files still begin with what was read of them. */
export const marksFit = (logs: string, marks: Record<string, Mark>): boolean =>
  Object.entries(marks).every(([name, mark]) => {
    if (mark.bytes === 0) return true
    try {
      const { size, mtimeMs } = statSync(join(logs, name))
      // Written to without growing: any line of it may be another.
      if (size === mark.bytes) return mtimeMs === mark.mtime
      const fd = openSync(join(logs, name), 'r')
      try {
        return fstatSync(fd).size >= mark.bytes && tailAt(fd, mark.bytes) === mark.tail
      } finally {
        closeSync(fd)
      }
    } catch (error) {
      if (isShortage(error)) throw error
      return false
    }
  })

/** Reports on the lines of a log. */
export interface LineReader {
  event(event: LogEvent): void
  /** A line, or a part of one, that cannot be used. */
  damaged?(text: string): void
  /** An event that a later version wrote; `refused` when it says that older versions cannot go on from it. */
  newer?(refused: boolean): void
  /** An optional field that was wrong and does not count. */
  dropped?(field: string): void
}

function readValue(value: unknown, text: string, to: LineReader): void {
  const event = eventIn(value, to.dropped)
  if (typeof event === 'object') to.event(event)
  else if (event === 'damaged') to.damaged?.(text)
  else to.newer?.(event === 'newer')
}

// Inside a text of JSON a quote has a backslash before it, so that this is where a record begins.
const recordBegins = /(?=\{"type":")/

/** Reads a line of the log. A record that was glued to another one, or to a torn one, counts. */
export function readLine(line: string, to: LineReader): void {
  if (line === '') return
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    const text = line.charCodeAt(0) === 0xfeff ? line.slice(1).trim() : line.trim()
    const parts = text.split(recordBegins)
    if (parts.length > 1) for (const part of parts) readLine(part, to)
    else if (text !== '' && text !== line) readLine(text, to)
    else if (text !== '') to.damaged?.(text)
    return
  }
  readValue(value, line, to)
}

/** The events of a line; `clean` when they are all that stands there, and as they stand there. */
export function eventsIn(line: string): { events: LogEvent[]; clean: boolean } {
  const found = { events: [] as LogEvent[], clean: true }
  const odd = (): void => {
    found.clean = false
  }
  readLine(line, { event: (event) => void found.events.push(event), damaged: odd, newer: odd, dropped: odd })
  found.clean &&= found.events.length === 1
  return found
}

/** Whether a last line without its end is whole: whoever wrote it may have acknowledged it. */
export const isWhole = (line: string): boolean => {
  try {
    return typeof eventIn(JSON.parse(line)) === 'object'
  } catch {
    return false
  }
}

/** Calls `take` for every line between two places of a file, the last one also without its end where it is whole, and returns the place where the last of them ends. */
export function logLines(fd: number, from: number, to: number, take: (line: string) => void): number {
  const wide = from === 0 ? wideLines(fd, to) : undefined
  if (wide) {
    for (const line of wide.lines) take(line)
    return wide.end < to ? logLines(fd, wide.end, to, take) : to
  }
  const done = eachLine(fd, from, to, take)
  // Longer than any record: it would be read again with every look at the file.
  if (done === to || to - done > longestRest) return done
  const rest = bytesAt(fd, done, to - done).toString()
  if (!isWhole(rest)) return done
  take(rest)
  return to
}

/** Reads the lines of a log file behind its mark, and moves the mark. False when what was read of it before is not there any more: then it is read from its beginning. */
export function readOn(file: string, mark: Mark, to: LineReader): boolean {
  const now = statSync(file)
  if (now.size === mark.bytes && now.mtimeMs === mark.mtime) return true
  const fd = openSync(file, 'r')
  try {
    const { size, mtimeMs } = fstatSync(fd)
    // Somebody has cut the file or written another one in its place.
    const fits = mark.bytes === 0 || (size > mark.bytes && tailAt(fd, mark.bytes) === mark.tail)
    if (!fits) mark.bytes = 0
    mark.mtime = mtimeMs
    if (size === mark.bytes) return fits
    mark.bytes = logLines(fd, mark.bytes, size, (line) => readLine(line, to))
    mark.tail = tailAt(fd, mark.bytes)
    return fits
  } finally {
    closeSync(fd)
  }
}

/** The month that names the file of an event. */
export const monthOf = (place: number): string =>
  // Behind the year 9999 the name would be none that is read.
  new Date(Math.min(place, Date.UTC(9999, 11))).toISOString().slice(0, 7)

/** Events as they happened, each once. */
export function inOrder(events: LogEvent[]): LogEvent[] {
  return events.sort(byHistory)
}

/** Calls `take` for every complete line between two places of a file and returns where the last of them ends. */
function eachLine(fd: number, from: number, to: number, take: (line: string) => void): number {
  let done = from
  for (const { lines, end } of lineBlocks(fd, from, to, chunk)) {
    for (const line of lines) take(line)
    done = end
  }
  return done
}
