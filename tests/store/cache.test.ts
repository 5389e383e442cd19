import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCache, writeCache } from '../../src/io/cache.ts'
import { seeded } from '../../src/model/index.ts'
import { openProgress } from '../../src/store/progress.ts'
import type { Request } from '../../src/world/index.ts'
import { files, folder } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const deck = `---
deck: boat
program: boat
---

Q: Which way? {#way}

A: there

Q: How fast? {#speed}

A: fast
`

/** Every file that may be made again from decks and log. */
const caches = (data: string): string[] =>
  ['', 'cache'].flatMap((inside) =>
    existsSync(join(data, inside))
      ? readdirSync(join(data, inside))
          .filter((name) => /\.json$/.test(name))
          .map((name) => join(data, inside, name))
      : [],
  )

/** Shows the answer, then says that it was known. */
const pressed = (request: Request, rated: () => void = () => undefined): string => {
  // The page after an answer takes another grade too.
  if (request.type !== 'key' || 'fresh' in request || !request.accept.includes('3')) return ''
  rated()
  return '3'
}

/** Two cards known for long, one of them answered today, and every cache that a session leaves. */
async function session(): Promise<Bench> {
  const at = bench({}, 'en', '2001-03-05T09:00:00Z')
  files(at.data, { 'decks/boat.md': deck })
  const known = (id: string, card: string) => review(id, card, '2001-02-03T09:00Z', 'good', '2001-03-04')
  writeLog(at.data, [known('r1', 'boat:way#concept'), known('r2', 'boat:speed#concept')])
  let rated = 0
  await at.run('quiz', (request) => (rated === 1 ? '^C' : pressed(request, () => rated++)))
  await at.run('stats')
  await at.run('due')
  return at
}

test('a cache with another byte in it is not used: what a session writes is what it writes without caches', async () => {
  const random = seeded('cache')
  const play = async (at: Bench): Promise<string> => {
    await at.run('quiz', (request) => pressed(request))
    const logs = join(at.data, 'reviews')
    return readdirSync(logs)
      .map((name) => readFileSync(join(logs, name), 'utf8'))
      .join('')
      .replace(/"id":"id\d+"/g, '')
  }
  const expected = await play(await session())
  expect(expected.split('\n').length).toBeGreaterThan(4)
  for (let round = 0; round < rounds(2, 400); round++) {
    const at = await session()
    const all = caches(at.data)
    expect(all.map((file) => file.replace(/^.*\//, '')).sort()).toEqual([
      'agenda.en.json',
      'aliases.json',
      'contents.json',
      'figures.en.json',
      'own.en.json',
      'roll.en.json',
      'shipped.en.json',
      'sitting.test.json',
      'state.json',
      'statistics.json',
    ])
    const file = all[round % all.length]!
    const bytes = readFileSync(file)
    const { atime, mtime } = statSync(file)
    // Letters and digits, so that what is damaged can still be read.
    const places = [...bytes.keys()].filter((place) => /[a-z0-9]/.test(String.fromCharCode(bytes[place]!)))
    const place = places[Math.floor(random() * places.length)]!
    bytes[place] = bytes[place]! + (/[y8]/.test(String.fromCharCode(bytes[place]!)) ? -1 : 1)
    writeFileSync(file, bytes)
    utimesSync(file, atime, mtime)
    expect([file, place, await play(at)]).toEqual([file, place, expected])
  }
}, 300_000)

test('one wrong byte in the name of a card does not make it new', async () => {
  const data = folder()
  writeLog(data, [review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04')])
  const store = await openProgress(data, 'one', () => 0, texts)
  await store.append(review('r2', 'boat:speed#concept', '2001-02-04T09:00Z', 'good', '2001-03-04'))
  await store.close()
  const state = join(data, 'state.json')
  writeFileSync(state, readFileSync(state, 'utf8').replace('boat:way', 'boat:wax'))
  const { cards } = (await openProgress(data, 'one', () => 0, texts)).progress
  expect(Object.keys(cards).sort()).toEqual(['boat:speed#concept', 'boat:way#concept'])
})

test('one wrong byte in what a snapshot says beside the cards is not used either', async () => {
  const data = folder()
  writeLog(data, [
    review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04', { took: 4000, first: true }),
  ])
  const store = await openProgress(data, 'one', () => 0, texts)
  await store.append(review('r2', 'boat:speed#concept', '2001-02-04T09:00Z', 'good', '2001-03-04'))
  await store.close()
  const state = join(data, 'state.json')
  const text = readFileSync(state, 'utf8')
  expect(text).toContain('"tookMs":4000')
  writeFileSync(state, text.replace('"tookMs":4000', '"tookMs":9000'))
  const { days } = (await openProgress(data, 'one', () => 0, texts)).progress
  expect(Object.values(days).map(({ tookMs }) => tookMs)).toEqual([4000, 0])
})

test('a cache is read under its key alone, and only as it was written', () => {
  const file = join(folder(), 'some.json')
  writeCache(file, 'a key', '{"stability":12.5}')
  expect(String(readCache(file, 'a key'))).toBe('{"stability":12.5}')
  expect(readCache(file, 'another key')).toBeUndefined()
  const text = readFileSync(file, 'utf8')
  for (const [from, to] of [
    ['12.5', '12.6'],
    ['12.5', '12'],
    ['a key', 'a kez'],
  ] as const) {
    writeFileSync(file, text.replace(from, to))
    expect([readCache(file, 'a key'), readCache(file, 'a kez')]).toEqual([undefined, undefined])
  }
})

test('one wrong byte in the schema of a snapshot does not lock anybody out', async () => {
  const data = folder()
  writeLog(data, [review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04')])
  const store = await openProgress(data, 'one', () => 0, texts)
  await store.append(review('r2', 'boat:speed#concept', '2001-02-04T09:00Z', 'good', '2001-03-04'))
  await store.close()
  const state = join(data, 'state.json')
  const text = readFileSync(state, 'utf8')
  writeFileSync(state, text.replace('"schema":1', '"schema":2'))
  const { cards } = (await openProgress(data, 'one', () => 0, texts)).progress
  expect(Object.keys(cards).length).toBe(2)
  // A file of a later version differs in more than that.
  writeFileSync(state, text.replace('"schema":1', '"schema":2,"more":[]'))
  await expect(openProgress(data, 'one', () => 0, texts)).rejects.toThrow(/newer|later/i)
})
