import type { Item } from '../../src/fit/history.ts'
import { fitParameters, itemsOf, predict } from '../../src/fit/index.ts'
import { dailyStatsOf } from '../../src/insight/daily-stats.ts'
import type { CardId, Day, LogEvent, Memory, Review } from '../../src/model/index.ts'
import { defaultParameters, memoryModel, scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { guessOf } from '../../src/session/evidence.ts'
import { strange } from '../fit/learners.ts'
import { files } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { type Bench, bench } from '../support.ts'

const deck = `---
deck: boat
---

Q: Which side is port? {#port}

A: The left one

- The right one
- The front one
- The rear one

C: A boat turns with its [rudder]. {#turn}
`
const [choice, gap] = ['boat:port#concept', 'boat:turn#gap-1'] as [CardId, CardId]
const engine = scheduler(defaultSchedule)
const start = Date.parse('2001-01-01T09:00Z')
const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10) as Day

/** Reviews of a card, of the first day and of so many days later, each with the memory that the scheduler makes. */
function history(card: CardId, days: readonly number[], guess?: number): Review[] {
  let before: Memory | undefined
  return days.map((ahead, index) => {
    const at = start + ahead * 86_400_000
    const told = index === 0 ? undefined : guess
    const after = engine.next(card, before, at, dayAt(at), 'good', { guess: told })
    const first = before === undefined || undefined
    before = after
    return {
      type: 'review',
      id: `${card} ${index}`,
      card,
      at,
      day: dayAt(at),
      grade: 'good',
      first,
      guess: told,
      by: engine.name,
      after,
    }
  })
}
const log = (on: Bench, ...events: object[]): void =>
  files(on.data, {
    'reviews/2001-01.other.jsonl': events.map((event) => `${JSON.stringify(event)}\n`).join(''),
  })
const own = async (on: Bench): Promise<Record<string, Review>> => {
  const events = (await on.run('export --format jsonl')).out.split('\n').filter((line) => line !== '')
  const reviews = events
    .map((line) => JSON.parse(line) as LogEvent)
    .filter(({ type, id }) => type === 'review' && id.startsWith('id'))
  return Object.fromEntries(reviews.map((review) => [review.card, review as Review]))
}
/** Answers both cards rightly, whichever is asked first. */
const answerBoth = (on: Bench) =>
  on.run('quiz', ({ type }) => (type === 'text' ? 'rudder' : type === 'choice' ? 'The left one' : ''))

/** A learner who met both cards a month ago and is late by weeks, so that a guess is likely. */
function late(...settings: string[]): Bench {
  const on = bench({ 'boat.md': deck }, 'en', '2001-02-03T09:00:00Z')
  if (settings.length > 0) files(on.data, { 'config.toml': settings.join('\n') })
  log(on, ...history(choice, [0, 2]), ...history(gap, [0, 2]))
  return on
}

it('counts a right choice for less than a typed answer where that was asked for, says so in the event, and nothing else', async () => {
  const [plain, corrected] = [late(), late('chance-correction = "on"')]
  const [before, after] = [await answerBoth(plain), await answerBoth(corrected)]
  const [usual, careful] = [await own(plain), await own(corrected)]
  expect(usual[choice]!.guess).toBeUndefined()
  expect(careful[choice]!.guess).toBe(0.25)
  const { id: _, ...typed } = careful[gap]!
  expect(usual[gap]).toMatchObject({ ...typed, after: { ...typed.after, due: expect.any(String) } })
  expect(careful[choice]!.after.stability).toBeLessThan(usual[choice]!.after.stability - 1)
  expect(careful[choice]).toMatchObject({
    grade: usual[choice]!.grade,
    after: { reps: 3, lapses: 0, failed: false },
  })
  expect(before.code + after.code).toBe(0)
})

it('is off by default, is switched by config, and a regraded answer keeps it', async () => {
  const on = late()
  expect((await on.run('config chance-correction')).out).toBe('off')
  await on.run('config chance-correction on')
  let keys = ['2', '']
  await on.run('quiz', ({ type }) => {
    if (type !== 'key') keys = ['2', '']
    return type === 'key' ? (keys.shift() ?? '') : type === 'text' ? 'rudder' : 'The left one'
  })
  const { grade, guess, after, at, day } = (await own(on))[choice]!
  expect([grade, guess]).toEqual(['hard', 0.25])
  const before = history(choice, [0, 2])[1]!.after
  expect(after.stability).toBe(engine.next(choice, before, at, day, 'hard', { guess }).stability)
  expect((await on.run('config chance-correction maybe')).code).not.toBe(0)
})

