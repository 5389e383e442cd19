import fc from 'fast-check'
import type { Day } from '../../src/model/index.ts'
import {
  addDays,
  backlogHead,
  dayHead,
  type Item,
  type Limits,
  pick,
  pickHead,
  type QueueInput,
  retrievability,
} from '../../src/schedule/index.ts'
import { rounds } from '../rounds.ts'

const day = '2001-02-03' as Day
const now = Date.parse('2001-02-03T09:00:00Z')
const hour = 3_600_000
const chances = { retrievability }

/** A memory: when it was answered last, how stable it is, whether it failed, and the day from which the card is asked. */
const memory = fc.record({
  subject: fc.nat(60),
  kind: fc.constantFrom<string>('meaning', 'recall', 'command', 'value'),
  // Some at once, some at the same moment, some by a clock that was ahead.
  hoursAgo: fc.oneof(fc.integer({ min: -30, max: 900 }), fc.constantFrom(0, 30, 400)),
  stability: fc.oneof(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.constantFrom(0.01, 1, 5)),
  failed: fc.boolean(),
  from: fc.constantFrom<number | ''>('', 0, 0, -1, -9, -30, 1, 4),
})

type Drawn = typeof memory extends fc.Arbitrary<infer T> ? T : never

/** Another card of the same subject that waits for a later day; some of them were answered today. */
const comesLater = (card: Drawn): Drawn => ({ ...card, kind: 'gap', from: 5 })

const inputOf = (drawn: readonly Drawn[], pairs: readonly [number, number][]): QueueInput<Item> => ({
  known: drawn.map(({ subject, kind, hoursAgo, stability, failed, from }, index) => {
    const last = now - hoursAgo * hour
    const on = new Date(last).toISOString().slice(0, 10) as Day
    const due = addDays(day, from === '' ? 3 : from)
    return {
      item: { id: `s${subject}#${kind}${index}`, subject: `s${subject}` },
      memory: { stability, last, day: on, due, failed },
      from: from === '' ? '' : due,
    }
  }),
  unseen: [
    { item: { id: 'new#meaning', subject: 'new' }, from: '' },
    { item: { id: 'late#meaning', subject: 'late' }, from: addDays(day, 2) },
    ...[1, 2, 3, 4].map((subject) => ({
      item: { id: `s${subject}#recall`, subject: `s${subject}` },
      from: '' as const,
    })),
  ],
  answered: [
    ...[1, 4, 7, 10, 13].map((subject): [Day, string] => [day, `s${subject}`]),
    [addDays(day, 1), 's2'],
  ],
  confused: pairs.map(([a, b]) => [`s${a}`, `s${b}`].sort().join('\n')),
  took: { meaning: { answers: 7, ms: 30_000 } },
  recall: [{ day: addDays(day, -1), reviews: 30, recalled: 20 }],
  omitted: 3,
})

const wishes: fc.Arbitrary<Limits> = fc.record({
  newPerDay: fc.nat(5),
  newAsked: fc.constantFrom(false, false, false, true),
  newBeyondMinutes: fc.boolean(),
  reviewsPerDay: fc.constantFrom(0, 3, 10, 200),
  minutes: fc.constantFrom(undefined, 0, 1, 3, 20),
  catchUp: fc.constantFrom(true, true, true, false),
  aheadDays: fc.constantFrom(undefined, undefined, undefined, 1),
  order: fc.constantFrom('risk' as const, 'due' as const, { seed: 'x' }),
})

const somebody = fc.record({
  drawn: fc.array(memory, { minLength: 20, maxLength: 150 }),
  pairs: fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 9 }),
  limits: wishes,
  done: fc.constantFrom(
    undefined,
    { new: 0, reviews: 2, answers: 3, tookMs: 20_000 },
    { new: 1, reviews: 12, answers: 20, tookMs: 200_000 },
  ),
  most: fc.integer({ min: 1, max: 60 }),
  later: fc.constantFrom(0, 0, 1, 60_000, 3 * hour, 10 * hour, 18 * hour, -1, -5 * hour),
  laterDays: fc.constantFrom(0, 0, 0, 0, 1, -1),
})

