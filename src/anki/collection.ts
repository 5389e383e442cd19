import { sha1 } from '@noble/hashes/legacy.js'
import { createView, utf8ToBytes } from '@noble/hashes/utils.js'
import { type CardId, type Day, grades, hash, type Memory, type Review } from '../model/index.ts'
import { ownType } from './entries.ts'
import { htmlOf, textOfHtml } from './html.ts'
import type { Value } from './record.ts'
import { addAnswer, noRevlog, revlogRows } from './revlog.ts'
import { columns, deckRow, indexes, noteType, preset, typeId } from './shapes.ts'
import { type Content, sqliteFile } from './sqlite-file.ts'

const most = 2 ** 31 - 1
// The last moment that a date can have.
const latest = 8.64e15

/** A card as a note of Anki. */
export interface Note {
  card: CardId
  deck: string
  /** HTML. */
  front: string
  back: string
  extra: string
  memory?: Memory
  /** Not asked: until it is taken back, or until another day. */
  held?: 'always' | 'today'
  tags?: readonly string[]
}

/** The instant from which a collection counts its times. */
export interface Epoch {
  /** Milliseconds since 1970. */
  now: number
  /** The learner's first day, and when it began. */
  first: Day
  began: number
  /** Minutes that the clock is ahead of UTC then. */
  offset: number
  rolloverHour: number
  /** Days from one day to another. */
  between(from: Day, to: Day): number
  /** The chance of recall at which cards become due, and how slowly memory fades. */
  retention: number
  decay: number
}

/** Numbers of their own for names, the same in every export. */
function numbers(from: number): (name: string) => number {
  const taken = new Set<number>()
  return (name) => {
    let id = from + hash(name)
    while (taken.has(id)) id++
    taken.add(id)
    return id
  }
}

/** A number as Anki can keep it; 0 for what is none, as days that no calendar has. */
const whole = (value: number, least = -most, largest = most): number =>
  Number.isFinite(value) ? Math.round(Math.min(Math.max(value, least), largest)) : 0

/** The check sum by which Anki finds equal first fields. */
const sumOf = (text: string): number => createView(sha1(utf8ToBytes(text))).getUint32(0)

/** The memory of a card as Anki keeps it beside the card. */
const dataOf = ({ stability, difficulty, last }: Memory, { retention, decay }: Epoch): string =>
  JSON.stringify({ s: stability, d: difficulty, dr: retention, decay, lrt: Math.floor(last / 1000) })

/** The one row of the collection: when it began, its note type, decks and settings. */
function collectionRow(decks: ReadonlyMap<string, number>, cards: number, epoch: Epoch): Value[] {
  const seconds = Math.floor(epoch.now / 1000)
  const conf = {
    creationOffset: -epoch.offset,
    rollover: epoch.rolloverHour,
    schedVer: 2,
    sched2021: true,
    curDeck: 1,
    activeDecks: [1],
    curModel: typeId,
    nextPos: cards + 1,
    fsrs: true,
  }
  const rows = [...decks].map(([name, id]): [number, object] => [id, deckRow(id, name, seconds)])
  return [
    null,
    Math.floor(epoch.began / 1000),
    epoch.now,
    epoch.now,
    ...[11, 0, 0, 0],
    JSON.stringify(conf),
    JSON.stringify({ [typeId]: noteType(seconds, decks.get(ownType)!) }),
    JSON.stringify(Object.fromEntries([[1, deckRow(1, 'Default', seconds)], ...rows])),
    JSON.stringify({ 1: preset(epoch.retention) }),
    '{}',
  ]
}

const memoryColumns = (memory: Memory, epoch: Epoch): Value[] => [
  whole(epoch.between(epoch.first, memory.due)),
  Math.max(1, whole(epoch.between(memory.day, memory.due))),
  2500,
  whole(memory.reps),
  whole(memory.lapses),
]

/** The row of a card; one without a memory waits at a position. */
function cardRow(
  { memory, held }: Note,
  { id, deck, position }: { id: number; deck: number; position: number },
  epoch: Epoch,
): Value[] {
  const type = memory ? 2 : 0
  const changed = memory ? whole(memory.last, 0, latest) : epoch.now
  return [
    null,
    id,
    deck,
    0,
    Math.floor(changed / 1000),
    -1,
    type,
    held === 'always' ? -1 : held === 'today' ? -2 : type,
    ...(memory ? memoryColumns(memory, epoch) : [position, 0, 0, 0, 0]),
    ...[0, 0, 0, 0],
    memory ? dataOf(memory, epoch) : '{}',
  ]
}

