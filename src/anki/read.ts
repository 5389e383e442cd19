import type { Database } from 'sql.js'
import { rowsOf } from './database.ts'
import { messageFields } from './fields.ts'
import { Refusal } from './refusal.ts'

/** How a note is asked about. */
export interface NoteType {
  name: string
  /** Its cards are the deletions of a sentence. */
  cloze: boolean
  fields: string[]
  /** The sides of each card. */
  cards: { question: string; answer: string }[]
}

/** One answer, or something that moved the card. */
export interface Answered {
  /** Milliseconds since 1970. */
  id: number
  /** 1 to 4; 0 where nobody answered. */
  ease: number
  factor: number
  took: number
  /** 0 learning, 1 review, 2 relearning, 3 beside the schedule, 4 by hand, 5 moved. */
  type: number
}

/** One card of a note with its history. */
export interface AnkiCard {
  guid: string
  type: NoteType
  fields: ReadonlyMap<string, string>
  /** The number of the card among those of its note, from 0. */
  ord: number
  deck: string
  suspended: boolean
  tags: readonly string[]
  /** Seconds since 1970. */
  changed: number
  history: Answered[]
}

const text = (value: unknown): string =>
  value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value ?? '')
// A column may hold anything, whatever its type says.
const number = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0)
const names = (db: Database, table: string): string[] =>
  [...rowsOf(db, `select name from pragma_table_info('${table}')`)].map(([name]) => text(name))

interface Model {
  name?: unknown
  type?: unknown
  flds?: { name?: unknown }[]
  tmpls?: { qfmt?: unknown; afmt?: unknown }[]
}

const mostTags = 50
const longestTag = 100
// Tags that Anki itself adds.
const ankiOwn = new Set(['leech', 'marked'])

/** The tags of a note, as far as they can be tags of ours. */
const tagsIn = (tags: string): string[] =>
  tags
    .split(/[\s\u3000]+/)
    .filter((tag) => /^\p{L}[\p{L}\p{N}_/:-]*$/u.test(tag) && tag.length <= longestTag && !ankiOwn.has(tag))
    .slice(0, mostTags)

/** Note types and decks of collections until version 11: JSON in one row. */
function fromOneRow(db: Database): { types: Map<string, NoteType>; decks: Map<string, string> } {
  const [row] = [...rowsOf(db, 'select models, decks from col')]
  if (!row) throw new Refusal('not-anki')
  const [models, decks] = row.map((value) => JSON.parse(text(value)) as Record<string, Model>)
  const types = Object.entries(models ?? {}).map(([id, model]): [string, NoteType] => [
    id,
    {
      name: text(model.name),
      cloze: model.type === 1,
      fields: (model.flds ?? []).map((field) => text(field.name)),
      cards: (model.tmpls ?? []).map(({ qfmt, afmt }) => ({ question: text(qfmt), answer: text(afmt) })),
    },
  ])
  return {
    types: new Map(types),
    decks: new Map(Object.entries(decks ?? {}).map(([id, deck]) => [id, text(deck.name)])),
  }
}

/** Note types and decks of later collections: tables. */
function fromTables(db: Database): { types: Map<string, NoteType>; decks: Map<string, string> } {
  const types = new Map<string, NoteType>()
  const config = (value: unknown): Map<number, number | Uint8Array> =>
    messageFields(value instanceof Uint8Array ? value : new Uint8Array(0))
  for (const [id, name, kind] of rowsOf(db, 'select cast(id as text), name, config from notetypes'))
    types.set(text(id), { name: text(name), cloze: config(kind).get(1) === 1, fields: [], cards: [] })
  for (const [type, ord, name] of rowsOf(db, 'select cast(ntid as text), ord, name from fields')) {
    const known = types.get(text(type))
    if (known && Number(ord) < 1000) known.fields[Number(ord)] = text(name)
  }
  for (const [type, ord, sides] of rowsOf(db, 'select cast(ntid as text), ord, config from templates')) {
    const known = types.get(text(type))
    const made = config(sides)
    if (known && Number(ord) < 1000)
      known.cards[Number(ord)] = { question: text(made.get(1)), answer: text(made.get(2)) }
  }
  const decks = [...rowsOf(db, 'select cast(id as text), name from decks')].map(
    ([id, name]): [string, string] => [text(id), text(name).replaceAll('\u001F', '::')],
  )
  return { types, decks: new Map(decks) }
}

/** Every card of a collection, in the order of its notes. Throws Refusal for a database that is none. */
export function cardsOfCollection(db: Database): AnkiCard[] {
  if (!['notes', 'cards', 'revlog', 'col'].every((table) => names(db, table).length > 0))
    throw new Refusal('not-anki')
  const { types, decks } = names(db, 'notetypes').length > 0 ? fromTables(db) : fromOneRow(db)
  const notes = new Map<string, Pick<AnkiCard, 'guid' | 'type' | 'fields' | 'tags'>>()
  for (const [id, guid, model, tags, values] of rowsOf(
    db,
    'select cast(id as text), guid, cast(mid as text), tags, flds from notes order by id',
  )) {
    const type = types.get(text(model))
    if (!type) continue
    const parts = text(values).split('\u001F')
    notes.set(text(id), {
      guid: text(guid),
      tags: tagsIn(text(tags)),
      type,
      fields: new Map(type.fields.map((name, index) => [name, parts[index] ?? ''])),
    })
  }
  const cards = new Map<string, AnkiCard>()
  // A card in a filtered deck belongs to the one it came from.
  for (const [id, note, deck, ord, queue, changed] of rowsOf(
    db,
    `select cast(id as text), cast(nid as text), cast(case when odid > 0 then odid else did end as text), ord, queue, mod
     from cards order by nid, ord`,
  )) {
    const known = notes.get(text(note))
    if (!known) continue
    cards.set(text(id), {
      ...known,
      ord: number(ord),
      deck: decks.get(text(deck)) ?? '',
      suspended: queue === -1,
      changed: number(changed),
      history: [],
    })
  }
  for (const [id, card, ease, factor, took, type] of rowsOf(
    db,
    'select id, cast(cid as text), ease, factor, time, type from revlog order by id',
  ))
    cards.get(text(card))?.history.push({
      id: number(id),
      ease: number(ease),
      factor: number(factor),
      took: number(took),
      type: number(type),
    })
  return [...cards.values()]
}
