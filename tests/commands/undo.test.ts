import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { eventTypes, type LogEvent, type Progress } from '../../src/model/index.ts'
import type { Request } from '../../src/world/index.ts'
import { root } from '../folders.ts'
import { rounds } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const deck = `---
deck: boat
program: boat
---

Q: Which side is port? {#port}

A: left

- right

C: Starboard is [right]. {#starboard}

| Option | Meaning |
|---|---|
| \`-s\` | slow |
| \`-f\` | fast |
`
const gap = '---\ndeck: gap\nprogram: boat\n---\n\nC: A boat turns with its [rudder]. {#turn}\n'
const cards = ['boat:port#concept', 'boat:starboard#gap-1', 'boat/-s#meaning', 'boat/-f#meaning']

/** Everything that is known, without the marks of the files that it was read from. */
const known = async (at: Bench): Promise<Partial<Progress>> => {
  const { cards, days, confused, held, took, accepted } = (await at.store()).progress
  return JSON.parse(JSON.stringify({ cards, days, confused, held, took, accepted }))
}

const act = fc.oneof(
  fc.constantFrom(...cards).map((card) => `suspend ${card}`),
  fc.constantFrom(...cards).map((card) => `suspend ${card} --back`),
  fc.constantFrom(...cards).map((card) => `bury ${card}`),
  fc.constantFrom(...cards).map((card) => `forget ${card}`),
  fc.constantFrom('right', 'wrong').map((answer) => `answer ${answer}`),
  fc.constantFrom('https', 'ssh').map((name) => `add 'Which port does ${name} use?' 443`),
  fc.constant('accept'),
)

/** Types something wrong on a card that is typed and says that it was right; leaves any other card. */
function acceptsIt(): (request: Request) => string {
  const keys = ['helm', '!', 'y', 'q']
  return ({ type }) => (type !== 'text' && keys.length === 4 ? 'q' : keys.shift()!)
}

/** The learner's own decks, as they are on the disk. */
const ownDecks = (at: Bench): string[] => {
  const folder = join(at.data, 'decks')
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : []
}

/** Does something, or nothing where it is refused; says how often `undo` is needed to take it back. */
async function done(at: Bench, line: string): Promise<number> {
  const log = async (): Promise<number> =>
    (await at.run('export --format jsonl')).out.split('\n').filter((row) => row !== '').length
  const before = await log()
  const decks = ownDecks(at).join()
  at.clock.ms += 60_000
  if (line === 'accept') {
    await at.run('quiz gap --limit 1', acceptsIt())
    // The wrong answer, the grade instead of it, and the event that accepts it: two steps back.
    return (await log()) > before ? 2 : 0
  }
  if (!line.startsWith('answer')) await at.run(line)
  else {
    const { out } = await at.run('next --json')
    const { card, question } = JSON.parse(out) as { card?: string; question?: { type: string } }
    if (card !== undefined && question?.type === 'choice')
      await at.run(`answer ${card} --choice ${line.endsWith('right') ? 1 : 2}`)
    else if (card !== undefined) await at.run(`answer ${card} --give-up`)
  }
  return (await log()) - before + (ownDecks(at).join() === decks ? 0 : 1)
}

test(
  'undo after anything leads back to what was known before, however often',
  async () => {
    let [taken, accepted] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
        const at = bench({ 'boat.md': deck, 'gap.md': gap })
        const states: { before: Partial<Progress>; decks: string[]; events: number }[] = []
        for (const line of acts) {
          const [before, decks] = [await known(at), ownDecks(at)]
          states.push({ before, decks, events: await done(at, line) })
          if (line === 'accept' && states.at(-1)!.events > 0) accepted++
        }
        for (const { before, decks, events } of states.reverse()) {
          for (let i = 0; i < events; i++) {
            taken++
            expect((await at.run('undo')).code).toBe(0)
          }
          expect([await known(at), ownDecks(at)]).toEqual([before, decks])
        }
        expect(await at.run('undo')).toMatchObject({ code: 1 })
      }),
      { numRuns: rounds(6, 150), seed: 11 },
    )
    expect(taken).toBeGreaterThan(8)
    expect(accepted).toBeGreaterThan(0)
  },
  rounds(30_000, 300_000),
)

/** How an event of each type comes about, after one card was met, and how often `undo` is said to take it back; or where else its undoing is tried. */
const ways: Record<
  LogEvent['type'],
  { line: string; answers?: string[]; undos: number } | { triedIn: string; by: string }
> = {
  review: { line: 'quiz boat --limit 1 --seed 2', answers: ['0', 'q'], undos: 1 },
  // Taking back is done already when it is written.
  undo: { line: 'quiz boat --limit 1 --seed 2', answers: ['0', 'u', 'q'], undos: 0 },
  hold: { line: 'suspend boat/-f#meaning', undos: 1 },
  reset: { line: 'forget MET', undos: 1 },
  adopt: { line: 'adopt MET UNMET', undos: 1 },
  // The answer that was right has another grade, too.
  accept: { line: 'quiz gap --seed 2', answers: ['helm', '!', 'y', 'q'], undos: 2 },
  reschedule: { triedIn: 'every-day.test.ts', by: 'brings its card forward, once, and undo puts it back' },
  parameters: { triedIn: 'fit-own.test.ts', by: 'fit --undo' },
  'deck-parameters': { triedIn: 'fit-deck.test.ts', by: 'fit boat --undo' },
}

