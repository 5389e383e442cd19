import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { hash, type LogEvent, placeOf } from '../model/index.ts'
import { isEvent } from './schema.ts'

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

/** Bytes of a file from a place; fewer at its end. */
export function bytesAt(fd: number, from: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const read = readSync(fd, buffer, got, length - got, from + got)
    if (read === 0) break
    got += read
  }
  return buffer.subarray(0, got)
}

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
      if (size === mark.bytes && mtimeMs === mark.mtime) return true
      const fd = openSync(join(logs, name), 'r')
      try {
        return fstatSync(fd).size >= mark.bytes && tailAt(fd, mark.bytes) === mark.tail
      } finally {
        closeSync(fd)
      }
    } catch {
      return false
    }
  })

/** Reads the complete lines of a log file behind its mark, and moves the mark; a last line without its end was never acknowledged. */
export function readOn(
  file: string,
  mark: Mark,
  take: (event: LogEvent) => void,
  unreadable: (line: string) => void = () => undefined,
): void {
  const { size: now, mtimeMs } = statSync(file)
  if (now === mark.bytes && mtimeMs === mark.mtime) return
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    // Somebody has cut the file: it is read from its beginning.
    if (size < mark.bytes) mark.bytes = 0
    mark.mtime = mtimeMs
    if (size === mark.bytes) return
    mark.bytes = eachLine(fd, mark.bytes, size, (line) => {
      const event = line === '' ? undefined : readEvent(line)
      if (event) take(event)
      else if (line !== '') unreadable(line)
    })
    mark.tail = tailAt(fd, mark.bytes)
  } finally {
    closeSync(fd)
  }
}

/** The names of the log files in a folder, by month and device. */
export const logFiles = (logs: string): string[] =>
  existsSync(logs)
    ? readdirSync(logs, { withFileTypes: true })
        .filter((entry) => !entry.isDirectory() && /^\d{4}-\d{2}\..*\.jsonl$/.test(entry.name))
        .map((entry) => entry.name)
        .sort()
    : []

/** Events as they happened, each once. */
export function inOrder(events: LogEvent[]): LogEvent[] {
  return events.sort((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** Calls `take` for every complete line between two places of a file and returns where the last of them ends. */
export function eachLine(fd: number, from: number, to: number, take: (line: string) => void): number {
  let done = from
  let carry: Buffer = Buffer.alloc(0)
  for (let at = from; at < to; ) {
    const part = bytesAt(fd, at, Math.min(chunk, to - at))
    if (part.length === 0) break
    at += part.length
    const buffer = carry.length > 0 ? Buffer.concat([carry, part]) : part
    // Decoding many lines at once is quicker than line by line.
    const start = buffer.lastIndexOf(10) + 1
    if (start > 0) for (const line of buffer.toString('utf8', 0, start - 1).split('\n')) take(line)
    done += start
    carry = Buffer.from(buffer.subarray(start))
  }
  return done
}

/** A line of the log, or nothing when it is none of ours. */
export function readEvent(line: string): LogEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}
