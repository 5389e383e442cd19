import { parse } from 'csv-parse/sync'
import { eventOf } from './event.ts'

/** Tells the type of a file by its first bytes. */
export type FileKind = 'empty' | 'zip' | 'sqlite' | 'zstd' | 'gzip' | 'text' | 'binary'

/** A file to be read from any place. */
export interface Bytes {
  readonly size: number
  /** Fewer bytes than were asked for only at its end. */
  read(from: number, length: number): Promise<Uint8Array>
}

/** A value that should be an event, and the line it stands in. */
export interface Found {
  value: unknown
  line: number
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

/** Tells the type of a file by its first bytes. */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  if (startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6])) return 'zip'
  if (
    startsWith(
      head,
      [...'SQLite format 3\0'].map((c) => c.charCodeAt(0)),
    )
  )
    return 'sqlite'
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) return 'zstd'
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip'
  // Behind the first line an answer may hold anything.
  const end = head.indexOf(10)
  const first = end < 0 ? head : head.subarray(0, end)
  return encodingOf(head) === 'utf-8' && first.includes(0) ? 'binary' : 'text'
}

// A redirection of PowerShell writes UTF-16.
const encodingOf = (head: Uint8Array): string =>
  startsWith(head, [0xff, 0xfe]) ? 'utf-16le' : startsWith(head, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'

/** Tells the format of a text: a JSON document, JSON Lines, a table, or none of them. */
export function textKind(start: string): 'json' | 'jsonl' | 'csv' | 'other' {
  const first = start.trimStart().split(/\r?\n/, 1)[0]!
  if (first.startsWith('{')) {
    try {
      return 'flagdrill' in (JSON.parse(first) as object) ? 'json' : 'jsonl'
    } catch {
      return 'json'
    }
  }
  if (first.startsWith('[')) return 'json'
  return /^"?[\p{L} _]+"?[,;\t]/u.test(first) ? 'csv' : 'other'
}

const piece = 1 << 20

/** The text of a file, a piece at a time. Throws TypeError for what is not text. */
export async function* textOf(file: Bytes): AsyncIterable<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for (let at = 0; at < file.size; ) {
    const bytes = await file.read(at, piece)
    if (bytes.length === 0) break
    decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
    at += bytes.length
    yield decoder.decode(bytes, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

// No line of ours is nearly so long.
const longestLine = 64 * piece

/** A text in pieces that end with a line; with `quoted`, a line end between quotes is none. Throws RangeError for a line that never ends. */
async function* cutAtLines(pieces: AsyncIterable<string>, quoted = false): AsyncIterable<string> {
  const marks = quoted ? /["\n]/g : /\n/g
  let carry = ''
  let open = false
  for await (const text of pieces) {
    let end = 0
    for (const { 0: mark, index } of text.matchAll(marks))
      if (mark === '"') open = !open
      else if (!open) end = index + 1
    if (end > 0) {
      yield carry + text.slice(0, end)
      carry = text.slice(end)
    } else carry += text
    if (carry.length > longestLine) throw new RangeError('line too long')
  }
  if (carry !== '') yield carry
}

/** The values of JSON Lines; a line that is no JSON has none. */
export async function* jsonLines(pieces: AsyncIterable<string>): AsyncIterable<Found[]> {
  let line = 0
  for await (const text of cutAtLines(pieces)) {
    const found: Found[] = []
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    for (const row of lines) {
      line++
      if (row.trim() === '') continue
      let value: unknown
      try {
        value = JSON.parse(row)
      } catch {
        // It is refused with its line by whoever asks what it is.
      }
      found.push({ value, line })
    }
    yield found
  }
}

/** The events of a table with the columns of ours; nothing when columns are missing that it takes. Throws Error for what is no table. */
export async function* tableEvents(pieces: AsyncIterable<string>): AsyncIterable<Found[] | undefined> {
  let columns: string[] | undefined
  let delimiter = ','
  let line = 0
  // A cell may hold line ends: a row is whole where quotes are.
  for await (const text of cutAtLines(pieces, true)) {
    if (columns === undefined) {
      const head = text.split(/\r?\n/, 1)[0]!
      delimiter = /^"?[^",;\t]*"?([,;\t])/.exec(head)?.[1] ?? ','
    }
    const rows = parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const found: Found[] = []
    for (const { record, info } of rows) {
      if (columns === undefined) {
        columns = record.map((name) => name.trim())
        if (!['type', 'time', 'day', 'card', 'id', 'more'].every((name) => columns!.includes(name))) {
          yield undefined
          return
        }
        continue
      }
      const names = columns
      const row = Object.fromEntries(record.map((value, index) => [names[index] ?? '', value]))
      found.push({ value: eventOf(row), line: line + info.lines })
    }
    line += text.split('\n').length - 1
    yield found
  }
}
