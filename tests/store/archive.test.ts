import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { create, Header } from 'tar'
import { backUp } from '../../src/store/backup.ts'
import { openProgress } from '../../src/store/progress.ts'
import { files, folder } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { languages } from '../languages.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const known = review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04')
const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }

/** One file in an archive: a header that may lie about what follows. */
function member(
  path: string,
  content: string | Buffer,
  size = content.length,
  type = 'File' as const,
): Buffer {
  const header = new Header({ path, size, mode: 0o644, type, mtime: new Date(0) })
  const block = Buffer.alloc(512)
  header.encode(block, 0)
  const body = Buffer.from(content)
  return Buffer.concat([block, body, Buffer.alloc((512 - (body.length % 512)) % 512)])
}
const archiveOf = (...members: Buffer[]): Buffer => gzipSync(Buffer.concat([...members, Buffer.alloc(1024)]))
const log = `${JSON.stringify(known)}\n`

const refused: [string, () => Buffer, string][] = [
  ['an empty file', () => Buffer.alloc(0), 'cut off'],
  ['prose', () => Buffer.from('Dear diary'), 'not an archive'],
  ['compressed prose', () => gzipSync('Dear diary, '.repeat(100)), 'not an archive'],
  [
    'an archive cut off in the middle',
    () => {
      const whole = archiveOf(member('reviews/2001-02.a.jsonl', Buffer.from(log.repeat(200))))
      return whole.subarray(0, whole.length / 2)
    },
    'cut off',
  ],
  ['a file that is shorter than it says', () => gzipSync(member('decks/a.md', 'x', 5000)), 'cut off'],
  ['a size of terabytes', () => archiveOf(member('decks/a.md', 'x', 99_999_999_999_999)), 'cut off'],
  [
    '10,001 files',
    () => archiveOf(...Array.from({ length: 10_001 }, (_, i) => member(`decks/${i}.md`, 'x'))),
    '10,000 files',
  ],
  [
    '100 MB of nothing in a few bytes',
    () => gzipSync(Buffer.concat([member('decks/a.md', '', 100 << 20), Buffer.alloc(100 << 20)])),
    'more than any progress',
  ],
]

longTest.each(refused)('%s is refused in words, and nothing is left', async (_name, make, words) => {
  const at = bench()
  const file = join(folder(), 'a.tar.gz')
  writeFileSync(file, make())
  const { code, err } = await at.run(`restore ${file}`)
  expect([code, err]).toEqual([1, expect.stringContaining(words)])
  expect(err.split('\n')).toHaveLength(2)
  expect(readdirSync(at.data)).toEqual([])
})

test('names and places from elsewhere do no harm', async () => {
  const at = bench()
  const file = join(folder(), 'a.tar.gz')
  writeFileSync(
    file,
    archiveOf(
      member('../../../../tmp/flagdrill-escaped', 'x'),
      member('/tmp/flagdrill-escaped', 'x'),
      member('decks/../../escaped.md', 'x'),
      member('decks/\u001B]52;c;cHduZWQ=\u0007\u001B[31m.md', 'x'),
      member('decks/\u202Edm.md', 'x'),
      member('decks/.hidden', 'x'),
      member('reviews/2001-02.\u001B[31mred.jsonl', log),
      member('state.json', '{}'),
    ),
  )
  expect((await at.run(`restore ${file}`)).code).toBe(0)
  expect(readdirSync(at.data).sort()).toEqual(['decks', 'reviews'])
  expect(readdirSync(join(at.data, 'reviews'))).toEqual(['2001-02.red.jsonl'])
  expect(readdirSync(join(at.data, 'decks')).sort()).toEqual(['dm.md'])
})

test('archives of older versions, with folders and links in them, are restored', async () => {
  const from = folder()
  files(from, { 'decks/boat.md': 'x' })
  writeLog(from, [known])
  symlinkSync('/etc/passwd', join(from, 'decks', 'link.md'))
  const file = join(folder(), 'old.tar.gz')
  await create({ cwd: from, file, gzip: true, portable: true }, ['reviews', 'decks'])
  const at = bench()
  expect((await at.run(`restore ${file}`)).out).toBe('1 event and 1 deck added.')
})

test('a backup while somebody answers holds what was there, and is whole', async () => {
  const data = folder()
  files(data, { 'decks/boat.md': 'x'.repeat(700_000) })
  const store = await openProgress(data, 'test', () => 0, texts)
  const answer = (index: number) =>
    store.append(
      review(
        `r${index}`,
        'boat:way#concept',
        new Date(Date.parse('2001-02-03T09:00Z') + index * 1000).toISOString(),
        'good',
        '2001-03-04',
      ),
    )
  for (let i = 0; i < 10; i++) await answer(i)
  let running = true
  const answering = (async () => {
    for (let i = 10; running && i < 400; i++) {
      await answer(i)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  for (let round = 0; round < 2; round++) {
    const { file, events } = await backUp(data, join(folder(), 'a.tar.gz'))
    expect(events).toBeGreaterThanOrEqual(10)
    const at = bench()
    expect((await at.run(`restore ${file}`)).out).toBe(`${events} events and 1 deck added.`)
  }
  running = false
  await answering
})

test('a file that is cut while it is packed does not spoil the others', async () => {
  const data = folder()
  files(data, { 'decks/a.md': 'x'.repeat(3 << 20), 'decks/b.md': 'b' })
  writeLog(data, [known])
  const made = backUp(data, join(folder(), 'a.tar.gz'))
  truncateSync(join(data, 'decks/a.md'), 10)
  const { file } = await made
  const at = bench()
  expect((await at.run(`restore ${file}`)).out).toBe('1 event and 2 decks added.')
})

test('temporary folders are removed, also those of killed runs', async () => {
  const at = bench()
  writeLog(at.data, [known])
  mkdirSync(join(at.data, 'import-old123'))
  const file = join(folder(), 'log.jsonl')
  writeFileSync(file, `${JSON.stringify({ ...known, id: 'r2' })}\n`)
  await at.run(`import ${file}`)
  // Made moments ago by a version that did not say by whom: it may still be at work.
  expect(readdirSync(at.data).filter((name) => name.startsWith('import-'))).toEqual(['import-old123'])
  appendFileSync(file, 'not an event\n')
  await at.run(`import ${file}`)
  expect(readdirSync(at.data).filter((name) => name.startsWith('import-'))).toEqual(['import-old123'])
  expect(readFileSync(file, 'utf8')).toContain('not an event')
})
