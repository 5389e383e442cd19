import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { create } from 'tar'
import { type CardId, type Day, type LogEvent, type Progress, seeded } from '../../src/model/index.ts'
import { backUp, keptDays, restoreFrom } from '../../src/store/backup.ts'
import { checkFolder, repairFolder } from '../../src/store/check.ts'
import { mergeFolder } from '../../src/store/merge.ts'
import { openProgress } from '../../src/store/progress.ts'
import { files, folder } from '../folders.ts'
import { languages } from '../languages.ts'
import * as made from '../made.ts'
import { rounds } from '../rounds.ts'
import { bench } from '../support.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const start = Date.parse('2001-02-03T09:00:00Z')
const open = (data: string, device = 'one') => openProgress(data, device, () => start, texts)
const review = (card: string, id: string, at: number, grade: 'good' | 'again' = 'good'): LogEvent =>
  made.review(`${card}#meaning`, { id, at, grade })
const stateOf = async (data: string): Promise<Omit<Progress, 'log'>> => {
  rmSync(join(data, 'state.json'), { force: true })
  const { cards, days, confused, held, took, accepted, schema } = (await open(data, 'reader')).progress
  return { schema, cards, days, confused, held, took, accepted }
}
/** A folder with the answers of some devices: card, time and grade from a seed. */
async function played(seed: number, devices: string[]): Promise<string> {
  const data = folder()
  const random = seeded(`device ${seed}`)
  for (const device of devices) {
    const store = await open(data, device)
    const count = 1 + Math.floor(random() * 12)
    for (let i = 0; i < count; i++)
      await store.append(
        review(
          `c${Math.floor(random() * 4)}`,
          `${device}-${seed}-${i}`,
          start + Math.floor(random() * 1e9),
          random() < 0.3 ? 'again' : 'good',
        ),
      )
  }
  return data
}
const copyOf = async (...sources: string[]): Promise<string> => {
  const data = folder()
  for (const source of sources) mergeFolder(data, source)
  return data
}

test('merging is commutative, associative and idempotent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1000), fc.nat(1000), fc.nat(1000), async (x, y, z) => {
      const [a, b, c] = await Promise.all([
        played(x, ['one']),
        played(y, ['two']),
        played(z, ['one', 'three']),
      ])
      const whole = await stateOf(await copyOf(a, b, c))
      expect(await stateOf(await copyOf(c, b, a))).toEqual(whole)
      expect(await stateOf(await copyOf(await copyOf(a, b), c))).toEqual(whole)
      expect(await stateOf(await copyOf(a, await copyOf(c, b)))).toEqual(whole)
      expect(await stateOf(await copyOf(a, b, c, b, a, a))).toEqual(whole)
      expect(mergeFolder(await copyOf(a, b, c), b)).toEqual({ events: 0, decks: 0, left: 0 })
    }),
    { seed: 7, numRuns: rounds(5, 25) },
  )
})

test('what arrives late is told in its place, with a snapshot or without', async () => {
  const [here, there] = [await played(1, ['one']), await played(2, ['two'])]
  const store = await open(here)
  await store.append(review('z', 'z', start + 2e9))
  await store.close()
  mergeFolder(here, there)
  const { cards } = (await open(here)).progress
  expect(cards).toEqual((await stateOf(here)).cards)
})

test('a clock that went back a year does not put answers before those they followed', async () => {
  const data = folder()
  const store = await open(data)
  await store.append(review('a', '1', start, 'again'))
  await store.append(review('a', '2', start - 366 * 86_400_000, 'good'))
  expect(store.progress.cards['a#meaning']!.failed).toBe(false)
  expect((await stateOf(data)).cards['a#meaning']!.failed).toBe(false)
})

