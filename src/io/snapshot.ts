import { type Day, hash, type Memory, noProgress, type Progress } from '../model/index.ts'
import { lazyRecord } from './lazy.ts'
import type { Mark } from './log.ts'

/** The snapshot: a cache of what the log says. */
export interface Snapshot extends Progress {
  /** Of everything but the cards, to notice damage. */
  sum?: number
  /** How many cards there are. */
  count?: number
  /** The table of aliases that was applied, where there is one. */
  ids?: string
  /** Lines of the log that could not be read, where there are any. */
  damaged?: number
  log: Record<string, Mark>
  /** The last event that is folded in: its place and id. */
  last: { place: number; id: string }
}

/** A snapshot of nothing. */
export const noSnapshot = (): Snapshot => ({ ...noProgress(), log: {}, last: { place: 0, id: '' } })

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
function prefixFor(head: Omit<Snapshot, 'cards' | 'sum' | 'count'>, count: number): string {
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

/** The snapshot in a text as `format` wrote it; undefined when somebody has changed it, `newer` when a later version has written it. A row that is damaged is noticed when it is read: then `again` gives all of them. */
export function snapshotIn(
  text: string,
  again: () => Record<string, Memory>,
): Snapshot | 'newer' | undefined {
  let value: Partial<Snapshot> | undefined
  let rows: Map<string, number> | undefined
  let head = ''
  try {
    rows = rowsOf(text)
    head = rows ? text.slice(0, text.indexOf(cardsBegin)) : ''
    value = JSON.parse(rows ? `${head}}` : text) as Partial<Snapshot>
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (typeof value.schema === 'number' && value.schema > 1) return 'newer'
  if (rows === undefined || value.schema !== 1 || value.count !== rows.size) return undefined
  const { sum, count, ...rest } = value as Snapshot
  // Snapshots of older versions have no times: the log is replayed once.
  if (typeof rest.log !== 'object' || typeof rest.took !== 'object' || head !== prefixFor(rest, count!))
    return undefined
  return { ...rest, cards: lazyRecord(rows, (id, place) => memoryOf(id, text, place), again) }
}

/** One sorted card a line: small differences, and a reader can find a card. */
export function format(snapshot: Snapshot): string {
  const { cards, sum: _sum, count: _count, ...head } = snapshot
  const rows = Object.keys(cards)
    .sort()
    .map((id) => `${plainJson(id)}: ${rowOf(id, cards[id]!)}`)
  return `${prefixFor(head, rows.length)}${cardsBegin}${rows.join(',\n')}${cardsEnd}`
}
