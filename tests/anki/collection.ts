import { zipSync } from 'fflate'
import { database } from '../../src/anki/index.ts'

/** A note of somebody's collection with its cards. */
export interface ForeignNote {
  guid: string
  type: 'basic' | 'reversed' | 'typed' | 'cloze'
  fields: string[]
  /** By card: answers as [time, ease, type?, factor?]. */
  answers?: number[][][]
  /** How many cards it has; one by default. */
  cards?: number
  suspended?: boolean
}

const types = {
  basic: [['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}']],
  reversed: [
    ['{{Front}}', '{{FrontSide}}<hr id=answer>{{Back}}'],
    ['{{#Back}}{{Back}}{{/Back}}{{^Back}}?{{/Back}}', '{{FrontSide}} {{Front}}'],
  ],
  typed: [['{{Front}} {{type:Back}}', '{{Front}}<hr id="answer">{{type:Back}}']],
  cloze: [['{{cloze:Text}}', '{{cloze:Text}}<br>{{Extra}}']],
}
const typeIds = { basic: 11, reversed: 12, typed: 13, cloze: 14 }
const fieldsOf = (type: string): string[] => (type === 'cloze' ? ['Text', 'Extra'] : ['Front', 'Back'])

/** Fields of a message in protocol buffers: numbers and texts. */
function message(fields: [number, number | string][]): Uint8Array {
  const bytes: number[] = []
  for (const [number, value] of fields) {
    if (typeof value === 'number') bytes.push(number * 8, value)
    else {
      const text = [...new TextEncoder().encode(value)]
      bytes.push(number * 8 + 2, text.length, ...text)
    }
  }
  return Uint8Array.from(bytes)
}

const models = Object.entries(types).map(([name, sides]) => ({
  id: typeIds[name as keyof typeof typeIds],
  name,
  type: name === 'cloze' ? 1 : 0,
  flds: fieldsOf(name).map((field, ord) => ({ name: field, ord })),
  tmpls: sides.map(([qfmt, afmt], ord) => ({ ord, qfmt, afmt })),
}))

type Database = Awaited<ReturnType<typeof database>>

/** Note types and decks as JSON in a cell, as versions up to 11 keep them. */
function addModels(db: Database, deck: string): void {
  db.run('insert into col values (1, ?, ?)', [
    JSON.stringify(Object.fromEntries(models.map((model) => [model.id, model]))),
    JSON.stringify({ 1: { id: 1, name: 'Default' }, 5: { id: 5, name: deck } }),
  ])
}

/** Note types and decks in tables of their own, as later versions keep them. */
function addTables(db: Database, deck: string): void {
  db.run(`create table notetypes (id integer primary key, name text, config blob);
    create table fields (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid;
    create table templates (ntid integer, ord integer, name text, config blob, primary key (ntid, ord)) without rowid;
    create table decks (id integer primary key, name text)`)
  for (const { id, name, type, flds, tmpls } of models) {
    db.run('insert into notetypes values (?, ?, ?)', [id, name, message(type === 0 ? [] : [[1, 1]])])
    for (const field of flds) db.run('insert into fields values (?, ?, ?, null)', [id, field.ord, field.name])
    for (const { ord, qfmt, afmt } of tmpls) {
      const config = message([
        [1, qfmt!],
        [2, afmt!],
      ])
      db.run("insert into templates values (?, ?, '', ?)", [id, ord, config])
    }
  }
  db.run('insert into decks values (5, ?)', [deck.replaceAll('::', '\u001F')])
  db.run("insert into col values (1, '', '')")
}

/** A note with its cards and their answers; `index` makes its ids. */
function addNote(db: Database, note: ForeignNote, index: number): void {
  const id = 100 + index
  const fields = note.fields.join('\u001F')
  db.run('insert into notes values (?, ?, ?, 0, ?, ?)', [id, note.guid, typeIds[note.type], '', fields])
  for (let ord = 0; ord < (note.cards ?? 1); ord++) {
    const card = 1000 + index * 10 + ord
    const queue = note.suspended ? -1 : 0
    db.run('insert into cards values (?, ?, 5, ?, 980000000, ?, 0)', [card, id, ord, queue])
    for (const [at, ease, type = 1, factor = 2500] of note.answers?.[ord] ?? [])
      db.run('insert into revlog values (?, ?, 0, ?, 1, 1, ?, 5000, ?)', [at!, card, ease!, factor, type])
  }
}

/** A collection as Anki keeps it, until version 11 or later: one of our own making. */
export async function collection(
  notes: readonly ForeignNote[],
  later = false,
  deck = 'Sea::Boats',
): Promise<Uint8Array> {
  const db = await database()
  db.run(`create table col (id integer primary key, models text, decks text);
    create table notes (id integer primary key, guid text, mid integer, mod integer, tags text, flds text);
    create table cards (id integer primary key, nid integer, did integer, ord integer, mod integer, queue integer, odid integer);
    create table revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer, factor integer, time integer, type integer)`)
  if (later) addTables(db, deck)
  else addModels(db, deck)
  for (const [index, note] of notes.entries()) addNote(db, note, index)
  const bytes = db.export()
  db.close()
  return bytes
}

/** Bytes as Zstandard has them, without packing them: blocks as they are. */
export function zstd(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x58]
  const step = 100_000
  for (let at = 0; at < bytes.length; at += step) {
    const part = bytes.subarray(at, at + step)
    const head = (at + step >= bytes.length ? 1 : 0) + part.length * 8
    parts.push(head & 255, (head >> 8) & 255, head >> 16, ...part)
  }
  return Uint8Array.from(parts)
}

/** A package of files. */
export const apkg = (files: Record<string, Uint8Array>): Uint8Array =>
  zipSync({ media: new Uint8Array([123, 125]), ...files })
