import { readFileSync } from 'node:fs'
import {
  createEmptyCard,
  default_w,
  type Card as FsrsCard,
  forgetting_curve,
  fsrs,
  type Grade as Rating,
} from 'ts-fsrs'
import type { CardId, Grade, Memory } from '../../src/model/index.ts'
import { grades } from '../../src/model/index.ts'
import { addDays, daysBetween, learnerDay } from '../../src/schedule/day.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultSchedule } from '../../src/schedule/index.ts'
import { longWith, sample } from '../folders.ts'

const id = 'docker/--publish#recall' as CardId
const exact = { ...defaultSchedule, fuzz: false }
const letters: Record<string, Grade> = { A: 'again', H: 'hard', G: 'good', E: 'easy' }
const utc = (): number => 0
const start = Date.parse('2022-11-29T12:30:00Z')
const at = (days: number): number => start + days * 86_400_000

/** Memories after grades that are so many days apart. */
function memoryAfter(grading: string, gaps: number[], settings = exact): Memory {
  const engine = scheduler(settings)
  let memory: Memory | undefined
  let days = 0
  for (const [index, letter] of grading.split(' ').entries()) {
    days += gaps[index] ?? 0
    memory = engine.next(id, memory, at(days), learnerDay(at(days), utc, 4), letters[letter]!)
  }
  return memory!
}

