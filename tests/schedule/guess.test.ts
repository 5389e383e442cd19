import fc from 'fast-check'
import type { CardId, Day, Grade, Memory } from '../../src/model/index.ts'
import { defaultParameters, memoryModel, scheduler } from '../../src/schedule/fsrs.ts'
import { between, recalledWith, rightWith } from '../../src/schedule/guess.ts'
import { addDays, defaultSchedule } from '../../src/schedule/index.ts'
import { strange } from '../fit/learners.ts'
import { rounds } from '../rounds.ts'

const card = 'boat/--oar#meaning' as CardId
const day = '2001-02-03' as Day
const at = (days: number): number => Date.parse(`${addDays(day, days)}T09:00Z`)

/** A memory that FSRS can come to, and an answer to it so many days later. */
const asked = fc.record({
  stability: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  days: fc.integer({ min: 1, max: 500 }),
  grade: fc.constantFrom<Grade>('hard', 'good', 'easy'),
  w: fc.constantFrom(defaultParameters, strange),
})
const memory = ({ stability, difficulty }: { stability: number; difficulty: number }): Memory => ({
  stability,
  difficulty,
  due: addDays(day, 3),
  last: at(0),
  day,
  reps: 4,
  lapses: 1,
  failed: false,
})
type Asked = Parameters<typeof memory>[0] & { days: number; grade: Grade; w: readonly number[] }
const next = (of: Asked, guess?: number, grade = of.grade): Memory =>
  scheduler({ ...defaultSchedule, parameters: of.w }).next(
    card,
    memory(of),
    at(of.days),
    addDays(day, of.days),
    grade,
    guess === undefined ? undefined : { guess },
  )

test('a right answer that cannot be guessed, or whose chance is not known, counts as it always did', () => {
  fc.assert(
    fc.property(asked, (of) => {
      expect(next(of, 0)).toEqual(next(of))
      expect(next(of, 0.25, 'again')).toEqual(next(of, undefined, 'again'))
      // The more choices, the nearer it comes to that.
      const far = next(of, 1e-12)
      expect(far.stability).toBeCloseTo(next(of).stability, 6)
      expect(far.due).toBe(next(of).due)
    }),
    { numRuns: rounds(12, 120), seed: 3 },
  )
})

test('a right choice lies between a right answer and a wrong one, and lower the fewer choices there are', () => {
  fc.assert(
    fc.property(
      asked,
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
      (of, [m, n]) => {
        const [few, many] = [Math.min(m, n), Math.max(m, n)].map((count) => next(of, 1 / count))
        const [right, wrong] = [next(of), next(of, undefined, 'again')]
        const [low, high] = [right.stability, wrong.stability].sort((a, b) => a - b)
        for (const { stability, difficulty, due, failed, lapses } of [few!, many!]) {
          expect(stability).toBeGreaterThanOrEqual(low! - 1e-9)
          expect(stability).toBeLessThanOrEqual(high! + 1e-9)
          expect(difficulty).toBeGreaterThanOrEqual(Math.min(right.difficulty, wrong.difficulty) - 1e-9)
          expect(difficulty).toBeLessThanOrEqual(Math.max(right.difficulty, wrong.difficulty) + 1e-9)
          // It is known, and comes again, no later than after a typed answer.
          expect({ failed, lapses }).toEqual({ failed: false, lapses: 1 })
          expect(due > addDays(day, of.days) && due <= right.due).toBe(true)
        }
        if (right.stability >= wrong.stability)
          expect(few!.stability).toBeLessThanOrEqual(many!.stability + 1e-9)
      },
    ),
    { numRuns: rounds(12, 120), seed: 4 },
  )
})

test('the stability of both cases together is the time after which their recall is 90 %', () => {
  const { recall } = memoryModel()
  const curve = (days: number, stability: number): number => recall({ stability, difficulty: 5 }, days)
  for (const p of [0.3, 0.7, 0.97]) {
    const right = { stability: 40, difficulty: 4 }
    const again = { stability: 3, difficulty: 7 }
    const { stability, difficulty } = between(right, again, p, curve)
    expect(p * curve(stability, 40) + (1 - p) * curve(stability, 3)).toBeCloseTo(0.9, 6)
    expect(difficulty).toBeCloseTo(p * 4 + (1 - p) * 7, 9)
  }
})

test('the chance that an answer was recalled follows Bayes’ rule and is that of the two cases', () => {
  // Of 100 cards at 80 %, 80 are recalled, and of the other 20 five are guessed among four choices.
  expect(recalledWith(0.8, 1 / 4)).toBeCloseTo(80 / 85, 9)
  expect(rightWith(0.8, 1 / 4)).toBeCloseTo(0.85, 9)
  expect([recalledWith(1, 0.5), recalledWith(0, 0.5), recalledWith(0.7, 0)]).toEqual([1, 0, 1])
})

test('a first answer and one of the same day are not corrected: nothing was predicted of the one, and all of the other', () => {
  const engine = scheduler(defaultSchedule)
  const first = (guess?: number): Memory => engine.next(card, undefined, at(0), day, 'good', { guess })
  expect(first(0.25)).toEqual(first())
  const again = (guess?: number): Memory =>
    engine.next(card, memory({ stability: 2, difficulty: 5 }), at(0) + 60_000, day, 'good', { guess })
  expect(again(0.25)).toEqual(again())
})

test('the pure model that fits use corrects as the scheduler does', () => {
  fc.assert(
    fc.property(asked, fc.constantFrom(0.5, 0.25, 0.04), (of, guess) => {
      const { stability, difficulty } = memoryModel(of.w).next(memory(of), of.days, of.grade, guess)
      const ours = next(of, guess)
      expect(ours.stability).toBeCloseTo(stability, 6)
      expect(ours.difficulty).toBeCloseTo(difficulty, 6)
    }),
    { numRuns: rounds(12, 80), seed: 5 },
  )
})