test('an event of each type that the schema has can be taken back: what was known is known again', async () => {
  expect(Object.keys(ways).sort()).toEqual([...eventTypes].sort())
  for (const [type, way] of Object.entries(ways)) {
    if ('triedIn' in way) {
      const text = readFileSync(join(root, 'tests/commands', way.triedIn), 'utf8')
      expect([type, text.includes(way.by)]).toEqual([type, true])
      continue
    }
    const at = bench({ 'boat.md': deck, 'gap.md': gap })
    await at.run('quiz boat --limit 1 --seed 1', ['0', 'q'])
    const before = await known(at)
    const [met] = Object.keys(before.cards!)
    const unmet = cards.find((card) => card !== met)!
    at.clock.ms += 60_000
    const { code } = await at.run(way.line.replace('UNMET', unmet).replace('MET', met!), way.answers)
    expect([type, code]).toEqual([type, 0])
    const { out } = await at.run('export --format jsonl')
    expect([type, out.includes(`"type":"${type}"`)]).toEqual([type, true])
    if (way.undos > 0) expect([type, await known(at)]).not.toEqual([type, before])
    for (let i = 0; i < way.undos; i++) expect((await at.run('undo')).code).toBe(0)
    expect([type, await known(at)]).toEqual([type, before])
  }
})

test('undo finds the last event of any device, and adopting is taken back too', async () => {
  const at = bench({ 'boat.md': deck })
  await at.run('quiz boat --limit 1 --seed 1', ['0', ''])
  const before = await known(at)
  const [first] = Object.keys(before.cards!)
  const other = cards.find((card) => card !== first)!
  at.clock.ms += 1000
  expect(await at.run(`adopt ${first} ${other}`)).toMatchObject({ code: 0 })
  expect(Object.keys((await known(at)).cards!)).toEqual([first, other])
  expect((await at.run('undo')).out).toContain(other)
  expect(await known(at)).toEqual(before)
})

test('forgetting survives export, import and merging, and statistics agree about what is new', async () => {
  const at = bench({ 'boat.md': deck })
  const { out } = await at.run('next --json')
  const { card } = JSON.parse(out) as { card: string }
  await at.run(`answer ${card} --give-up`)
  at.clock.ms += 86_400_000
  await at.run(`forget ${card}`)
  expect((await known(at)).cards).toEqual({})
  at.clock.ms += 1000
  await at.run('next --json')
  await at.run(`answer ${card} --give-up`)
  const state = await known(at)
  const day = '2001-02-04'
  expect(state.days![day]).toMatchObject({ new: 1, reviews: 0 })
  const { days } = JSON.parse((await at.run('stats --json')).out) as { days: { day: string; new: number }[] }
  expect(days.find((one) => one.day === day)).toMatchObject({ new: 1 })
  for (const format of ['csv', 'json', 'jsonl']) {
    const other = bench({ 'boat.md': deck })
    await at.run(`export --format ${format} --what reviews -o ${other.data}/log`)
    expect(await other.run(`import ${other.data}/log`)).toMatchObject({ code: 0 })
    expect(await known(other)).toEqual(state)
  }
  const third = bench({ 'boat.md': deck })
  await third.run(`merge ${at.data}`)
  expect(await known(third)).toEqual(state)
})

test.each([
  ['en', 'the card my-cards:card-1 that you added is gone again', 'was changed since'],
  ['ko', '추가한 카드를 지웠습니다 (my-cards:card-1)', '그 뒤에 파일이 바뀌어서 그대로 둡니다'],
])('%s: undo after add takes the card away again, and no answer before it', async (language, gone, stays) => {
  const at = bench({ 'boat.md': deck }, language)
  const file = join(at.data, 'decks/my-cards.md')
  await done(at, 'answer right')
  const answered = await known(at)
  at.clock.ms += 1000
  await at.run("add 'Which port does https use?' 443")
  const one = readFileSync(file, 'utf8')
  at.clock.ms += 1000
  await at.run("add 'Which port does ssh use?' 22")
  expect((await at.run('undo')).out).toContain('my-cards:card-2')
  expect(readFileSync(file, 'utf8')).toBe(one)
  expect((await at.run('undo')).out).toContain(gone)
  expect(existsSync(file)).toBe(false)
  expect(await known(at)).toEqual(answered)
  // The answer is next; and what was changed by hand stays.
  expect((await at.run('undo')).code).toBe(0)
  expect((await known(at)).cards).toEqual({})
  at.clock.ms += 1000
  await at.run("add 'Which port does https use?' 443")
  appendFileSync(file, '\nQ: Mine? {#mine}\n\nA: yes\n')
  const mine = readFileSync(file, 'utf8')
  expect((await at.run('undo')).err).toContain(stays)
  expect(readFileSync(file, 'utf8')).toBe(mine)
})

test('an answer after the addition is taken back first', async () => {
  const at = bench({ 'boat.md': deck })
  await at.run("add 'Which port does https use?' 443")
  await done(at, 'answer right')
  expect((await at.run('undo')).out).toContain('It is a new card again')
  expect((await at.run('undo')).out).toContain('is gone again')
  expect((await at.run('undo')).code).toBe(1)
})
