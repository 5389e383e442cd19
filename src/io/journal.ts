import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { fold, hash, type LogEvent, noProgress, type Progress, UserError } from '../model/index.ts'
import { isEvent } from './schema.ts'

/** How far a log file is folded into a snapshot, and a hash of its last bytes to there, to know the file again. */
interface Mark {
  bytes: number
  tail: number
}

/** The snapshot: a cache of what the log says. */
export interface Snapshot extends Progress {
  log: Record<string, Mark>
}

/** Messages of the journal, in the learner's language. */
export interface JournalTexts {
  reasons: Record<string, string>
  notSaved(reason: string): string
  notSavedHint: string
  newerProgress(file: string): string
  newerHint: string
  notWritable(folder: string, reason: string): string
  writableHint: string
}

const chunk = 1 << 20
// More than a line, so that the id of the last review is in it.
const tailBytes = 1024

/** Bytes of a file from a place; fewer at its end. */
function bytesAt(fd: number, from: number, length: number): Buffer {
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

function syncFolder(folder: string): void {
  // Windows cannot open a folder; there a new file is durable without it.
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** One sorted card a line: small differences, and a reader can find a card. */
function format(snapshot: Snapshot): string {
  const { cards, ...head } = snapshot
  const rows = Object.keys(cards)
    .sort()
    .map((id) => `${JSON.stringify(id)}: ${JSON.stringify(cards[id])}`)
  return `${JSON.stringify(head).slice(0, -1)},"cards": {\n${rows.join(',\n')}\n}}\n`
}

/** A lowdb adapter whose truth is an append-only log of reviews and whose file is a cache of it. */
export interface Journal extends Adapter<Snapshot> {
  /** Durable when it returns, and folded into what `read` gave. */
  append(events: readonly LogEvent[], at: Date): void
  /** Lines that could not be read. */
  damaged(): number
  close(): void
}

/** The journal in a folder; `device` keeps the files of two machines apart. Files: `reviews/YYYY-MM.<device>.jsonl`, `state.json`. */
export function journal(folder: string, device: string, texts: JournalTexts): Journal {
  const reasonOf = (error: unknown): string => {
    const { code } = error as NodeJS.ErrnoException
    return code === undefined ? String(error) : (texts.reasons[code] ?? code)
  }
  const logs = join(folder, 'reviews')
  const snapshotFile = join(folder, 'state.json')
  let state: Snapshot = { ...noProgress(), log: {} }
  let bad = 0
  let open: { name: string; fd: number } | undefined

  const fits = (marks: Record<string, Mark>): boolean =>
    Object.entries(marks).every(([name, mark]) => {
      if (mark.bytes === 0) return true
      try {
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

  const readSnapshot = (): Snapshot | undefined => {
    let value: Partial<Snapshot> | undefined
    try {
      value = JSON.parse(readFileSync(snapshotFile, 'utf8')) as Partial<Snapshot>
    } catch {
      return undefined
    }
    if (typeof value !== 'object' || value === null) return undefined
    if (typeof value.schema === 'number' && value.schema > 1)
      throw new UserError(texts.newerProgress(snapshotFile), texts.newerHint)
    const whole =
      value.schema === 1 &&
      [value.cards, value.days, value.log].every((part) => typeof part === 'object' && part !== null)
    return whole && fits(value.log!) ? (value as Snapshot) : undefined
  }

  /** Complete lines behind the mark; a last line without its end was never acknowledged. */
  const newEvents = (name: string, into: LogEvent[]): void => {
    state.log[name] ??= { bytes: 0, tail: 0 }
    const mark = state.log[name]
    const fd = openSync(join(logs, name), 'r')
    try {
      const { size } = fstatSync(fd)
      let carry: Buffer = Buffer.alloc(0)
      let at = mark.bytes
      while (at < size) {
        const part = bytesAt(fd, at, Math.min(chunk, size - at))
        if (part.length === 0) break
        at += part.length
        const buffer = carry.length > 0 ? Buffer.concat([carry, part]) : part
        let from = 0
        for (let end = buffer.indexOf(10); end !== -1; end = buffer.indexOf(10, from)) {
          const line = buffer.toString('utf8', from, end)
          mark.bytes += end + 1 - from
          from = end + 1
          const event = line === '' ? undefined : readEvent(line)
          if (event) into.push(event)
          else if (line !== '') bad++
        }
        carry = Buffer.from(buffer.subarray(from))
      }
      mark.tail = tailAt(fd, mark.bytes)
    } finally {
      closeSync(fd)
    }
  }

  const catchUp = (): void => {
    if (!existsSync(logs)) return
    const events: LogEvent[] = []
    const names = readdirSync(logs)
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
    for (const name of names) newEvents(name, events)
    // Files of several devices are one history, by time.
    if (names.length > 1) events.sort((a, b) => a.at - b.at)
    for (const event of events) fold(state, event)
  }

  const openLog = (name: string): number => {
    if (open?.name === name) return open.fd
    if (open) closeSync(open.fd)
    open = undefined
    mkdirSync(logs, { recursive: true, mode: 0o700 })
    const fd = openSync(join(logs, name), 'a+', 0o600)
    const { size } = fstatSync(fd)
    // A torn line stays as it is; ours begins on a new one.
    if (size > 0 && bytesAt(fd, size - 1, 1)[0] !== 10) writeSync(fd, '\n')
    syncFolder(logs)
    open = { name, fd }
    return fd
  }

  return {
    async read() {
      bad = 0
      state = readSnapshot() ?? { ...noProgress(), log: {} }
      catchUp()
      return state
    },
    async write(data) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const temporary = `${snapshotFile}.${process.pid}.tmp`
      const fd = openSync(temporary, 'w', 0o600)
      try {
        writeSync(fd, format(data))
        fsyncSync(fd)
        closeSync(fd)
        renameSync(temporary, snapshotFile)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
    },
    append(events, at) {
      const name = `${at.toISOString().slice(0, 7)}.${device}.jsonl`
      const bytes = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''))
      let fd: number
      try {
        fd = openLog(name)
      } catch (error) {
        throw new UserError(texts.notWritable(logs, reasonOf(error)), texts.writableHint)
      }
      try {
        const written = writeSync(fd, bytes)
        if (written !== bytes.length) {
          ftruncateSync(fd, fstatSync(fd).size - written)
          throw Object.assign(new Error('disk full'), { code: 'ENOSPC' })
        }
        fdatasyncSync(fd)
      } catch (error) {
        throw new UserError(texts.notSaved(reasonOf(error)), texts.notSavedHint)
      }
      // Reading back what stands in the files also brings the answers of another window.
      catchUp()
    },
    damaged: () => bad,
    close() {
      if (open) closeSync(open.fd)
      open = undefined
    },
  }
}

/** A line of the log, or nothing when it is none of ours. */
function readEvent(line: string): LogEvent | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isEvent(value) ? value : undefined
  } catch {
    return undefined
  }
}
