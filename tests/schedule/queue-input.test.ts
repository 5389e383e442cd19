import fc from 'fast-check'
import {
  applyEvent,
  type Card,
  type CardId,
  type Day,
  type Grade,
  grades,
  type LogEvent,
  noProgress,
  type Progress,
} from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { addDays, pick, prefixFor, queue, queueInputOf } from '../../src/schedule/index.ts'
import { rounds } from '../rounds.ts'

const engine = scheduler()
const start = '2001-02-03' as Day
const dayMs = 86_400_000
const first = Date.parse('2001-02-03T09:00:00Z')

/** Twelve subjects with two cards each; the second of some waits for the first. */
const cards: Card[] = Array.from({ length: 24 }, (_, index) => {
  const name = `s${index >> 1}`
  const second = index % 2 === 1
  return {
    id: `${name}#${second ? 'recall' : 'meaning'}` as CardId,
    kind: second ? 'recall' : 'meaning',
    deck: 'd',
    covers: [],
    after: second && index % 3 !== 0 ? (`${name}#meaning` as CardId) : undefined,
    entry: {
      kind: 'concept',
      subject: name,
      at: { file: 'f', line: 1 },
      level: 1 + (index % 5 === 0 ? 1 : 0),
      changed: index === 4 ? first + 2 * dayMs : undefined,
      question: 'q',
      answer: 'a',
      wrong: [],
    },
  }
})

/** A history: the card, the result, the days until the next one. */
const history = fc.array(
  fc.record({
    card: fc.nat(cards.length - 1),
    what: fc.constantFrom(...grades, 'suspend', 'bury', 'mixed'),
    later: fc.constantFrom(0, 0, 0, 1, 2, 9),
  }),
  { maxLength: 60 },
)

type What = Grade | 'suspend' | 'bury' | 'mixed'

/** An event of a card at a time. */
function eventOf(
  progress: Progress,
  card: number,
  what: What,
  stamp: { id: string; at: number; day: Day },
): LogEvent {
  const { id } = cards[card]!
  if (what === 'suspend') return { type: 'hold', ...stamp, card: id, until: 'always' }
  if (what === 'bury') return { type: 'hold', ...stamp, card: id, until: addDays(stamp.day, 1) }
  const grade = what === 'mixed' ? 'again' : what
  const before = progress.cards[id]
  return {
    type: 'review',
    ...stamp,
    card: id,
    grade,
    by: 'x',
    first: before === undefined || undefined,
    confused: what === 'mixed' ? [['s1', `s${card >> 1}`]] : undefined,
    after: engine.next(id, before, stamp.at, stamp.day, grade),
  }
}

test('the head of a cached queue gives the queue of all cards on every day that it reaches, whatever happened', () => {
  let reached = 0
  fc.assert(
    fc.property(
      history,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 12 }),
      fc.record({ newPerDay: fc.nat(30), reviewsPerDay: fc.nat(30) }),
      (events, most, ahead, limits) => {
        const progress = noProgress()
        let [at, day] = [first, start]
        for (const [index, { card, what, later }] of events.entries()) {
          at += later * dayMs + 1000
          day = addDays(day, later)
          applyEvent(progress, eventOf(progress, card, what, { id: `e${index}`, at, day }))
        }
        const head = prefixFor(queueInputOf(cards, progress), day, addDays(day, 9), {
          known: most,
          unseen: most,
          today: most % 3 === 0 ? 30 : 0,
        })
        if (head === undefined) return
        // As it comes back from disk.
        const kept = JSON.parse(JSON.stringify(head)) as typeof head
        const then = addDays(day, ahead)
        const picked = pick(kept, progress.days[then], engine, at + ahead * dayMs, then, limits)
        if (picked === undefined) return
        reached++
        const whole = queue(cards, progress, engine, at + ahead * dayMs, then, limits)
        expect(picked.due.map(({ id }) => id)).toEqual(whole.due.map(({ id }) => id))
        expect(picked.fresh.map(({ id }) => id)).toEqual(whole.fresh.map(({ id }) => id))
      },
    ),
    { numRuns: rounds(100, 2000), seed: 7 },
  )
  expect(reached).toBeGreaterThan(40)
})

test('a head ends before the day of which it would lack a card', () => {
  const progress = noProgress()
  for (const [index, { id }] of cards.slice(0, 6).entries())
    applyEvent(progress, {
      type: 'review',
      id: `e${index}`,
      card: id,
      at: first,
      day: start,
      grade: 'good',
      by: 'x',
      first: true,
      after: { ...engine.next(id, undefined, first, start, 'good'), due: addDays(start, index) },
    })
  const of = (most: number) =>
    prefixFor(queueInputOf(cards, progress), start, addDays(start, 30), {
      known: most,
      unseen: most,
      today: 0,
    })
  expect(of(3)).toMatchObject({ until: '2001-02-04', omitted: 9 })
  expect(of(3)!.known).toHaveLength(3)
  expect(of(100)).toMatchObject({ until: '2001-03-05', omitted: 0 })
  expect(of(0)).toBeUndefined()
  const none = pick(of(3)!, undefined, engine, first, addDays(start, 3), { newPerDay: 1, reviewsPerDay: 9 })
  expect(none).toBeUndefined()
  // Far behind, all that wait today are held, and no later day.
  const behind = (today: number) =>
    prefixFor(queueInputOf(cards, progress), addDays(start, 4), addDays(start, 30), {
      known: 1,
      unseen: 1,
      today,
    })
  expect(behind(4)).toBeUndefined()
  expect(behind(5)).toMatchObject({ until: '2001-02-07' })
  expect(behind(5)!.known).toHaveLength(5)
})
