import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clockKey } from '../../src/store/kept.ts'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { review, smallLog, writeLog } from '../insight/log.ts'
import { firstOf } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const hour = 3_600_000
const steady = ({ type }: Request): string => (type === 'choice' ? '1' : type === 'text' ? 'x' : '')
const lines = [
  'stats --json',
  'stats --since 2001-02-04 --json',
  'report -o -',
  'weak --json --limit 3',
] as const
const fileOf = (at: Bench, name: string): string => join(at.data, 'cache', `${name}.en.json`)

/** A bench where a week of sailing is known. */
function sailed(): Bench {
  const at = bench({ 'boat.md': boat }, 'en', '2001-02-07T23:30:00Z')
  writeLog(at.data, smallLog())
  return at
}

async function said(at: Bench): Promise<string[]> {
  const all: string[] = []
  for (const line of lines) all.push((await at.run(line)).out)
  return all
}

/** Runs the lines, and again without anything that was kept: both say the same. */
async function whole(at: Bench): Promise<string[]> {
  const { ms } = at.clock
  const kept = await said(at)
  for (const name of ['figures', 'weakest', 'weak']) rmSync(fileOf(at, name), { force: true })
  at.clock.ms = ms
  const made = await said(at)
  expect(kept).toEqual(made)
  return made
}

test('figures that are kept say what new ones say; they are read, and the statistics are not', async () => {
  const at = sailed()
  const first = await said(at)
  const { ino, mtimeMs } = statSync(fileOf(at, 'weakest'))
  rmSync(join(at.data, 'cache/statistics.json'))
  expect((await at.run('report -o -')).out).toBe(first[2])
  expect((await at.run('stats --json')).out).toBe(first[0])
  expect((await at.run('weak --json --limit 3')).out).toBe(first[3])
  expect(existsSync(join(at.data, 'cache/statistics.json'))).toBe(false)
  expect(statSync(fileOf(at, 'weakest'))).toMatchObject({ ino, mtimeMs })
})

type Case = [string, boolean, (at: Bench) => unknown]
const cases: Case[] = [
  ['a day passes', true, (at) => (at.clock.ms += 24 * hour)],
  ['a card is answered', true, (at) => at.run('quiz --limit 1 --new 1', steady)],
  ['a deck is edited', true, (at) => files(at.decks, { 'en/boat.md': boat.replaceAll('--speed', '--pace') })],
  [
    'a log comes from elsewhere',
    true,
    (at) =>
      writeLog(at.data, [
        ...smallLog(),
        review('r10', 'boat/--hook#meaning', '2001-02-07T23:10Z', 'again', '2001-02-07', { took: 1000 }),
      ]),
  ],
  ['what was kept is broken', false, (at) => writeFileSync(fileOf(at, 'figures'), '{"key": 1')],
  ['the clock is set back', true, (at) => (at.clock.ms -= 3 * hour)],
  ['nothing happens', false, () => undefined],
  ['hours pass', true, (at) => (at.clock.ms += 4 * hour)],
  ['an answer is taken back', true, (at) => at.run('undo')],
  ['a card is suspended', true, (at) => at.run('suspend boat/--speed#meaning')],
  ['another retention is asked for', true, (at) => at.run('config retention 0.8')],
  ['fewer new cards are asked for', true, (at) => at.run('config new-per-day 1')],
]

test.each(firstOf(cases, 6))('when %s, what is said is what is so', async (_, differs, change) => {
  const at = sailed()
  const before = await said(at)
  const { ms } = at.clock
  await change(at)
  if (at.clock.ms - ms < hour) at.clock.ms = Math.min(ms, at.clock.ms)
  const after = await whole(at)
  expect(after.join() !== before.join()).toBe(differs)
})

test('a clock of another zone has another key, one that stays has the same', () => {
  const zone = (summer: number) => (at: number) => (new Date(at).getUTCMonth() % 11 > 2 ? summer : 60)
  const now = Date.parse('2001-02-07T12:00:00Z')
  expect(clockKey(now, zone(120))).toBe(clockKey(now + 20 * hour, zone(120)))
  expect(new Set([120, 60, 180].map((summer) => clockKey(now, zone(summer)))).size).toBe(3)
})
