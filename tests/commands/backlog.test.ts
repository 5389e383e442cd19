import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Request } from '../../src/world/index.ts'
import { files, folder } from '../folders.ts'
import { longTest, rounds } from '../rounds.ts'
import { type Answers, type Bench, bench } from '../support.ts'

const dayMs = 86_400_000
const start = Date.parse('2001-02-03T09:00:00Z')
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A deck of so many options, each of which makes a card that asks for its meaning. */
const deck = (count: number): string =>
  `---\ndeck: pod\nlanguage: en\nprogram: pod\n---\n\n### pod run\n\n| Option | Meaning |\n|---|---|\n${Array.from(
    { length: count },
    (_, i) => `| \`--bench-${i}\` | Set the ${i}th thing of the pod to a value that it keeps |\n`,
  ).join('')}`

/** A review of a card as another device, too, may have logged it; the lower its number, the longer ago and the more stable it is, in no even steps. */
function review(i: number, at: number, due: string, confused?: [string, string][]): string {
  const grade = i % 9 === 0 ? 'again' : 'good'
  const day = dayOf(at)
  return `${JSON.stringify({
    type: 'review',
    id: `b${i}.${at}`,
    card: `pod/run/--bench-${i}#meaning`,
    at,
    day,
    grade,
    answer: 'x',
    took: 2000 + ((i * 7919) % 9000),
    by: 'fsrs-6',
    first: true,
    confused,
    after: {
      stability: 0.5 + ((i * 37) % 41) / 3,
      difficulty: 5.25,
      due,
      last: at,
      day,
      reps: 3,
      lapses: 1,
      failed: grade === 'again',
    },
  })}\n`
}

/** Reviews of so many cards: all of them are due, or few of them and the others on later days. */
const log = (count: number, fewAreDue = false): string =>
  Array.from({ length: count }, (_, i) => {
    const at = start - (2 + ((i * 31) % 60)) * dayMs - ((i * 7717) % 50_000) * 1000
    const confused: [string, string][] | undefined =
      i % 200 === 7 ? [[`pod/run/--bench-${i}`, `pod/run/--bench-${(i * 3) % count}`]] : undefined
    const ahead = fewAreDue ? ((i * 13) % 14) - 1 : -((i * 13) % 9)
    return review(i, at, dayOf(start + ahead * dayMs), confused)
  }).join('')

const stop = (): string => '^C'
const steady = (request: Request): string =>
  request.type === 'choice' ? '2' : request.type === 'text' ? 'x' : request.enter === undefined ? 'y' : ''

const cached = (at: Bench, name: string): string => join(at.data, 'cache', name)
const head = (at: Bench): string => cached(at, 'agenda-head.en.json')

/** Runs a line with what is kept, and from the same data without any cache: both must say and log the same. */
async function both(at: Bench, line: string, answers: Answers = []): Promise<string> {
  const before = join(folder(), 'before')
  cpSync(at.data, before, { recursive: true })
  const { ms } = at.clock
  const quick = await at.run(line, answers)
  const now = at.clock.ms
  // Moved, not copied: what is kept counts only while the times of the log are what they were.
  const after = join(folder(), 'after')
  renameSync(at.data, after)
  renameSync(before, at.data)
  rmSync(join(at.data, 'cache'), { recursive: true, force: true })
  rmSync(join(at.data, 'state.json'), { force: true })
  at.clock.ms = ms
  const slow = await at.run(line, answers)
  expect(quick).toEqual(slow)
  expect(at.clock.ms).toBe(now)
  rmSync(at.data, { recursive: true })
  renameSync(after, at.data)
  return quick.out
}

/** Compares what shows the queue, behind a start that may keep the head; of a large backlog not all of it, as each takes its time. */
async function sameQueue(at: Bench, isLarge: boolean): Promise<void> {
  await at.run('due')
  for (const line of isLarge ? ['due --json'] : ['due --json', 'due', 'hello', 'due --count'])
    await both(at, line)
  const quizzes = ['quiz --seed 3', 'quiz --limit 2', 'quiz --new 3', 'quiz --minutes 3']
  for (const line of isLarge ? quizzes.slice(0, 1) : quizzes) await both(at, line, stop)
}

function backlogOf(count: number, fewAreDue = false): Bench {
  const at = bench({ 'pod.md': deck(count) }, 'en', '2001-02-03T09:00:00Z')
  files(at.data, { 'reviews/2001-02.old.jsonl': log(count, fewAreDue) })
  return at
}

/** Whether `due` is told by the head alone: then nothing else is made when the rest is gone. */
async function isToldByHead(at: Bench): Promise<boolean> {
  const whole = cached(at, 'agenda.en.json')
  renameSync(whole, `${whole}.away`)
  await at.run('due')
  const told = !existsSync(whole)
  renameSync(`${whole}.away`, whole)
  return told
}

const changes: [string, (at: Bench) => Promise<unknown> | unknown][] = [
  ['nothing more happens', () => undefined],
  ['hours pass', (at) => (at.clock.ms += 5 * 3_600_000)],
  ['the clock goes back', (at) => (at.clock.ms -= 3_600_000)],
  ['some are answered', async (at) => both(at, 'quiz --limit 6 --seed 2', steady)],
  ['an answer is undone', async (at) => both(at, 'undo')],
  ['a card is suspended', async (at) => at.run("suspend 'pod/run/--bench-5#meaning'")],
  ['a card is buried', async (at) => at.run("bury 'pod/run/--bench-9#meaning'")],
  [
    'the deck is edited',
    (at) =>
      files(at.decks, {
        'en/pod.md': readFileSync(join(at.decks, 'en/pod.md'), 'utf8').replace('--bench-3`', '--other-3`'),
      }),
  ],
  [
    'another device has answered',
    (at) =>
      files(at.data, {
        'reviews/2001-02.phone.jsonl': [17, 18, 19, 27]
          .map((i) => review(i, at.clock.ms - 60_000, dayOf(at.clock.ms)))
          .join(''),
      }),
  ],
  ['a byte of the head is another', (at) => spoil(head(at))],
  ['the next day begins', (at) => (at.clock.ms += dayMs)],
  ['the rest of a session is played', async (at) => both(at, 'quiz --limit 4 --seed 5', steady)],
]

/** Changes a byte in the middle of a file. */
function spoil(file: string): void {
  const bytes = readFileSync(file)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(file, bytes)
}

test('of a backlog the next start reads the head alone, and a broken head changes nothing', async () => {
  const at = backlogOf(rounds(250, 400))
  await at.run('due')
  expect(existsSync(head(at))).toBe(false)
  const whole = await at.run('due --json')
  expect(await isToldByHead(at)).toBe(true)
  expect(await at.run('due --json')).toEqual(whole)
  spoil(head(at))
  expect(await at.run('due --json')).toEqual(whole)
  expect(await isToldByHead(at)).toBe(true)
  // All at once is another order, which needs them all.
  await at.run('config catch-up all')
  expect(await isToldByHead(at)).toBe(false)
  await both(at, 'due --json')
})

test('of an ordinary day the next start reads the cards that wait alone', async () => {
  const at = backlogOf(150, true)
  const whole = await at.run('due --json')
  await at.run('due')
  expect(await isToldByHead(at)).toBe(true)
  expect(await at.run('due --json')).toEqual(whole)
  spoil(head(at))
  expect(await at.run('due --json')).toEqual(whole)
  // Days ahead are more than it tells.
  await both(at, 'quiz --ahead 3 --limit 2', stop)
  at.clock.ms += dayMs
  await both(at, 'due --json')
  await at.run('due')
  expect(await isToldByHead(at)).toBe(true)
  // The head of one day tells no other one.
  at.clock.ms -= dayMs
  expect(await isToldByHead(at)).toBe(false)
})

longTest(
  'on an ordinary day everything is asked as without caches, whatever happens between',
  async () => {
    const at = backlogOf(300, true)
    await at.run('due')
    let told = 0
    for (const [, change] of changes) {
      await change(at)
      await sameQueue(at, false)
      if (await isToldByHead(at)) told++
    }
    expect(told).toBeGreaterThan(changes.length - 4)
  },
  600_000,
)

longTest.each([700, 1600, 5000])(
  'with %i cards due everything is asked as without caches, whatever happens between',
  async (count) => {
    const at = backlogOf(count)
    await at.run('due')
    let told = 0
    // Without caches 5,000 cards take seconds each time.
    const some = count > 2000 ? changes.filter((_, index) => [0, 3, 8, 10].includes(index)) : changes
    for (const [, change] of some) {
      await change(at)
      await sameQueue(at, count > 1000)
      if (await isToldByHead(at)) told++
    }
    expect(told).toBeGreaterThan(some.length - 3)
  },
  900_000,
)