test('an undo does not take back what another device answered since', async () => {
  const [here, there] = [folder(), folder()]
  await (await open(here, 'one')).append(review('a', '1', start, 'again'))
  await (await open(there, 'two')).append(review('a', '2', start + 1000))
  await (await open(here, 'one')).append({
    type: 'undo',
    id: '3',
    of: '1',
    card: 'a#meaning' as CardId,
    at: start + 2000,
    day: '2001-02-03' as Day,
    grade: 'again',
    reviewed: start,
  })
  mergeFolder(here, there)
  expect((await stateOf(here)).cards['a#meaning']?.failed).toBe(false)
})

/** Damages to the lines of a log, each at a line; whether that line is lost. */
const damages = {
  'cut short': (lines: string[], hit: number, random: () => number) => {
    lines[hit] = lines[hit]!.slice(0, placeIn(lines[hit]!, random))
    return 'line lost'
  },
  'one character changed': (lines: string[], hit: number, random: () => number) => {
    const at = placeIn(lines[hit]!, random)
    const other = String.fromCharCode(1 + Math.floor(random() * 200))
    lines[hit] = lines[hit]!.slice(0, at) + other + lines[hit]!.slice(at + 1)
    return 'line lost'
  },
  removed: (lines: string[], hit: number) => {
    lines.splice(hit, 1)
    return 'line lost'
  },
  'there twice': (lines: string[], hit: number) => {
    lines.splice(hit, 0, lines[hit]!)
    return 'whole'
  },
  exchanged: (lines: string[], hit: number, random: () => number) => {
    const other = Math.floor(random() * lines.length)
    ;[lines[hit], lines[other]] = [lines[other]!, lines[hit]!]
    return 'whole'
  },
  turned: (lines: string[], hit: number, random: () => number) => {
    const at = placeIn(lines[hit]!, random)
    lines[hit] = lines[hit]!.slice(at) + lines[hit]!.slice(0, at)
    return 'line lost'
  },
} satisfies Record<string, (lines: string[], hit: number, random: () => number) => 'line lost' | 'whole'>
const names = Object.keys(damages) as (keyof typeof damages)[]

const placeIn = (line: string, random: () => number): number => Math.floor(random() * line.length)

/** Cuts the snapshot short now and then, and changes a byte of it. */
function damageState(file: string, random: () => number): void {
  if (random() < 0.3) writeFileSync(file, readFileSync(file).subarray(0, Math.floor(random() * 400)))
  if (random() < 0.3) {
    const state = readFileSync(file)
    const place = Math.floor(random() * state.length)
    state[place] = (state[place]! + 1) % 128
    writeFileSync(file, state)
  }
}

test('damages to the files: never a crash, every untouched line still counts', async () => {
  const random = seeded('damage')
  for (let round = 0; round < rounds(14, 500); round++) {
    const data = folder()
    const store = await open(data)
    for (let i = 0; i < 6; i++) await store.append(review(`c${i}`, `id${i}`, start + i))
    await store.close()
    const file = join(data, 'reviews', '2001-02.one.jsonl')
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const safe = new Set(lines.map((_, index) => index))
    const hit = Math.floor(random() * lines.length)
    const damage = names[Math.floor(random() * names.length)]!
    if (damages[damage](lines, hit, random) === 'line lost') safe.delete(hit)
    const cut = random() < 0.2
    writeFileSync(file, lines.join('\n') + (cut ? '' : '\n'))
    damageState(join(data, 'state.json'), random)
    const again = await open(data)
    for (const memory of Object.values(again.progress.cards))
      expect(memory).toMatchObject({ stability: 2, reps: 1, due: '2001-02-05' })
    const known = new Set(Object.keys(again.progress.cards))
    // The last line has no end where it was cut off.
    const unfinished = (cut && lines.at(-1)) || ''
    const kept = [...safe].map((index) => `c${index}#meaning`).filter((id) => !unfinished.includes(`"${id}"`))
    expect([damage, round, kept.filter((id) => !known.has(id))]).toEqual([damage, round, []])
    await again.append(review('after', 'after', start + 100))
    expect(Object.keys((await open(data)).progress.cards)).toContain('after#meaning')
    rmSync(data, { recursive: true })
  }
}, 300_000)