describe('the published vectors of FSRS-6', () => {
  test.each([
    ['A', 0.212, 6.4133],
    ['H', 1.2931, 5.11217071],
    ['G', 2.3065, 2.11810397],
    ['E', 8.2956, 1],
  ])('a first %s', (letter, stability, difficulty) => {
    const memory = memoryAfter(letter, [0])
    expect(memory.stability).toBeCloseTo(stability, 6)
    expect(memory.difficulty).toBeCloseTo(difficulty, 6)
  })

  test.each([
    [true, 53.62691],
    [false, 53.335106],
  ])('A G G G G G after 0 0 1 3 8 21 days, short-term %p', (shortTerm, stability) => {
    const memory = memoryAfter('A G G G G G', [0, 0, 1, 3, 8, 21], { ...exact, shortTerm })
    expect(memory.stability).toBeCloseTo(stability, 4)
    expect(memory.difficulty).toBeCloseTo(6.3574867, 5)
  })

  test('each when due, with the default steps of ts-fsrs: the engine we build on', () => {
    const engine = fsrs({ enable_fuzz: false })
    let card = createEmptyCard(new Date(start))
    const intervals = 'G G G G G G A A G G G G G'.split(' ').map((letter) => {
      card = engine.next(card, card.due, (grades.indexOf(letters[letter]!) + 1) as Rating).card
      return card.scheduled_days
    })
    expect(intervals).toEqual([0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  })

  test('each when due, short-term off: a failed card stays due today, all else keeps the published days', () => {
    const engine = scheduler({ ...exact, shortTerm: false })
    const direct = fsrs({ enable_fuzz: false, enable_short_term: false })
    let memory: Memory | undefined
    let card = createEmptyCard(new Date(start))
    let now = start
    const published = 'G G G G G G A A G G G G G'.split(' ').map((letter) => {
      const failed = memory?.failed
      memory = engine.next(id, memory, now, learnerDay(now, utc, 4), letters[letter]!)
      card = direct.next(card, new Date(now), (grades.indexOf(letters[letter]!) + 1) as Rating).card
      expect(memory.stability).toBeCloseTo(card.stability, 6)
      const interval = letter === 'A' ? 0 : daysBetween(memory.day, memory.due)
      if (!failed) expect(interval).toBe(letter === 'A' ? 0 : card.scheduled_days)
      now = card.due.getTime()
      return card.scheduled_days
    })
    expect(published).toEqual([3, 14, 57, 196, 586, 1559, 10, 1, 3, 5, 9, 15, 25])
  })

  test('the interval for a stability of one day, by retention', () => {
    const intervals = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((retention) =>
      fsrs({ request_retention: retention, enable_fuzz: false }).next_interval(1, 0),
    )
    // The engine allows any retention; we allow those that make sense.
    expect(intervals).toEqual([36500, 34793, 2508, 387, 90, 27, 9, 3, 1, 1])
  })

  test('the chance of recall falls as published', () => {
    const engine = scheduler(exact)
    const memory = { ...memoryAfter('G', [0]), stability: 1, last: start }
    expect([0, 1, 2, 3].map((days) => engine.retrievability(memory, at(days)))).toEqual(
      [1, 0.9, 0.84588465, 0.8093881].map((value) => expect.closeTo(value, 6)),
    )
  })

  test.each([
    ['A', 8.34176237, 1.596818],
    ['H', 6.66599536, 5],
    ['G', 4.99022837, 5],
    ['E', 3.31446137, 8.12960956],
  ])('difficulty and same-day stability after %s from 5 and 5', (letter, difficulty, stability) => {
    const before: Memory = { ...memoryAfter('G', [0]), stability: 5, difficulty: 5 }
    const memory = scheduler(exact).next(id, before, start, before.day, letters[letter]!)
    expect(memory.difficulty).toBeCloseTo(difficulty, 5)
    expect(memory.stability).toBeCloseTo(stability, 5)
  })
})

describe('our own rules', () => {
  test('a wrong answer stays due today; a right one is due tomorrow or later', () => {
    const engine = scheduler(exact)
    const day = learnerDay(start, utc, 4)
    const failed = engine.next(id, undefined, start, day, 'again')
    expect(failed).toMatchObject({ due: day, failed: true, lapses: 0 })
    for (const grade of ['hard', 'good', 'easy'] as const)
      expect(engine.next(id, failed, start, day, grade).due > day).toBe(true)
  })

  test('a card that failed and was mended is due the next day', () => {
    const memory = memoryAfter('A G', [0, 0])
    expect(daysBetween(memory.day, memory.due)).toBe(1)
    const lapsed = memoryAfter('G G A G', [0, 2, 5, 0])
    expect(daysBetween(lapsed.day, lapsed.due)).toBeLessThanOrEqual(2)
  })

  test('failing twice in a row is one lapse', () => {
    expect(memoryAfter('G A A', [0, 3, 1]).lapses).toBe(1)
    expect(memoryAfter('G A G A', [0, 3, 1, 2]).lapses).toBe(2)
  })

  test('a clock that goes backwards counts as the same day', () => {
    const memory = memoryAfter('G G', [10, 0])
    const earlier = scheduler(exact).next(id, memory, at(3), learnerDay(at(3), utc, 4), 'good')
    expect(earlier.day).toBe(memory.day)
    expect(earlier.last).toBe(memory.last)
  })

  test('fuzz moves due days, repeatably, and nothing else', () => {
    const plain = memoryAfter('G G G G', [0, 2, 11, 46])
    const fuzzy = memoryAfter('G G G G', [0, 2, 11, 46], defaultSchedule)
    expect(fuzzy).toEqual(memoryAfter('G G G G', [0, 2, 11, 46], defaultSchedule))
    expect([fuzzy.stability, fuzzy.difficulty]).toEqual([plain.stability, plain.difficulty])
  })

  test.each([
    ['too few parameters', { parameters: [1, 2, 3] }],
    ['NaN among them', { parameters: default_w.map((w, index) => (index === 4 ? Number.NaN : w)) }],
    ['a retention of 1', { retention: 1 }],
    ['no retention', { retention: Number.NaN }],
  ])('%s is refused', (_name, bad) => {
    expect(() => scheduler({ ...exact, ...bad })).toThrow(RangeError)
  })
})

interface Row {
  card: string
  grade: Grade
  ms: number
}

/** Replays rows through our schedule and through ts-fsrs itself; the largest difference over all reviews. */
function compare(rows: Row[], rolloverHour: number): { reviews: number; cards: number; worst: number } {
  const ours = scheduler(exact)
  const theirs = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [] })
  const memories = new Map<string, Memory>()
  const cards = new Map<string, FsrsCard>()
  let worst = 0
  for (const { card, grade, ms } of rows) {
    const day = learnerDay(ms, utc, rolloverHour)
    const before = memories.get(card)
    const memory = ours.next(card as CardId, before, ms, day, grade)
    memories.set(card, memory)
    // The day rule for ts-fsrs: a clock that is `rolloverHour` late turns its UTC date when the learner's day turns.
    const shifted = new Date(ms - rolloverHour * 3_600_000)
    const direct = theirs.next(
      cards.get(card) ?? createEmptyCard(shifted),
      shifted,
      (grades.indexOf(grade) + 1) as Rating,
    ).card
    cards.set(card, direct)
    worst = Math.max(
      worst,
      Math.abs(memory.stability - direct.stability),
      Math.abs(memory.difficulty - direct.difficulty),
    )
    if (grade !== 'again') {
      // Of a card that failed before, the plain interval; otherwise the engine's, which keeps grades apart.
      const interval = before?.failed ? theirs.next_interval(direct.stability, 0) : direct.scheduled_days
      worst = Math.max(worst, Math.abs(daysBetween(day, memory.due) - Math.max(1, interval)))
    }
    const later = ms + 5.5 * 86_400_000
    worst = Math.max(
      worst,
      Math.abs(ours.retrievability(memory, later) - forgetting_curve(default_w, 5.5, direct.stability)),
    )
  }
  return { reviews: rows.length, cards: memories.size, worst }
}

