import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { type Bench, bench, boatAnswer } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const dayMs = 86_400_000
const cacheFile = (at: Bench): string => join(at.data, 'cache/agenda.en.json')
const steady = (request: Request, said: readonly string[]): string =>
  request.type === 'choice'
    ? '2'
    : request.type === 'text'
      ? boatAnswer(said)
      : request.enter === undefined
        ? 'y'
        : ''

/** The same line with the cached queue and without it: what was said must be the same. */
async function both(at: Bench, line: string): Promise<string> {
  expect(existsSync(cacheFile(at))).toBe(true)
  const kept = readFileSync(cacheFile(at))
  const { ms } = at.clock
  const stop = (): string => '^C'
  const quick = await at.run(line, stop)
  at.clock.ms = ms
  rmSync(cacheFile(at))
  const slow = await at.run(line, stop)
  at.clock.ms = ms
  expect(quick).toEqual(slow)
  writeFileSync(cacheFile(at), kept)
  return quick.out
}

test('with a cached queue everything is asked as without it, today and on later days', async () => {
  const at = bench({ 'boat.md': deck })
  await at.run('quiz --limit 9', steady)
  for (const later of [0, 1, 3, 14]) {
    at.clock.ms = Date.parse('2001-02-03T09:00:00Z') + later * dayMs
    const said: string[] = []
    for (const line of [
      'due',
      'due --json',
      'due --count',
      'quiz --seed 3',
      'quiz --seed 3 --limit 2',
      'quiz --new 2',
    ])
      said.push(await both(at, line))
    expect(new Set(said).size).toBeGreaterThan(2)
  }
  // Further on it is made anew.
  at.clock.ms += 30 * dayMs
  expect(Number((await at.run('due --count')).out)).toBeGreaterThan(0)
})

test.each<[string, (at: Bench) => Promise<unknown> | undefined]>([
  ['a deck is edited', async (at) => files(at.decks, { 'en/boat.md': deck.replace('--speed', '--pace') })],
  ['a deck is added', async (at) => files(at.data, { 'decks/more.md': '# pod\n\nC: One [gap]. {#one}\n' })],
  ['a card is suspended', async (at) => at.run('suspend boat/--all#meaning')],
  ['the cached queue is broken', async (at) => writeFileSync(cacheFile(at), '{"key": 1')],
])('when %s, the cached queue is made anew', async (_name, change) => {
  const at = bench({ 'boat.md': deck })
  await at.run('quiz --limit 3', steady)
  await change(at)
  const quick = await at.run('due --json')
  rmSync(cacheFile(at), { force: true })
  rmSync(join(at.data, 'cache'), { recursive: true })
  expect(quick).toEqual(await at.run('due --json'))
})

test('a cached queue from a day that is still to come is not taken', async () => {
  const at = bench({ 'boat.md': deck })
  await at.run('quiz --limit 9', steady)
  at.clock.ms -= dayMs
  const quick = await at.run('due --json')
  rmSync(cacheFile(at))
  expect(quick).toEqual(await at.run('due --json'))
})