test('the doctor names what is wrong, and repair only adds', async () => {
  const data = folder()
  await (await open(data)).append(review('a', '1', start))
  const file = join(data, 'reviews', '2001-02.one.jsonl')
  appendFileSync(file, 'not an event\n{"type":"rev')
  writeFileSync(join(data, 'state.json'), '{')
  chmodSync(file, 0o644)
  const before = readFileSync(file, 'utf8')
  expect(checkFolder(data, start)).toMatchObject({
    events: 1,
    files: 1,
    damaged: [{ file: '2001-02.one.jsonl', line: 2 }],
    torn: [{ file: '2001-02.one.jsonl', line: 3 }],
    open: [data, file, join(data, 'state.json')].filter((path) => (statSync(path).mode & 0o077) !== 0),
    snapshot: 'broken',
  })
  repairFolder(data, checkFolder(data, start))
  expect(readFileSync(file, 'utf8')).toBe(`${before}\n`)
  expect(checkFolder(data, start)).toMatchObject({ torn: [], open: [], snapshot: 'missing' })
  expect(existsSync(join(data, 'state.broken.json'))).toBe(true)
})

test('an archive brings everything back, and adds nothing twice', async () => {
  const data = await played(5, ['one', 'two'])
  files(data, { 'decks/mine.md': '# mine\n' })
  const { file: archive } = await backUp(data, join(folder(), 'a b', '덱 🐳.tar.gz'))
  expect(statSync(archive).mode & 0o077).toBe(0)
  const fresh = folder()
  expect(await restoreFrom(fresh, archive)).toMatchObject({ decks: 1 })
  expect(await stateOf(fresh)).toEqual(await stateOf(data))
  expect(await restoreFrom(fresh, archive)).toEqual({ events: 0, decks: 0, left: 0 })
  expect(readFileSync(join(fresh, 'decks/mine.md'), 'utf8')).toBe('# mine\n')
})

test('an archive cannot reach outside, and what is none is refused', async () => {
  const evil = folder()
  files(evil, { 'reviews/ok.jsonl': '\n', 'other/x': 'x' })
  mkdirSync(join(evil, 'decks'))
  symlinkSync('/etc/passwd', join(evil, 'decks', 'link.md'))
  const archive = join(folder(), 'evil.tar.gz')
  await create({ cwd: evil, file: archive, gzip: true, preservePaths: true }, [
    'reviews',
    'decks',
    'other',
    join(evil, 'other/x'),
  ])
  const data = folder()
  await restoreFrom(data, archive)
  expect(readdirSync(data)).toEqual(['reviews'])
  const none = join(folder(), 'none.tar.gz')
  writeFileSync(none, 'hello')
  await expect(restoreFrom(data, none)).rejects.toThrow()
})

test('daily archives are thinned: days, weeks, months', () => {
  const days = Array.from({ length: 800 }, (_, index) =>
    new Date(Date.parse('2001-01-01') + index * 86_400_000).toISOString().slice(0, 10),
  )
  const kept = keptDays(days)
  expect(kept.slice(0, 7)).toEqual(days.slice(-7).reverse())
  expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
  expect(new Set(kept.map((day) => day.slice(0, 7))).size).toBe(12)
  expect(keptDays(kept)).toEqual(kept)
})

test('a folder that is removed while the program runs is made again, and what is known is what it holds', async () => {
  const data = folder()
  const store = await open(data)
  await store.append(review('a', '1', start))
  rmSync(join(data, 'reviews'), { recursive: true })
  await store.append(review('b', '2', start + 1))
  expect(Object.keys((await open(data)).progress.cards)).toEqual(['b#meaning'])
  expect(Object.keys(store.progress.cards)).toEqual(['b#meaning'])
})

test('a snapshot behind a symbolic link stays behind it', async () => {
  const [data, elsewhere] = [folder(), folder()]
  writeFileSync(join(elsewhere, 'state.json'), '{}')
  symlinkSync(join(elsewhere, 'state.json'), join(data, 'state.json'))
  const store = await open(data)
  await store.append(review('a', '1', start))
  await store.close()
  expect(readFileSync(join(elsewhere, 'state.json'), 'utf8')).toContain('a#meaning')
})

