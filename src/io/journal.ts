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
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import {
  type Day,
  fold,
  hash,
  type LogEvent,
  type Memory,
  noProgress,
  type Progress,
  placeOf,
  type Tell,
  UserError,
} from '../model/index.ts'
import { lazyRecord } from './lazy.ts'
import { isEvent } from './schema.ts'

/** How far a log file is folded into a cache, and a hash of its last bytes to there, to know the file again. */
export interface Mark {
  bytes: number
  tail: number
  /** When the file was last written then; a file of that time and length is not looked into. */
  mtime?: number
}

/** The snapshot: a cache of what the log says. */
export interface Snapshot extends Progress {
  /** Of everything but the cards, to notice damage. */
  sum?: number
  /** How many cards there are. */
  count?: number
  /** Lines of the log that could not be read, where there are any. */
  damaged?: number
  log: Record<string, Mark>
  /** The last event that is folded in: its place and id. */
  last: { place: number; id: string }
}

/** A snapshot of nothing. */
export const noSnapshot = (): Snapshot => ({ ...noProgress(), log: {}, last: { place: 0, id: '' } })

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

const cardsBegin = ',"cards": {\n'
const cardsEnd = '\n}}\n'

/** Where the row of each card begins in a snapshot as it was written; undefined when somebody else has written it. */
function rowsOf(text: string): Map<string, number> | undefined {
  const begin = text.indexOf(cardsBegin)
  if (begin < 0 || !text.endsWith(cardsEnd)) return undefined
  const rows = new Map<string, number>()
  const last = text.length - cardsEnd.length
  for (let at = begin + cardsBegin.length; at < last; ) {
    const found = text.indexOf('\n', at)
    const end = found < 0 || found > last ? last : found
    let row = text.indexOf('": [', at)
    // A quote that belongs to the id has a backslash before it.
    while (row > 0 && /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(at, row - 20), row)))
      row = text.indexOf('": [', row + 1)
    if (row < 0 || row > end) return undefined
    const id = text.slice(at + 1, row)
    rows.set(id.includes('\\') ? (JSON.parse(`"${id}"`) as string) : id, row + 3)
    at = end + 1
  }
  return rows
}

/** JSON in plain characters, so that a start need not decode them. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7F]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The memory in a row; undefined when a byte of it is not what was written. */
function memoryOf(id: string, snapshot: string, place: number): Memory | undefined {
  const end = snapshot.indexOf(']', place)
  const last = snapshot.lastIndexOf(',', end)
  const row = `${snapshot.slice(place, last)}]`
  if (String(hash(id + row)) !== snapshot.slice(last + 1, end)) return undefined
  try {
    const [stability, difficulty, due, at, day, reps, lapses, failed] = JSON.parse(row) as Row
    return {
      stability,
      difficulty,
      due: due as Day,
      last: at,
      day: day as Day,
      reps,
      lapses,
      failed: failed === 1,
    }
  } catch {
    return undefined
  }
}

function rowOf(id: string, { stability, difficulty, due, last, day, reps, lapses, failed }: Memory): string {
  const row = JSON.stringify([stability, difficulty, due, last, day, reps, lapses, failed ? 1 : 0])
  return `${row.slice(0, -1)},${hash(id + row)}]`
}

/** A memory as a row, which is read in half the time of an object; the last number is a sum over the rest and the id, to notice damage. */
type Row = [number, number, string, number, string, number, number, 0 | 1, number]

/** Everything of a snapshot but its cards, without the last brace. */
function headOf(head: Omit<Snapshot, 'cards' | 'sum' | 'count'>, count: number): string {
  const text = plainJson({ ...head, count })
  return `${text.slice(0, -1)},"sum":${sumOf(text)}`
}

/** A sum over the bytes of a text, four at a time: a start has no time for more. */
export function sumOf(text: string): number {
  const bytes = Buffer.from(text.padEnd(Math.ceil(text.length / 4) * 4), 'latin1')
  // A buffer of its own begins where words of four bytes may begin.
  const words = new Uint32Array(new Uint8Array(bytes).buffer)
  let sum = text.length
  for (let i = 0; i < words.length; i++) sum = (Math.imul(sum, 31) + words[i]!) | 0
  return sum
}