function noteRow({ card, front, back, extra, tags = [] }: Note, epoch: Epoch): Value[] {
  const fields = [front, back, extra, htmlOf(card)].map((field) => field.replaceAll('\u001F', ' '))
  const plain = textOfHtml(front)
  return [
    null,
    `flagdrill ${card}`,
    typeId,
    Math.floor(epoch.now / 1000),
    -1,
    tagsText(tags),
    fields.join('\u001F'),
    plain,
    sumOf(plain),
    0,
    '',
  ]
}

/** Tags as Anki has them: parted by spaces, which none has in it. */
const tagsText = (tags: readonly string[]): string =>
  tags.length === 0 ? '' : ` ${tags.map((tag) => tag.replaceAll(/[\s"]+/g, '_')).join(' ')} `

/** A collection that is put together: cards first, then answers to them. */
export interface Collection {
  /** Adds a review; false when its card is not in the collection. */
  add(review: Review): boolean
  /** The collection as a database file, piece by piece. */
  pieces(): Iterable<Uint8Array>
}

const columnNumbers = (table: 'notes' | 'cards', key: string): number[] => {
  const names = columns[table].split(',').map((column) => column.trim().split(' ')[0])
  return key.split(',').map((name) => names.indexOf(name.trim()))
}

/** The keys of an index over rows, in order. */
function keysOf(
  rows: readonly (readonly [number, readonly Value[]])[],
  numbers: readonly number[],
): number[][] {
  return rows
    .map(([id, values]) => [...numbers.map((number) => values[number] as number), id])
    .sort((a, b) => {
      const other = a.findIndex((value, index) => value !== b[index])
      return other < 0 ? 0 : a[other]! - b[other]!
    })
}

/** A collection of notes with a card each. */
export function collectionOf(notes: readonly Note[], epoch: Epoch): Collection {
  const deckNumber = numbers(1_400_000_000_000)
  const decks = new Map(
    [ownType, ...new Set(notes.map(({ deck }) => `${ownType}::${deck}`))].map((name) => [
      name,
      deckNumber(name),
    ]),
  )
  const cardNumber = numbers(1_300_000_000_000)
  const ids = notes.map(({ card }) => cardNumber(card))
  const places = new Map(notes.map(({ card }, place) => [card, place]))
  const log = noRevlog()
  return {
    add({ card, at, order, grade, took = 0, first, after }) {
      const place = places.get(card)
      if (place === undefined) return false
      addAnswer(log, {
        card: place,
        at: Math.floor(at),
        place: order ?? at,
        ease: grades.indexOf(grade) + 1,
        interval: whole(epoch.between(after.day, after.due)),
        // Anki keeps difficulty there, 0.1 to 1.1, in thousandths.
        factor: whole(((after.difficulty - 1) / 9 + 0.1) * 1000),
        tookMs: whole(took, 0, 3_600_000),
        first: first === true,
        failed: after.failed,
      })
      return true
    },
    pieces() {
      const byId = (a: NumberedRow, b: NumberedRow): number => a[0] - b[0]
      let position = 0
      const cards = notes.map((note, index): NumberedRow => {
        const deck = decks.get(`${ownType}::${note.deck}`)!
        const id = ids[index]!
        return [id, cardRow(note, { id, deck, position: note.memory ? 0 : ++position }, epoch)]
      })
      return sqliteFile(
        contentsOf({
          col: [[1, collectionRow(decks, notes.length, epoch)]],
          notes: notes.map((note, index): NumberedRow => [ids[index]!, noteRow(note, epoch)]).sort(byId),
          cards: cards.sort(byId),
          revlog: revlogRows(log, ids),
        }),
      )
    },
  }
}

type NumberedRow = readonly [number, readonly Value[]]

/** The tables and indexes of a collection. */
function contentsOf(tables: {
  col: NumberedRow[]
  notes: NumberedRow[]
  cards: NumberedRow[]
  revlog: ReturnType<typeof revlogRows>
}): Content[] {
  const { col, notes, cards, revlog } = tables
  const rows = {
    col: () => col,
    notes: () => notes,
    cards: () => cards,
    revlog: revlog.rows,
    graves: () => [],
  }
  const keys = { usn: revlog.byUsn, cid: revlog.byCard }
  return [
    ...Object.entries(rows).map(([name, rows]) => ({
      name,
      sql: `CREATE TABLE ${name} (${columns[name as keyof typeof columns]})`,
      rows,
    })),
    ...Object.entries(indexes).flatMap(([table, list]) =>
      list.map((key): Content => {
        const name = `ix_${table}_${key.includes(',') ? 'sched' : key}`
        return {
          name,
          table,
          sql: `CREATE INDEX ${name} on ${table} (${key})`,
          keys:
            table === 'revlog'
              ? keys[key as keyof typeof keys]
              : () =>
                  keysOf(tables[table as 'notes' | 'cards'], columnNumbers(table as 'notes' | 'cards', key)),
        }
      }),
    ),
  ]
}
