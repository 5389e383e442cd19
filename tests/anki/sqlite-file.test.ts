import fc from 'fast-check'
import { database } from '../../src/anki/index.ts'
import { type Content, sqliteFile } from '../../src/anki/sqlite-file.ts'
import { anyText } from '../any-text.ts'
import { rounds } from '../rounds.ts'

type Row = [number, (number | string | null)[]]

const bytesOf = (contents: Content[]): Uint8Array => Buffer.concat([...sqliteFile(contents)])

/** A table of a number, a whole number and a text, with an index on the whole number. */
function contentsOf(rows: readonly Row[]): Content[] {
  const keys = rows
    .map(([id, [, value]]) => [value as number, id])
    .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
  return [
    {
      name: 'things',
      sql: 'CREATE TABLE things (id integer primary key, size integer, name text)',
      rows: () => rows,
    },
    { name: 'none', sql: 'CREATE TABLE none (a integer)', rows: () => [] },
    { name: 'by_size', table: 'things', sql: 'CREATE INDEX by_size ON things (size)', keys: () => keys },
  ]
}

/** Reads such a file with SQLite: whether it is whole, and its rows. */
async function read(rows: readonly Row[]) {
  const db = await database(bytesOf(contentsOf(rows)))
  const ask = (sql: string): unknown[][] => db.exec(sql)[0]?.values ?? []
  const answers = {
    whole: ask('pragma integrity_check'),
    rows: ask('select id, size, name from things order by id'),
    plan: String(ask('explain query plan select id from things where size >= 0 order by size')),
    sizes: ask('select size, id from things indexed by by_size order by size, id'),
    none: ask('select count(*) from none'),
  }
  db.close()
  return answers
}

async function expectRead(rows: readonly Row[]): Promise<void> {
  const answers = await read(rows)
  expect(answers.whole).toEqual([['ok']])
  expect(answers.rows).toEqual(rows.map(([id, [, size, name]]) => [id, size, name]))
  expect(answers.sizes).toEqual(
    rows.map(([id, [, size]]) => [size as number, id]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
  )
  expect(answers.plan).toContain('by_size')
  expect(answers.none).toEqual([[0]])
}

const edges = [
  0,
  1,
  -1,
  ...[7, 8, 15, 16, 23, 24, 31, 32, 47, 48, 52].flatMap((bits) =>
    [-1, 0, 1].flatMap((off) => [2 ** bits + off, -(2 ** bits) + off]),
  ),
]
// From a row that fits anywhere to one that goes on over several pages, and the sizes at which that begins.
const texts = fc.oneof(
  anyText({ maxLength: 60 }).map((text) => text.replaceAll('\0', '')),
  fc.integer({ min: 3900, max: 4200 }).map((size) => 'x'.repeat(size)),
  fc.integer({ min: 8000, max: 20_000 }).map((size) => '칸'.repeat(size / 3)),
)
const rowsOf = fc
  .uniqueArray(fc.oneof(fc.nat(5000), fc.maxSafeNat()), { maxLength: 300 })
  .chain((ids) =>
    fc.tuple(
      fc.constant(ids.sort((a, b) => a - b)),
      fc.array(fc.tuple(fc.constantFrom(...edges), texts), { minLength: ids.length, maxLength: ids.length }),
    ),
  )
  .map(([ids, values]): Row[] => ids.map((id, index) => [id, [null, ...values[index]!]]))

test('SQLite reads every row of a file that was written, and finds it whole', async () => {
  await fc.assert(fc.asyncProperty(rowsOf, expectRead), { seed: 1, numRuns: rounds(25, 500) })
})

test('files of every size are whole: one page, many leaves, pages above pages', async () => {
  for (const count of [0, 1, 2, 150, 300, 700, rounds(2000, 300_000)])
    await expectRead(
      Array.from({ length: count }, (_, id): Row => [id, [null, (id * 7919) % 1000, `thing ${id}`]]),
    )
})

test('a page above others never stands without a cell', async () => {
  // Leaves of one row each, whose numbers take five bytes: a page above them has room for 371 and one without a cell.
  const long = 'y'.repeat(3900)
  for (const count of rounds(0, 1) === 0 ? [372, 373, 374] : [371, 372, 373, 374, 744, 745, 746])
    await expectRead(Array.from({ length: count }, (_, id): Row => [2 ** 28 + id, [null, id, long]]))
})

test('more tables than the first page has room for are refused', () => {
  const tables = Array.from(
    { length: 60 },
    (_, i): Content => ({
      name: `t${i}`,
      sql: `CREATE TABLE t${i} (${'a'.repeat(60)} integer)`,
      rows: () => [],
    }),
  )
  expect(() => bytesOf(tables)).toThrow(RangeError)
})