test('a folder among the log files is passed over; a file in place of the data folder is said at once', async () => {
  const data = folder()
  mkdirSync(join(data, 'reviews', '2001-02.odd.jsonl'), { recursive: true })
  const store = await open(data)
  await store.append(review('a', '1', start))
  expect(Object.keys((await open(data)).progress.cards)).toEqual(['a#meaning'])
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  await expect(open(file)).rejects.toThrow('it is not a folder')
})

test('a line of megabytes is passed over', async () => {
  const data = folder()
  await (await open(data)).append(review('a', '1', start))
  appendFileSync(
    join(data, 'reviews', '2001-02.one.jsonl'),
    `${JSON.stringify({ ...review('x', 'x', start), answer: 'x'.repeat(rounds(2, 10) << 20), card: 'y'.repeat(200_000) })}\n`,
  )
  const store = await open(data)
  await store.append(review('b', '2', start + 1))
  expect(Object.keys((await open(data)).progress.cards)).toEqual(['a#meaning', 'b#meaning'])
  expect(store.damaged).toBe(1)
})

const words = (text: string): string => `---\ndeck: boat\nprogram: boat\n---\n\n${text}`
const first = words(
  '| Option | Meaning |\n|---|---|\n| `-s`, `--speed` | How fast |\n| `--sail` | Set the sail |\n',
)

test.each([
  ['reworded', first.replace('How fast', 'The most knots it makes')],
  ['reordered, with prose between', first.replace(/(\| `-s`.*\n)(\| `--sail`.*\n)/, '$2$1')],
  [
    'translated',
    first
      .replace('| Option | Meaning |', '| 옵션 | 설명 |')
      .replace('How fast', '얼마나 빨리')
      .replace('program: boat', 'program: boat\nlanguage: ko'),
  ],
  ['renamed', first.replace('deck: boat', 'deck: ship')],
])('a deck that is %s keeps its progress', async (_name, text) => {
  const at = bench()
  files(at.data, { 'decks/one.md': first })
  await at.run('quiz --limit 1', ['How fast', ''])
  rmSync(join(at.data, 'decks/one.md'))
  files(at.data, { 'decks/elsewhere.md': text })
  const cards = JSON.parse((await at.run('cards --json')).out)
  expect(
    cards.filter(({ memory }: { memory: unknown }) => memory).map(({ id }: { id: string }) => id),
  ).toEqual(['boat/--speed#meaning'])
})

test('an option that was renamed can take over the history of its old name; orphans are named, never dropped', async () => {
  const at = bench()
  files(at.data, { 'decks/one.md': first })
  await at.run('quiz --limit 1', ['How fast', ''])
  files(at.data, { 'decks/one.md': first.replaceAll('--speed', '--knots') })
  expect((await at.run('doctor')).out).toContain('boat/--speed#meaning: no deck makes this card now')
  expect((await at.run('adopt boat/--speed boat/--knots')).out).toBe(
    'boat/--speed#meaning → boat/--knots#meaning',
  )
  const { out } = await at.run('history boat/--knots#meaning')
  expect(out).toContain('took over')
  const cards = JSON.parse((await at.run('cards --json')).out)
  expect(cards.find(({ id }: { id: string }) => id === 'boat/--knots#meaning').memory.reps).toBe(1)
})

test('a suspended card is left out until it is taken back', async () => {
  const at = bench()
  files(at.data, { 'decks/one.md': first })
  const fresh = async (): Promise<number> => JSON.parse((await at.run('due --json')).out).new
  const all = await fresh()
  await at.run('suspend boat/--speed#meaning')
  expect(await fresh()).toBe(all - 1)
  await at.run('suspend boat/--speed#meaning --back')
  expect(await fresh()).toBe(all)
})