test('the head of a backlog gives the queue of the whole at every hour of its day, or says that it cannot', () => {
  let [reached, shorter] = [0, 0]
  fc.assert(
    fc.property(somebody, ({ drawn, pairs, limits, done, most, later, laterDays }) => {
      const whole = inputOf(drawn, pairs)
      const head = backlogHead(whole, chances, now, day, most)
      if (head === undefined) return
      // As it comes back from disk.
      const kept = JSON.parse(JSON.stringify(head)) as typeof head
      const then = addDays(day, laterDays)
      const picked = pickHead(kept, done, chances, now + later, then, limits)
      if (picked === undefined) return
      reached++
      if (kept.input.known.length < kept.sums.waiting) shorter++
      const all = pick(whole, done, chances, now + later, then, limits)!
      expect({ ...picked, seconds: 0 }).toEqual({ ...all, seconds: 0 })
      expect(picked.seconds).toBeCloseTo(all.seconds, 9)
    }),
    { numRuns: rounds(200, 20_000), seed: 11 },
  )
  expect(reached).toBeGreaterThan(rounds(10, 1000))
  expect(shorter).toBe(reached)
})

test('the head of a day gives the queue of the whole at every hour of that day', () => {
  let [reached, shorter] = [0, 0]
  fc.assert(
    fc.property(somebody, ({ drawn, pairs, limits, done, later }) => {
      const whole = inputOf([...drawn, ...drawn.map(comesLater)], pairs)
      const head = dayHead(whole, day, 10)
      if (head === undefined) return
      const kept = JSON.parse(JSON.stringify(head)) as typeof head
      const picked = pick(kept, done, chances, now + later, day, limits)
      if (picked === undefined) return
      reached++
      if (kept.known.length < whole.known.length) shorter++
      const all = pick(whole, done, chances, now + later, day, limits)!
      expect({ ...picked, seconds: 0 }).toEqual({ ...all, seconds: 0 })
      expect(picked.seconds).toBeCloseTo(all.seconds, 9)
    }),
    { numRuns: rounds(60, 20_000), seed: 12 },
  )
  expect(reached).toBeGreaterThan(rounds(10, 1000))
  expect(shorter).toBe(reached)
})

/** A backlog of cards that lose their chance at a pace of their own: the later a card stands, the quicker. */
const overtaking = (count: number): QueueInput<Item> => ({
  ...inputOf([], []),
  known: Array.from({ length: count }, (_, index) => {
    const stability = 40 / (1 + index / 10)
    const due = addDays(day, -1)
    return {
      item: { id: `c${index}#meaning`, subject: `c${index}` },
      // Equally stable by their share of time gone, nearly.
      memory: {
        stability,
        last: now - stability * (1 + index / 1e6) * 24 * hour,
        day: due,
        due,
        failed: false,
      },
      from: due,
    }
  }),
})

test('cards that overtake each other within the day are not asked from a head that lacks one', () => {
  const limits: Limits = { newPerDay: 9, reviewsPerDay: 200, catchUp: true, minutes: 5 }
  const whole = overtaking(1000)
  // Backwards in time nothing is known.
  const head = backlogHead(whole, chances, now, day, 100)!
  const at = (later: number) => pickHead(head, undefined, chances, now + later, day, limits)
  expect(at(0)).toEqual(pick(whole, undefined, chances, now, day, limits))
  expect(at(-1)).toBeUndefined()
  // One that is far behind comes beside the one that it is mixed up with, and what was answered today does not come again.
  const special = { ...whole, confused: ['c2\nc900'], answered: [[day, 'c1']] as [Day, string][] }
  const due = pickHead(backlogHead(special, chances, now, day, 100)!, undefined, chances, now, day, limits)
  expect(due).toEqual(pick(special, undefined, chances, now, day, limits))
  expect(due!.due.slice(0, 3).map(({ id }) => id)).toEqual(['c0#meaning', 'c2#meaning', 'c900#meaning'])
  // All have come above the least risk of those that are left out.
  expect(at(12 * hour)).toBeUndefined()
  expect(pickHead(head, undefined, chances, now, addDays(day, 1), limits)).toBeUndefined()
  // More than the head holds.
  expect(pickHead(head, undefined, chances, now, day, { ...limits, minutes: 60 })).toBeUndefined()
  expect(pickHead(head, undefined, chances, now, day, { ...limits, catchUp: false })).toBeUndefined()
  expect(backlogHead(whole, chances, now, day, 1000)).toBeUndefined()
})