longWith(sample('review-log.csv'))('a real log of 12,580 reviews comes out as with ts-fsrs itself', () => {
  const [, ...lines] = readFileSync(sample('review-log.csv'), 'utf8').trim().split('\n')
  const rows = lines.map((line): Row => {
    const [card, rating, time] = line.split(',')
    return { card: card!, grade: grades[Number(rating) - 1]!, ms: Date.parse(time!) }
  })
  rows.sort((a, b) => a.ms - b.ms)
  // The learner's day in this log starts at 09:00 UTC.
  const result = compare(rows, 9)
  expect(result).toMatchObject({ reviews: 12_580, cards: 1_205 })
  expect(result.worst).toBeLessThan(1e-6)
})

test('a log of our own making comes out as with ts-fsrs itself', () => {
  const rows: Row[] = []
  for (let i = 0; i < 600; i++)
    rows.push({
      card: `card ${i % 37}`,
      grade: grades[(i * 7) % 11 === 0 ? 0 : ((i * 5) % 3) + 1]!,
      ms: start + i * 9_000_000,
    })
  const result = compare(rows, 4)
  expect(result.cards).toBe(37)
  expect(result.worst).toBeLessThan(1e-6)
})

describe('the learner’s day', () => {
  test.each([
    ['just before the day turns', '2024-03-10T03:59:59Z', 0, '2024-03-09'],
    ['as it turns', '2024-03-10T04:00:00Z', 0, '2024-03-10'],
    ['in Seoul', '2024-03-09T18:59:59Z', 540, '2024-03-09'],
    ['in Seoul at four', '2024-03-09T19:00:00Z', 540, '2024-03-10'],
  ])('%s', (_name, time, offset, day) => {
    expect(learnerDay(Date.parse(time), () => offset, 4)).toBe(day)
  })

  test('turns at four by the clock on the wall when the clocks change', () => {
    // New York, 2024-03-10: from 02:00 EST (UTC-5) straight to 03:00 EDT (UTC-4).
    const newYork = (ms: number): number => (ms < Date.parse('2024-03-10T07:00:00Z') ? -300 : -240)
    expect(learnerDay(Date.parse('2024-03-10T07:59:59Z'), newYork, 4)).toBe('2024-03-09')
    expect(learnerDay(Date.parse('2024-03-10T08:00:00Z'), newYork, 4)).toBe('2024-03-10')
    expect(learnerDay(Date.parse('2024-03-11T07:59:59Z'), newYork, 4)).toBe('2024-03-10')
    expect(learnerDay(Date.parse('2024-03-11T08:00:00Z'), newYork, 4)).toBe('2024-03-11')
  })

  test('days are counted over the change of the clocks', () => {
    const day = learnerDay(Date.parse('2024-03-09T12:00:00Z'), utc, 4)
    expect(addDays(day, 2)).toBe('2024-03-11')
    expect(daysBetween(day, addDays(day, 400))).toBe(400)
  })
})
