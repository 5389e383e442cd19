import type { Database } from 'sql.js'
import { type CardId, type Day, grades, hash, type Memory, type Review } from '../model/index.ts'
import { ownType } from './entries.ts'
import { htmlOf, textOfHtml } from './html.ts'
import { columns, deckRow, indexes, noteType, preset, typeId } from './shapes.ts'

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

/** What the times of a collection are counted from. */
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

/** Times of which no two are the same: the next free one. */
function times(): (from: number) => number {
  // Where to look on from a time that is taken: many equal ones must not be walked through each time.
  const onward = new Map<number, number>()
  return (from) => {
    let time = from
    for (let next = onward.get(time); next !== undefined; next = onward.get(time)) time = next
    onward.set(from, time + 1)
    onward.set(time, time + 1)
    return time
  }
}

/** A number as Anki can keep it; 0 for what is none, as days that no calendar has. */
const whole = (value: number, least = -most, largest = most): number =>
  Number.isFinite(value) ? Math.round(Math.min(Math.max(value, least), largest)) : 0

/** What Anki knows equal first fields by. */
async function sumOf(text: string): Promise<number> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text))
  return new DataView(digest).getUint32(0)
}

/** The memory of a card as Anki keeps it beside the card. */
const dataOf = ({ stability, difficulty, last }: Memory, { retention, decay }: Epoch): string =>
  JSON.stringify({ s: stability, d: difficulty, dr: retention, decay, lrt: Math.floor(last / 1000) })

/** Makes an empty database a collection with notes and cards; returns the number of each card. */
export async function writeCards(
  db: Database,
  notes: readonly Note[],
  epoch: Epoch,
): Promise<Map<CardId, number>> {
  const seconds = Math.floor(epoch.now / 1000)
  for (const [table, defined] of Object.entries(columns)) db.run(`create table ${table} (${defined})`)
  const deckIds = new Map<string, number>()
  const deckNumber = numbers(1_400_000_000_000)
  for (const name of [ownType, ...new Set(notes.map(({ deck }) => `${ownType}::${deck}`))])
    deckIds.set(name, deckNumber(name))
  const decks = [...deckIds].map(([name, id]): [number, object] => [id, deckRow(id, name, seconds)])
  const conf = {
    creationOffset: -epoch.offset,
    rollover: epoch.rolloverHour,
    schedVer: 2,
    sched2021: true,
    curDeck: 1,
    activeDecks: [1],
    curModel: typeId,
    nextPos: notes.length + 1,
    fsrs: true,
  }
  db.run('insert into col values (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)', [
    Math.floor(epoch.began / 1000),
    epoch.now,
    epoch.now,
    JSON.stringify(conf),
    JSON.stringify({ [typeId]: noteType(seconds, deckIds.get(ownType)!) }),
    JSON.stringify(Object.fromEntries([[1, deckRow(1, 'Default', seconds)], ...decks])),
    JSON.stringify({ 1: preset(epoch.retention) }),
    '{}',
  ])
  const ids = new Map<CardId, number>()
  const cardNumber = numbers(1_300_000_000_000)
  const insertNote = db.prepare(`insert into notes values (?, ?, ${typeId}, ?, -1, ?, ?, ?, ?, 0, '')`)
  const insertCard = db.prepare(
    'insert into cards values (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)',
  )
  db.run('begin')
  let position = 0
  const plains = notes.map(({ front }) => textOfHtml(front))
  const sums = await Promise.all(plains.map(sumOf))
  for (const [index, { card, deck, front, back, extra, memory, held, tags = [] }] of notes.entries()) {
    const id = cardNumber(card)
    ids.set(card, id)
    const fields = [front, back, extra, htmlOf(card)].map((field) => field.replaceAll('\u001F', ' '))
    insertNote.run([
      id,
      `flagdrill ${card}`,
      seconds,
      tagsText(tags),
      fields.join('\u001F'),
      plains[index]!,
      sums[index]!,
    ])
    const type = memory ? 2 : 0
    insertCard.run([
      id,
      id,
      deckIds.get(`${ownType}::${deck}`)!,
      memory ? Math.floor(whole(memory.last, 0, latest) / 1000) : seconds,
      type,
      held === 'always' ? -1 : held === 'today' ? -2 : type,
      memory ? whole(epoch.between(epoch.first, memory.due)) : ++position,
      memory ? Math.max(1, whole(epoch.between(memory.day, memory.due))) : 0,
      memory ? 2500 : 0,
      whole(memory?.reps ?? 0),
      whole(memory?.lapses ?? 0),
      memory ? dataOf(memory, epoch) : '{}',
    ])
  }
  db.run('commit')
  insertNote.free()
  insertCard.free()
  return ids
}

/** Tags as Anki has them: parted by spaces, which none has in it. */
const tagsText = (tags: readonly string[]): string =>
  tags.length === 0 ? '' : ` ${tags.map((tag) => tag.replaceAll(/[\s"]+/g, '_')).join(' ')} `

/** Adds the reviews of the cards; returns how many there were. */
export function writeReviews(
  db: Database,
  reviews: Iterable<Review>,
  ids: ReadonlyMap<CardId, number>,
  epoch: Epoch,
): number {
  /** Of the last review of each card: the days until it was due then, and whether it had failed. */
  const before = new Map<CardId, { interval: number; failed: boolean }>()
  const insert = db.prepare('insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)')
  const free = times()
  let count = 0
  db.run('begin')
  for (const { card, at, grade, took = 0, first, after } of reviews) {
    const id = ids.get(card)
    if (id === undefined) continue
    const last = before.get(card)
    const interval = whole(epoch.between(after.day, after.due))
    before.set(card, { interval, failed: after.failed })
    insert.run([
      free(Math.floor(Math.min(Math.max(at, -latest), latest))),
      id,
      grades.indexOf(grade) + 1,
      interval,
      last?.interval ?? 0,
      // Anki keeps difficulty there, 0.1 to 1.1, in thousandths.
      whole(((after.difficulty - 1) / 9 + 0.1) * 1000),
      whole(took, 0, 3_600_000),
      // The one before it may not be among these.
      first ? 0 : last?.failed ? 2 : 1,
    ])
    count++
  }
  db.run('commit')
  insert.free()
  for (const [table, keys] of Object.entries(indexes))
    for (const key of keys)
      db.run(`create index ix_${table}_${key.split(',').length > 1 ? 'sched' : key} on ${table} (${key})`)
  return count
}