/** One sorted card a line: small differences, and a reader can find a card. */
function format(snapshot: Snapshot): string {
  const { cards, sum: _sum, count: _count, ...head } = snapshot
  const rows = Object.keys(cards)
    .sort()
    .map((id) => `${plainJson(id)}: ${rowOf(id, cards[id]!)}`)
  return `${headOf(head, rows.length)}${cardsBegin}${rows.join(',\n')}${cardsEnd}`
}

/** A lowdb adapter whose truth is an append-only log of reviews and whose file is a cache of it. */
export interface Journal extends Adapter<Snapshot> {
  /** Durable when it returns, and folded into what `read` gave. */
  append(events: readonly LogEvent[]): void
  /** Folds what others have written meanwhile. */
  refresh(): void
  /** What the log comes to now. */
  state(): Snapshot
  /** How many events had to be folded to read it. */
  told(): number
  /** Lines that could not be read. */
  damaged(): number
  /** How far each log file is read. */
  marks(): Record<string, number>
  /** What stands in the log behind such marks, each event once, in order. */
  since(marks: Record<string, number>): LogEvent[]
  close(): void
}

/** The journal in a folder; `device` keeps the files of two machines apart. Files: `reviews/YYYY-MM.<device>.jsonl`, `state.json`. */
export function journal(
  folder: string,
  device: string,
  texts: JournalTexts,
  tell: Tell = () => undefined,
): Journal {
  const reasonOf = (error: unknown): string => {
    const { code } = error as NodeJS.ErrnoException
    return code === undefined ? String(error) : (texts.reasons[code] ?? code)
  }
  const logs = join(folder, 'reviews')
  const snapshotFile = join(folder, 'state.json')
  let state: Snapshot = noSnapshot()
  let bad = 0
  let told = 0
  let open: { name: string; fd: number } | undefined

  const readSnapshot = (): Snapshot | undefined => {
    let value: Partial<Snapshot> | undefined
    let rows: Map<string, number> | undefined
    let head = ''
    let text = ''
    try {
      text = readFileSync(snapshotFile, 'latin1')
      rows = rowsOf(text)
      head = rows ? text.slice(0, text.indexOf(cardsBegin)) : ''
      value = JSON.parse(rows ? `${head}}` : text) as Partial<Snapshot>
    } catch {
      return undefined
    }
    if (typeof value !== 'object' || value === null) return undefined
    if (typeof value.schema === 'number' && value.schema > 1)
      throw new UserError(texts.newerProgress(snapshotFile), texts.newerHint)
    if (rows === undefined || value.schema !== 1 || value.count !== rows.size) return undefined
    const { sum, count, ...rest } = value as Snapshot
    if (typeof rest.log !== 'object' || head !== headOf(rest, count!) || !marksFit(logs, rest.log))
      return undefined
    // A row that is damaged is noticed when it is read; then history is told anew.
    return {
      ...rest,
      cards: lazyRecord(
        rows,
        (id, place) => memoryOf(id, text, place),
        () => {
          rebuild()
          return state.cards
        },
      ),
    }
  }

  const newEvents = (name: string, take: (event: LogEvent) => void): void => {
    state.log[name] ??= { bytes: 0, tail: 0 }
    readOn(join(logs, name), state.log[name]!, take, () => bad++)
  }

  const isNext = (event: LogEvent): boolean => {
    const place = placeOf(event)
    return place > state.last.place || (place === state.last.place && event.id > state.last.id)
  }
  const take = (event: LogEvent): void => {
    if (++told % 10_000 === 0) tell(told)
    fold(state, event)
    state.last = { place: placeOf(event), id: event.id }
  }

  /** Everything from the beginning. Files are named by the month of their events, so that months are folded one after the other. */
  const rebuild = (): void => {
    state = noSnapshot()
    bad = 0
    const months = new Map<string, string[]>()
    for (const name of logFiles(logs))
      months.set(name.slice(0, 7), [...(months.get(name.slice(0, 7)) ?? []), name])
    const left: LogEvent[] = []
    for (const names of months.values()) {
      // One file in order is folded as it is read; anything else is put in order first.
      if (names.length === 1)
        newEvents(names[0]!, (event) => (isNext(event) && left.length === 0 ? take(event) : left.push(event)))
      else for (const name of names) newEvents(name, (event) => left.push(event))
      if (left.length > 0 && names.length > 1 && left.every((event) => placeOf(event) > state.last.place)) {
        for (const event of inOrder(left)) if (isNext(event)) take(event)
        left.length = 0
      }
      if (left.length > 0) {
        rebuildWhole()
        return
      }
    }
  }
  /** History that its files do not have in order: all of it at once. */
  const rebuildWhole = (): void => {
    state = noSnapshot()
    bad = 0
    const all: LogEvent[] = []
    for (const name of logFiles(logs)) newEvents(name, (event) => all.push(event))
    for (const event of inOrder(all)) if (isNext(event)) take(event)
  }

  const catchUp = (): void => {
    const events: LogEvent[] = []
    for (const name of logFiles(logs)) newEvents(name, (event) => events.push(event))
    const ordered = inOrder(events)
    // What another device wrote meanwhile may belong before what is known: then history is told anew.
    if (ordered.length > 0 && !isNext(ordered[0]!)) rebuild()
    else for (const event of ordered) if (isNext(event)) take(event)
  }

  const openLog = (name: string): number => {
    // A folder that was removed meanwhile takes its files along: ours is made anew.
    if (open?.name === name && fstatSync(open.fd).nlink > 0) return open.fd
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
      // Said before the first question, not after the first answer.
      if (existsSync(folder) && !statSync(folder).isDirectory())
        throw new UserError(texts.notWritable(folder, reasonOf({ code: 'ENOTDIR' })), texts.writableHint)
      bad = 0
      const snapshot = readSnapshot()
      if (snapshot) {
        state = snapshot
        bad = snapshot.damaged ?? 0
        catchUp()
      } else rebuild()
      return state
    },
    async write(data) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      // Behind a symbolic link the file itself is written, and the link stays.
      const target = existsSync(snapshotFile) ? realpathSync(snapshotFile) : snapshotFile
      const temporary = `${target}.${process.pid}.tmp`
      const fd = openSync(temporary, 'w', 0o600)
      try {
        const { damaged: _before, ...rest } = data
        writeSync(fd, format(bad > 0 ? { ...rest, damaged: bad } : rest))
        fsyncSync(fd)
        closeSync(fd)
        renameSync(temporary, target)
      } catch (error) {
        rmSync(temporary, { force: true })
        throw error
      }
    },
    append(events) {
      let place = state.last.place
      const placed = events.map((event): LogEvent => {
        // A clock that went backwards must not put an answer before those it followed.
        if (event.at > place || (event.at === place && events.length === 1 && event.id > state.last.id)) {
          place = event.at
          return event
        }
        place++
        return { ...event, order: place }
      })
      // Behind the year 9999 the name would be none that is read.
      const named = new Date(Math.min(place, Date.UTC(9999, 11))).toISOString()
      const name = `${named.slice(0, 7)}.${device}.jsonl`
      const bytes = Buffer.from(placed.map((event) => `${JSON.stringify(event)}\n`).join(''))
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
    refresh: catchUp,
    state: () => state,
    told: () => told,
    damaged: () => bad,
    marks: () => Object.fromEntries(Object.entries(state.log).map(([name, { bytes }]) => [name, bytes])),
    since(marks) {
      const events = new Map<string, LogEvent>()
      for (const name of logFiles(logs)) {
        const fd = openSync(join(logs, name), 'r')
        try {
          eachLine(fd, marks[name] ?? 0, fstatSync(fd).size, (line) => {
            const event = line === '' ? undefined : readEvent(line)
            if (event) events.set(event.id, event)
          })
        } finally {
          closeSync(fd)
        }
      }
      return inOrder([...events.values()])
    },
    close() {
      if (open) closeSync(open.fd)
      open = undefined
    },
  }
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
  unreadable: () => void = () => undefined,
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
      else if (line !== '') unreadable()
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
