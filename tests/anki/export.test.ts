import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { database } from '../../src/anki/index.ts'
import type { LogEvent, Review } from '../../src/model/index.ts'
import { logOf } from '../export/history.ts'
import { files, folder } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const day = 86_400_000
const begin = Date.parse('2000-12-01T10:00:00Z')
const boat = '---\ndeck: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n'
const ids = ['boat:port#concept']
const lines = (events: readonly LogEvent[]): string =>
  events.map((event) => `${JSON.stringify(event)}\n`).join('')
/** Two good answers and a bad one, a day apart. */
const reviews = (): Review[] =>
  logOf(
    [2, 0, 2].map((grade) => ({ type: 'review', card: 0, grade, wait: day })),
    ids,
    begin,
  ) as Review[]

/** Runs a query on the collection that an export makes of a data folder. */
async function exported(kept: Record<string, string>, query: string, options = '') {
  const at = bench({ 'boat.md': boat })
  files(at.data, kept)
  const file = join(folder(), 'out.apkg')
  expect((await at.run(`export --format anki -o ${file} ${options}`)).code).toBe(0)
  const db = await database(unzipSync(readFileSync(file))['collection.anki21'])
  const { values } = db.exec(query)[0]!
  db.close()
  return values
}

longTest('days that no calendar has, times that are no time, and many at one time end', async () => {
  const [first, second, third] = reviews() as [Review, Review, Review]
  const bad = { ...first.after, day: '0000-99-99', due: '9999-99-99' } as Review['after']
  const events = [
    { ...first, day: bad.day, after: bad },
    { ...second, after: { ...second.after, difficulty: 1e300 } },
    ...Array.from({ length: 800 }, (_, index) => ({ ...second, id: `many ${index}` })),
    { ...third, id: 'late', at: 1e300, order: third.at, after: bad },
  ]
  const rows = await exported({ 'reviews/2000-12.a.jsonl': lines(events) }, 'select id, ivl from revlog')
  // The lines that no learner can have written do not count.
  expect(new Set(rows.map(([id]) => id)).size).toBe(800)
  expect(
    await exported(
      { 'reviews/2000-12.a.jsonl': lines(events) },
      'select crt > 9e8, due, ivl from col, cards',
    ),
  ).toEqual([[1, 0, 1]])
})

test('reviews of two devices go in the order they happened; a first one is first only where nothing was before it', async () => {
  const [first, second, third] = reviews() as [Review, Review, Review]
  const logs = {
    'reviews/2000-12.a.jsonl': lines([first, third]),
    'reviews/2000-12.b.jsonl': lines([second]),
  }
  const rows = await exported(logs, 'select type, ivl, lastIvl from revlog order by id')
  expect(rows.map(([type]) => type)).toEqual([0, 1, 2])
  expect(rows.map(([, , last]) => last)).toEqual([0, rows[0]![1], rows[1]![1]])
  expect(await exported(logs, 'select type from revlog order by id', `--since ${second.day}`)).toEqual([
    [1],
    [2],
  ])
})

test('the retention that the learner chose goes along', async () => {
  const kept = { 'reviews/2000-12.a.jsonl': lines(reviews()), 'config.toml': 'retention = 0.8\n' }
  const query =
    "select json_extract(data, '$.dr'), json_extract(dconf, '$.1.desiredRetention') from cards, col"
  expect(await exported(kept, query)).toEqual([[0.8, 0.8]])
})
