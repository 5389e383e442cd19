import fc from 'fast-check'
import { addTime, answerSpeeds, lastTimes, noTimes } from '../../src/insight/index.ts'
import type { Card, CardId, Day, Grade, LogEvent, Review, Undo } from '../../src/model/index.ts'
import * as made from '../made.ts'

let ids = 0
const review = (name: string, took: unknown, grade: Grade = 'good', at = ++ids): Review =>
  made.review(name, { id: `r${++ids}`, at, grade, took: took as number })
const undo = ({ id, card, day, grade }: Review): Undo => ({
  type: 'undo',
  id: `u${++ids}`,
  of: id,
  card,
  at: ++ids,
  day,
  grade,
})
const recentTimes = (events: readonly LogEvent[]): Map<string, number[]> => {
  const times = noTimes()
  for (const event of events) addTime(times, event)
  return lastTimes(times)
}
const times = (...events: LogEvent[]): number[] => recentTimes(events).get('a') ?? []

test('the last five right answers count, by their place in history', () => {
  expect(times(...[1, 2, 3, 4, 5, 6].map((took) => review('a', took)))).toEqual([2, 3, 4, 5, 6])
  expect(times(review('a', 9, 'good', 900_000), review('a', 1, 'good', 1))).toEqual([1, 9])
  expect(times(review('a', 1), review('a', 2, 'again'), review('b', 3))).toEqual([1])
})

test.each([undefined, null, 'x', -1, Number.NaN, Number.POSITIVE_INFINITY])(
  '%s is no time that was measured',
  (took) => {
    expect(times(review('a', took))).toEqual([])
  },
)

test('what was taken back does not count, whichever is read first, and what is there twice counts once', () => {
  const [one, two] = [review('a', 1), review('a', 2)]
  expect(times(one, two, undo(two))).toEqual([1])
  expect(times(undo(two), one, two)).toEqual([1])
  expect(times(one, two, undo(two), two)).toEqual([1])
  expect(times(one, one, two)).toEqual([1, 2])
})

test('a card that took over another one has its times', () => {
  const adopt: LogEvent = {
    type: 'adopt',
    id: 'x',
    card: 'a' as CardId,
    from: 'old' as CardId,
    at: 1,
    day: '2001-02-03' as Day,
  }
  expect(times(review('old', 7), adopt, review('a', 8), review('old', 9))).toEqual([7, 8])
})

test('answers that were taken back leave no trace', () => {
  const answers = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.nat(99), fc.boolean()), {
    minLength: 20,
    maxLength: 40,
  })
  fc.assert(
    fc.property(answers, (given) => {
      const events: LogEvent[] = []
      const kept: LogEvent[] = []
      for (const [card, took, back] of given) {
        const event = review(card, took)
        events.push(event)
        if (back) events.push(undo(event))
        else kept.push(event)
      }
      expect(recentTimes(events)).toEqual(recentTimes(kept))
    }),
    { seed: 1, numRuns: 100 },
  )
})

const card = (id: string, kind = 'meaning'): Card => ({ id, kind }) as Card

test('a pace is held against cards of the same kind, and only where it was measured three times', () => {
  const cards = [
    ...['slow', 'usual', 'quick', 'seldom'].map((id) => card(id)),
    card('typed', 'recall'),
    card('gone'),
  ]
  const speedOf = answerSpeeds(
    cards,
    new Map([
      ['slow', [20, 26, 24, 22]],
      ['usual', [10, 10, 10, 9, 8]],
      ['quick', [5, 5, 600]],
      ['seldom', [90, 90]],
      ['typed', [70, 80, 90]],
      ['of no deck', [1, 1, 1]],
    ]),
  )
  // 5 5 8 9 10 10 10 20 22 24 26 90 90 600: the middle is 15.
  const speeds = Object.fromEntries(cards.map((card) => [card.id, speedOf(card)]))
  expect(speeds).toEqual({
    seldom: undefined,
    gone: undefined,
    slow: { medianMs: 23, ratio: 23 / 15 },
    usual: { medianMs: 10, ratio: 10 / 15 },
    quick: { medianMs: 5, ratio: 5 / 15 },
    typed: { medianMs: 80, ratio: 1 },
  })
})

test('who needs no time at all is not slow', () => {
  const one = card('a')
  expect(answerSpeeds([one], new Map([['a', [0, 0, 0]]]))(one)).toEqual({ medianMs: 0, ratio: 1 })
})
