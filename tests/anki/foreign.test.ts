import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { database } from '../../src/anki/index.ts'
import { longestText } from '../../src/anki/limits.ts'
import { filled } from '../../src/anki/template.ts'
import { deckIn } from '../../src/library/schema.ts'
import type { Review } from '../../src/model/index.ts'
import { keepLog, logOf } from '../export/history.ts'
import { files, folder } from '../folders.ts'
import { bench } from '../support.ts'
import { collection, type ForeignNote } from './collection.ts'

const begin = Date.parse('2000-12-01T10:00:00Z')
const note = (guid: string, fields: string[], answers: number[][] = []): ForeignNote => ({
  guid,
  type: 'basic',
  fields,
  answers: [answers],
})

/** A file of a collection, after some change to it. */
async function changed(notes: readonly ForeignNote[], sql = ''): Promise<string> {
  const db = await database(await collection(notes))
  db.run(sql)
  const file = join(folder(), 'sea.anki2')
  writeFileSync(file, db.export())
  db.close()
  return file
}

/** The lines of all logs. */
const logged = (data: string): Record<string, unknown>[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) =>
    readFileSync(join(data, 'reviews', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )

test('an id that no card can have is none', async () => {
  const at = bench()
  const ids = ['i'.repeat(200_000), '__proto__', 'a<br>b', 'boat:port#concept']
  const file = await changed(
    ids.map((id, index) => note(`g${index}`, [id, 'left'], [[begin + index, 3]])),
    "update col set models = json_set(models, '$.11.name', 'flagdrill', '$.11.flds[0].name', 'Id')",
  )
  const { code, out, err } = await at.run(`import ${file}`)
  expect([code, out]).toEqual([0, '1 event added.'])
  expect(err).toContain('3 cards without words')
  expect(Object.keys((await at.store()).progress.cards)).toEqual(['boat:port#concept'])
})

test('numbers that are none make no event, times that are none are left out', async () => {
  const at = bench()
  const file = await changed(
    [
      note(
        'a',
        ['bow', 'front'],
        [
          [begin, 3, 0],
          [begin + 1, 3],
          [begin + 2, 3],
          [begin + 3, 3],
        ],
      ),
      { ...note('b', ['hull', 'body'], [[begin + 4, 3]]), suspended: true },
    ],
    `update revlog set time = 9e999 where id = ${begin};
     update revlog set ease = 2.5 where id = ${begin + 1};
     update revlog set ease = 'x' where id = ${begin + 2};
     update revlog set time = 1e9 where id = ${begin + 3};
     update cards set mod = 'x'`,
  )
  expect((await at.run(`import ${file}`)).code).toBe(0)
  expect(logged(at.data).map(({ type, card, at: time, took }) => [type, card, time, took])).toEqual([
    ['hold', 'anki:b#concept', Date.UTC(2000), undefined],
    ['review', 'anki:a#concept', begin, undefined],
    ['review', 'anki:a#concept', begin + 3, 600_000],
    ['review', 'anki:b#concept', begin + 4, 5000],
  ])
  expect((await at.run('check')).out).toContain('no problem')
})

test('a text is as long as decks are read with', () => {
  const entry = (answer: string): object => ({
    kind: 'concept',
    subject: 'anki:a',
    at: { file: 'f', line: 1 },
    level: 1,
    question: 'q',
    answer,
    wrong: [],
  })
  const read = (answer: string): object =>
    deckIn({ schema: 1, title: 't', language: 'en', order: 0, entries: [entry(answer)] })
  expect(read('x'.repeat(longestText))).toHaveProperty('entries')
  expect(read('x'.repeat(longestText + 1))).toHaveProperty('wrong')
})

test('a note that grows too long for a deck is left out, and the others can be read', async () => {
  const at = bench()
  const file = await changed(
    [
      note('big', ['b'.repeat(60_000), 'x']),
      note('g'.repeat(110_000), ['bow', 'front']),
      note('a', ['hull', 'body'], [[begin, 3]]),
    ],
    "update col set models = json_set(models, '$.11.tmpls[0].qfmt', '{{Front}} {{Front}}')",
  )
  const { code, out, err } = await at.run(`import ${file}`)
  expect([code, out]).toEqual([0, 'Deck Sea-Boats: 1 card.\n1 event added.'])
  expect(err).toContain('2 cards without words')
  expect((await at.run('cards Sea-Boats')).out).toContain('hull hull')
  expect((await at.run('check')).out).toContain('no problem')
})

test('a template that repeats its fields is filled as far as anybody reads', () => {
  const fields = new Map([['Front', 'x'.repeat(90_000)]])
  const special = (): undefined => undefined
  expect(filled('{{Front}}'.repeat(20_000), fields, special)).toBeUndefined()
  expect(filled('{{Front}}'.repeat(10), fields, special)).toHaveLength(900_000)
  expect(filled('{{#Front}}'.repeat(100_000), fields, special)).toBe('')
})

test.each([
  ['cannot be read', 'sea.json', '{"schema":1,"title":"t","language":"en","order":0,"entries":[{}]}'],
  ['is half a file', 'sea.json', '{"schema":1,"entr'],
  ['has no entries', 'sea.json', '{"schema":1,"title":"t","language":"en","order":0,"entries":[]}'],
  ['is of notes', 'sea.md', '---\ndeck: sea\n---\n\nQ: a? {#anki:x}\n\nA: b\n'],
])('a deck that %s is not written over', async (_name, file, text) => {
  const at = bench()
  files(at.data, { [`decks/${file}`]: text })
  const path = await changed([note('a', ['bow', 'front'], [[begin, 3]])])
  const { code, err } = await at.run(`import ${path} --name sea`)
  expect([code, err]).toEqual([1, expect.stringContaining('of another origin')])
  expect(readdirSync(join(at.data, 'decks'))).toEqual([file])
  expect(readFileSync(join(at.data, 'decks', file), 'utf8')).toBe(text)
  expect(existsSync(join(at.data, 'reviews'))).toBe(false)
})

test('an answer that was taken back does not return through Anki, nor does one with a part of a millisecond', async () => {
  const at = bench()
  const wait = 86_400_000
  const events = logOf(
    [
      { type: 'review', card: 0, grade: 2, wait },
      { type: 'review', card: 0, grade: 0, wait: wait + 0.5 },
      { type: 'undo', wait: 1000 },
    ],
    ['anki:a#concept'],
    begin,
  )
  keepLog(at.data, events)
  const { cards } = (await at.store()).progress
  const path = await changed([
    note(
      'a',
      ['bow', 'front'],
      [
        [begin + wait, 3],
        [begin + 2 * wait, 1],
      ],
    ),
  ])
  expect(JSON.parse((await at.run(`import ${path} --json`)).out)).toMatchObject({ added: 0, events: 2 })
  expect((await at.store()).progress.cards).toEqual(cards)
})

test('a memory with days that no calendar has is not gone on from', async () => {
  const at = bench()
  const [first] = logOf([{ type: 'review', card: 0, grade: 2, wait: 1 }], ['anki:a#concept'], begin)
  const after = { ...(first as Review).after, day: '0000-99-99', due: '9999-99-99' }
  files(at.data, { 'reviews/2000-12.a.jsonl': `${JSON.stringify({ ...first, after })}\n` })
  const path = await changed([note('a', ['bow', 'front'], [[begin + 90_000_000, 3]])])
  expect((await at.run(`import ${path}`)).code).toBe(0)
  expect((await at.store()).progress.cards['anki:a#concept']).toMatchObject({ day: '2000-12-02', reps: 1 })
})
