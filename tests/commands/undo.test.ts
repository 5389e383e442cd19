import fc from 'fast-check'
import type { Progress } from '../../src/model/index.ts'
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
const cards = ['boat:port#concept', 'boat:starboard#gap-1', 'boat/-s#meaning', 'boat/-f#meaning']

/** Everything that is known, without the marks of the files that it was read from. */
const known = async (at: Bench): Promise<Partial<Progress>> => {
  const { cards, days, confused, held, took } = (await at.store()).progress
  return JSON.parse(JSON.stringify({ cards, days, confused, held, took }))
}

const act = fc.oneof(
  fc.constantFrom(...cards).map((card) => `suspend ${card}`),
  fc.constantFrom(...cards).map((card) => `suspend ${card} --back`),
  fc.constantFrom(...cards).map((card) => `bury ${card}`),
  fc.constantFrom(...cards).map((card) => `forget ${card}`),
  fc.constantFrom('right', 'wrong').map((answer) => `answer ${answer}`),
)

/** Does something, or nothing where it is refused; says how many events it wrote. */
async function done(at: Bench, line: string): Promise<number> {
  const log = async (): Promise<number> =>
    (await at.run('export --format jsonl')).out.split('\n').filter((row) => row !== '').length
  const before = await log()
  at.clock.ms += 60_000
  if (!line.startsWith('answer')) await at.run(line)
  else {
    const { out } = await at.run('next --json')
    const { card, question } = JSON.parse(out) as { card?: string; question?: { type: string } }
    if (card !== undefined && question?.type === 'choice')
      await at.run(`answer ${card} --choice ${line.endsWith('right') ? 1 : 2}`)
    else if (card !== undefined) await at.run(`answer ${card} --give-up`)
  }
  return (await log()) - before
}

test('undo after anything leads back to what was known before, however often', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const at = bench({ 'boat.md': deck })
      const states: { before: Partial<Progress>; events: number }[] = []
      for (const line of acts) states.push({ before: await known(at), events: await done(at, line) })
      for (const { before, events } of states.reverse()) {
        for (let i = 0; i < events; i++) {
          taken++
          expect((await at.run('undo')).code).toBe(0)
        }
        expect(await known(at)).toEqual(before)
      }
      expect(await at.run('undo')).toMatchObject({ code: 1 })
    }),
    { numRuns: rounds(9, 150), seed: 11 },
  )
  expect(taken).toBeGreaterThan(20)
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