it('parts of a line count as guessed together', () => {
  const step = (count: number) => ({ prompt: '', choices: Array<string>(count).fill('x'), right: 0 })
  expect(guessOf({ type: 'steps', prompt: '', steps: [step(4), step(3), step(2)] })).toBeCloseTo(1 / 24, 9)
  expect(guessOf({ type: 'choice', prompt: '', choices: ['a', 'b'], right: 0 })).toBe(0.5)
  expect(guessOf({ type: 'reveal', prompt: '', answer: 'a' })).toBeUndefined()
})

it('stays with the answer: in every format, in a replay and where due days are moved', async () => {
  const reviews = history(choice, [0, 20, 60], 0.25)
  const change = {
    type: 'parameters',
    id: 'fit',
    card: '*',
    at: start + 61 * 86_400_000,
    day: '2001-03-03',
    w: strange,
    items: 500,
  }
  const on = bench({ 'boat.md': deck }, 'en', '2001-04-03T09:00:00Z')
  log(on, ...reviews, change)
  const state = (await on.store()).progress
  expect(state.cards[choice]).toMatchObject(reviews[2]!.after)
  for (const format of ['csv', 'json', 'jsonl']) {
    const other = bench({ 'boat.md': deck })
    await on.run(`export --format ${format} --what reviews -o ${other.data}/log`)
    expect((await other.run(`import ${other.data}/log`)).code).toBe(0)
    const lines = (await other.run('export --format jsonl')).out.split('\n')
    expect(lines.map((line) => JSON.parse(line).guess)).toEqual([undefined, 0.25, 0.25, undefined])
  }
  // With the defaults again, its answers lead to where they led before.
  expect((await on.run('fit --undo --reschedule')).out).toContain('0 cards moved')
  const blind = bench({ 'boat.md': deck }, 'en', '2001-04-03T09:00:00Z')
  log(blind, ...reviews.map(({ guess: _, ...rest }) => rest), change)
  expect((await blind.run('fit --undo --reschedule')).out).toContain('1 card moved')
})

it('a prediction is that of a right answer, recalled or guessed, in fits and in statistics', async () => {
  const answers = history(choice, [0, 20, 60], 0.25).map(({ card, at, grade, guess }) => ({
    card,
    at,
    grade,
    guess,
    day: Math.floor(at / 86_400_000),
  }))
  const [model, items] = [memoryModel(), itemsOf(answers)]
  const first = model.next(undefined, 0, 'good')
  const second = model.next(first, 20, 'good', 0.25)
  const recall = [model.recall(first, 20), model.recall(second, 40)]
  expect(predict(items, model).map(({ chance }) => chance)).toEqual(
    recall.map((chance) => chance + (1 - chance) / 4),
  )
  const stats = dailyStatsOf(history(choice, [0, 20], 0.25), () => 0)
  const [group] = [...stats.days.values()].flatMap(({ predicted }) => [...predicted.values()])
  expect(group!.predicted).toBeCloseTo(recall[0]! + (1 - recall[0]!) / 4, 3)
})

longTest('a fit learns from answers that cannot have been guessed, and is tested on all', async () => {
  const sure = trained(log50(undefined))
  const guessed = trained(log50(0.25))
  expect(await sure).toBeGreaterThan(0)
  expect(await guessed).toBe(0)
})

/** Items with a last answer that may have been guessed, or not. */
function log50(guess: number | undefined): Item[] {
  return itemsOf(
    Array.from({ length: 500 }, (_, day) => ({ card: 'a', at: day, day, grade: 'good' as const, guess })),
  )
}

/** The number of items that the optimizer sees in the last training. */
async function trained(items: readonly Item[]): Promise<number> {
  let seen = 0
  await fitParameters(items, {
    train: async (some, otherwise) => {
      seen = some.length
      return otherwise
    },
    model: memoryModel,
    defaults: defaultParameters,
  })
  return seen
}
