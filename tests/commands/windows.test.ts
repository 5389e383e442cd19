import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder } from '../../src/io/paths.ts'
import type { CardId, Day, LogEvent } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import * as made from '../made.ts'
import { type Bench, bench } from '../support.ts'

const deck = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const boat = (): Bench => bench({ 'boat.md': deck })
const dayMs = 86_400_000
/** A learner who answers anything, for a while. */
function steady(most: number): (request: Request) => string {
  let asked = 0
  return (request) => {
    if (asked++ >= most) return '^C'
    return request.type === 'choice'
      ? '1'
      : request.type === 'text'
        ? 'x'
        : request.enter === undefined
          ? 'y'
          : ''
  }
}

/** The single card of a deck of its own, known for a while. */
async function known(): Promise<Bench> {
  const at = bench({ 'mini.md': '---\ndeck: mini\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n' })
  for (let days = 0; days < 3; days++) {
    await at.run('quiz', ['anchor', '', ''])
    at.clock.ms += 2000 * dayMs
  }
  return at
}
const card = 'pod:x#gap-1' as CardId
const answered = (at: Bench, id: string): LogEvent => ({
  type: 'review',
  id,
  card,
  at: at.clock.ms,
  day: new Date(at.clock.ms).toISOString().slice(0, 10) as Day,
  grade: 'good',
  by: 'fsrs-6',
  after: made.memory({
    stability: 77,
    due: '2163-01-01' as Day,
    last: at.clock.ms,
    day: new Date(at.clock.ms).toISOString().slice(0, 10) as Day,
    reps: 9,
  }),
})

test('an answer that another program gave first can be taken back without loss', async () => {
  const at = bench({
    'mini.md':
      '---\ndeck: mini\nprogram: pod\n---\n\nC: Held by its [anchor]. {#x}\n\nC: Moored by its [anchor]. {#y}\n',
  })
  for (let days = 0; days < 3; days++) {
    await at.run('quiz', ['anchor', '', 'anchor', '', ''])
    at.clock.ms += 2000 * dayMs
  }
  const before = { ...(await at.store()).progress.cards }
  // With a cached queue the store is opened late, and the plan is kept before the first answer.
  await at.run('due')
  const { card: first } = JSON.parse((await at.run('next --json')).out)
  await at.run(`answer ${first} --text anchor`)
  expect((await at.store()).progress.cards[first]).toMatchObject({ reps: 4 })
  await at.run('quiz', ['UNDO', '^C'])
  const { cards } = (await at.store()).progress
  for (const [id, memory] of Object.entries(before)) expect(cards[id]).toEqual(memory)
})

test('what another window answered meanwhile is what an answer goes on from, and what undo goes back to', async () => {
  const at = await known()
  const elsewhere = answered(at, 'elsewhere')
  let asked = 0
  await at.run('quiz', (request) => {
    if (request.type === 'key') return asked++ === 0 ? 'u' : '^C'
    if (asked > 0) return '^C'
    // While the question stands.
    files(at.data, { [`reviews/${elsewhere.day.slice(0, 7)}.other.jsonl`]: `${JSON.stringify(elsewhere)}\n` })
    return 'anchor'
  })
  const log = readdirSync(join(at.data, 'reviews'))
    .flatMap((name) =>
      readFileSync(join(at.data, 'reviews', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as LogEvent)
  const undo = log.find((event) => event.type === 'undo')
  expect(undo).toMatchObject({ after: { reps: 9, stability: 77 } })
  expect((await at.store()).progress.cards[card]).toMatchObject({ reps: 9, stability: 77 })
})

test('a cached queue is not kept under the name of a log that it has not seen', async () => {
  const at = await known()
  // Later than all that is answered here.
  const elsewhere = { ...answered(at, 'elsewhere'), at: at.clock.ms + 3_600_000 }
  let keys = 0
  await at.run('quiz', (request) => {
    // At the very end, while it says what comes next.
    if (request.type === 'key' && keys++ === 1)
      files(at.data, {
        [`reviews/${elsewhere.day.slice(0, 7)}.other.jsonl`]: `${JSON.stringify(elsewhere)}\n`,
      })
    return request.type === 'text' ? 'anchor' : ''
  })
  const quick = await at.run('due --json')
  writeFileSync(join(at.data, 'cache/agenda.en.json'), '')
  expect(quick).toEqual(await at.run('due --json'))
})

test('after a clock that ran ahead the limits of the days to come still count', async () => {
  const at = boat()
  await at.run('config new-per-day 5')
  await at.run('quiz --limit 4', steady(20))
  at.clock.ms += dayMs
  await at.run('quiz --new 2', steady(12))
  // It was only yesterday; the cached queue of that day is made there.
  at.clock.ms -= dayMs
  await at.run('due')
  at.clock.ms += dayMs
  const quick = await at.run('due --json')
  writeFileSync(join(at.data, 'cache/agenda.en.json'), '')
  expect(quick).toEqual(await at.run('due --json'))
})

test('a grade that was changed before one stopped is in the summary', async () => {
  const at = await known()
  const { out } = await at.run('quiz', ['anchor', '1', 'q'])
  expect(out).toContain('0 right at once')
  expect(out).toContain('Hard today')
})

test('what a deck or a log carries never reaches the terminal', async () => {
  const at = boat()
  const evil = 'a\u001B]52;c;ZXZpbA==\u0007b\u009B31mc\u202E'
  const entry = (subject: string, summary: string, long: string): object => ({
    kind: 'option',
    program: 'pod',
    commands: ['run'],
    subject,
    long,
    summary,
    level: 1,
    at: { file: evil, line: 1 },
  })
  const names = ['one', 'two', 'three', 'four']
  files(at.data, {
    'decks/evil.json': JSON.stringify({
      schema: 1,
      name: 'evil',
      title: evil,
      language: 'en',
      order: 1,
      entries: names.map((name) => entry(`pod/--${name}`, `${evil} ${name}`, `--${name}`)),
      problems: [],
    }),
    'reviews/2001-01.evil.jsonl': `${JSON.stringify({ ...answered(at, 'e'), card: 'boat/--speed#meaning', answer: evil })}\n`,
  })
  const said: string[] = []
  for (const line of [
    'decks',
    'cards evil',
    'history boat/--speed#meaning',
    'next evil',
    'weak --list',
    'stats',
  ])
    said.push(JSON.stringify(await at.run(line)))
  said.push(JSON.stringify(await at.run('quiz evil --limit 1', ['1', 'w', 'q'])))
  expect(said.join('\n')).toContain('31mc one')
  expect(said.join('\n')).not.toMatch(/\\u001b|\\u009b|\\u202e|\u202E|\u009B|]52;/i)
})

test('a line that cannot be read is said at every start until it is mended', async () => {
  const at = await known()
  files(at.data, { 'reviews/2001-02.other.jsonl': '{"type":"review","id":}\n{"type":"revi\n' })
  for (let i = 0; i < 3; i++) {
    expect((await at.run('quiz', () => '^C')).err).toContain('1 part of your reviews cannot be read')
    await at.run('quiz', (request) => (request.type === 'text' ? 'anchor' : '')).catch(() => undefined)
    at.clock.ms += 2000 * dayMs
  }
})

test('an empty folder is none: the one in the environment counts', () => {
  expect(dataFolder('/none', '', { FLAGDRILL_DATA: '/kept' })).toBe('/kept')
})
