import { sumOf } from '../io/cache.ts'
import {
  type Day,
  eventReader,
  hash,
  isKnown,
  type Memory,
  noProgress,
  type Progress,
} from '../model/index.ts'
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
  /** Of the rows of all cards, to notice damage. */
  rows?: number
  /** The version of events that its program could read. */
  reader?: number
  /** Lines of the log that could not be read, where there are any. */
  damaged?: number
  log: Record<string, Mark>
  /** The last event that is folded in: its place and id. */
  last: { place: number; id: string }
}

/** A snapshot of nothing. */
export const noSnapshot = (): Snapshot => ({ ...noProgress(), log: {}, last: { place: 0, id: '' } })

/** A sum over a text of plain characters. */
const sumOfText = (text: string): number => sumOf(Buffer.from(text, 'latin1'))

const cardsBegin = ',"cards": {\n'
const cardsEnd = '\n}}\n'
const backslash = 92

/** Finds the start of each card's row in a snapshot as it was written; undefined if another program has written it. */
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
    while (
      row > 0 &&
      text.charCodeAt(row - 1) === backslash &&
      /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(at, row - 20), row))
    )
      row = text.indexOf('": [', row + 1)
    if (row < 0 || row > end) return undefined
    const id = text.slice(at + 1, row)
    rows.set(id.includes('\\') ? (JSON.parse(`"${id}"`) as string) : id, row + 3)
    at = end + 1
  }
  return rows
}

/** JSON in plain characters, so that a start need not decode them. */
const plainJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^\0-\x7F]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The memory that a row holds. */
function memoryIn(row: CardRow): Memory {
  const memory: Memory = {
    stability: row[0],
    difficulty: row[1],
    due: row[2] as Day,
    last: row[3],
    day: row[4] as Day,
    reps: row[5],
    lapses: row[6],
    failed: row[7] === 1,
  }
  if (row[7] === 2) memory.recalled = true
  return memory
}

/** The memory in the row at a place. */
const memoryAt = (snapshot: string, place: number): Memory =>
  memoryIn(JSON.parse(snapshot.slice(place, snapshot.indexOf(']', place) + 1)) as CardRow)

/** Reads all rows; gives the memory of each card. */
function memoriesIn(snapshot: string): (id: string) => Memory {
  const rows = snapshot.slice(snapshot.indexOf(cardsBegin) + cardsBegin.length, -cardsEnd.length)
  const read = JSON.parse(`{${rows}}`) as Record<string, CardRow>
  return (id) => memoryIn(read[id]!)
}

function rowOf(id: string, memory: Memory): string {
  const { stability, difficulty, due, last, day, reps, lapses, failed } = memory
  const state = failed ? 1 : isKnown(memory) ? 2 : 0
  const row = JSON.stringify([stability, difficulty, due, last, day, reps, lapses, state])
  return `${row.slice(0, -1)},${hash(id + row)}]`
}

/** A memory as a row, which is read in half the time of an object. The last but one is 1 where it failed, 2 where it is known. The last number is a sum over the rest and the id, for programs that know no sum over all rows. */
type CardRow = [number, number, string, number, string, number, number, 0 | 1 | 2, number]

type Head = Omit<Snapshot, 'cards' | 'sum' | 'count' | 'rows' | 'reader'>

/** Everything of a snapshot but its cards, without the last brace. */
function headOf(head: Head, count: number, rows: number): string {
  const text = plainJson({ ...head, reader: eventReader, rows, count })
  return `${text.slice(0, -1)},"sum":${sumOfText(text)}`
}

/** The head of a snapshot and the places of its rows; undefined when its text is none, no places when somebody else has written it. */
function partsOf(
  text: string,
): { value: Partial<Snapshot>; head: string; places: Map<string, number> | undefined } | undefined {
  try {
    const places = rowsOf(text)
    const head = places ? text.slice(0, text.indexOf(cardsBegin)) : ''
    const value: unknown = JSON.parse(places ? `${head}}` : text)
    return typeof value === 'object' && value !== null ? { value, head, places } : undefined
  } catch {
    return undefined
  }
}

/** Whether a head with another schema is one of ours in which a byte has changed: with our schema its sum is right. */
const isOurs = ({ sum, count, rows, reader: _reader, ...rest }: Partial<Snapshot>): boolean =>
  headOf({ ...(rest as Head), schema: 1 }, count!, rows!).endsWith(`"sum":${sum}`)

/** The snapshot in a text as `format` wrote it; undefined when somebody has changed a byte of it, or when a program that reads events otherwise has written it; `newer` when a later version has. */
export function snapshotIn(text: string): Snapshot | 'newer' | undefined {
  const parts = partsOf(text)
  if (parts === undefined) return undefined
  const { value, head, places } = parts
  if (typeof value.schema === 'number' && value.schema > 1) return isOurs(value) ? undefined : 'newer'
  if (places === undefined || value.schema !== 1 || value.count !== places.size) return undefined
  const { sum: _sum, count, rows, reader: _reader, ...rest } = value as Snapshot
  // The state that a session resumes from goes into the log, so no byte of it may have changed.
  if (rows !== sumOfText(text.slice(text.indexOf(cardsBegin))) || head !== headOf(rest, count!, rows))
    return undefined
  return {
    ...rest,
    cards: lazyRecord(
      places,
      (place) => memoryAt(text, place),
      () => memoriesIn(text),
    ),
  }
}

/** One sorted card a line: small differences, and a reader can find a card. */
export function format(snapshot: Snapshot): string {
  const { cards, sum: _sum, count: _count, rows: _rows, reader: _reader, ...head } = snapshot
  const rows = Object.keys(cards)
    .sort()
    .map((id) => `${plainJson(id)}: ${rowOf(id, cards[id]!)}`)
  const body = `${cardsBegin}${rows.join(',\n')}${cardsEnd}`
  return headOf(head, rows.length, sumOfText(body)) + body
}
