import fc from 'fast-check'
import { calibrated, dailyStatsOf } from '../../src/insight/index.ts'
import type { CardId, Day, LogEvent, Review } from '../../src/model/index.ts'
import { calibrationOf, grades, packNumber } from '../../src/model/index.ts'
import { retrievability, schedulerNameOf } from '../../src/schedule/index.ts'
import { rounds } from '../rounds.ts'
import { review, smallLog, undo } from './log.ts'

const utc = (): number => 0
const day = (name: string) => name as Day

/** Reviews of a few cards, one after another, over some days. */
const logs = fc
  .array(
    fc.record({
      card: fc.constantFrom('a', 'b', 'c'),
      grade: fc.constantFrom(...grades),
      gap: fc.integer({ min: 1, max: 40 }),
      ahead: fc.integer({ min: 0, max: 40 }),
      took: fc.option(fc.integer({ min: 0, max: 90_000 }), { nil: undefined }),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let hours = 0
    return steps.map(({ card, grade, gap, ahead, took }, index): Review => {
      hours += gap
      const at = Date.UTC(2001, 0, 1, hours)
      const due = new Date(at + ahead * 86_400_000).toISOString().slice(0, 10)
      return review(`r${index}`, card, new Date(at).toISOString(), grade, due, { took })
    })
  })

test('a review that is taken back leaves no trace', () => {
  let seen = 0
  fc.assert(
    fc.property(logs, fc.nat(), fc.nat(), (log, which, when) => {
      if (log.length === 0) return
      const of = log[which % log.length]!
      const without = log.filter((event) => event !== of)
      const later = without.slice(without.findIndex((event) => event.at > of.at))
      // At once, or after other answers.
      const behind = when % (later.length + 1)
      const with_: LogEvent[] = [...log]
      with_.splice(log.indexOf(of) + 1 + behind, 0, undo(of))
      seen++
      expect(dailyStatsOf(with_, utc)).toEqual(dailyStatsOf(without, utc))
      // It would have counted.
      expect(dailyStatsOf(log, utc)).not.toEqual(dailyStatsOf(without, utc))
    }),
    { seed: 1, numRuns: rounds(100, 300) },
  )
  expect(seen).toBeGreaterThan(rounds(80, 250))
})

test('every answer is counted once, by day, grade and hour', () => {
  fc.assert(
    fc.property(logs, (log) => {
      const days = [...dailyStatsOf(log, utc).days.values()]
      const all = (of: (item: (typeof days)[number]) => number[]): number =>
        days.flatMap(of).reduce((a, b) => a + b, 0)
      expect(all((item) => item.grades)).toBe(log.length)
      expect(all((item) => item.hours)).toBe(log.length)
      expect(all((item) => item.rightHours)).toBe(log.filter(({ grade }) => grade !== 'again').length)
      expect(all((item) => [item.new])).toBe(new Set(log.map(({ card }) => card)).size)
      const firsts = new Set(log.map((event) => `${event.card} ${event.day}`)).size
      expect(all((item) => [item.new, item.young.total, item.mature.total])).toBe(firsts)
    }),
    { seed: 1, numRuns: rounds(60, 200) },
  )
})

test('a card that took over another is no new one, and is as old as the other was', () => {
  const count = dailyStatsOf(smallLog(), utc).days.get(day('2001-02-07'))!
  expect(count).toMatchObject({ new: 1, young: { right: 0, total: 1 }, mature: { right: 0, total: 0 } })
})

test('of some cards: those whose memory they took over are theirs too', () => {
  const dailyStats = dailyStatsOf(smallLog(), utc, ['boat/--anchor#meaning'])
  expect([...dailyStats.days].map(([name, { grades: counts }]) => [name, counts])).toEqual([
    ['2001-02-03', [0, 0, 1, 0]],
    ['2001-02-07', [1, 0, 0, 0]],
  ])
})

test.each([
  [20, 'young'],
  [21, 'mature'],
] as const)('after an interval of %i days a card is %s', (days, kind) => {
  const due = new Date(Date.UTC(2001, 0, 1 + days)).toISOString().slice(0, 10)
  // The due time counts, not the time of the answer.
  const log = [
    review('1', 'a', '2001-01-01T09:00Z', 'good', due),
    review('2', 'a', '2001-01-05T09:00Z', 'good', '2001-06-01'),
  ]
  const none = { right: 0, total: 0 }
  expect(dailyStatsOf(log, utc).days.get(day('2001-01-05'))).toMatchObject({
    young: none,
    mature: none,
    [kind]: { right: 1, total: 1 },
  })
})

test('hours are those of the learner’s clock, summer and winter', () => {
  const berlin = (at: number): number => (at < Date.parse('2001-03-25T01:00Z') ? 60 : 120)
  const log = [
    review('1', 'a', '2001-03-24T23:30Z', 'good', '2001-03-30'),
    review('2', 'b', '2001-03-25T23:30Z', 'good', '2001-03-30'),
  ]
  const hours = [...dailyStatsOf(log, berlin).days.values()].map((count) =>
    count.hours.findIndex((n) => n > 0),
  )
  expect(hours).toEqual([0, 1])
})

test.each([
  ['a text', '4000'],
  ['less than nothing', -5],
  ['no number', Number.NaN],
  ['endless', Number.POSITIVE_INFINITY],
])('a time that is %s spoils nothing', (_name, took) => {
  const log = [
    review('1', 'a', '2001-01-01T09:00Z', 'good', '2001-01-05', { took: took as number }),
    review('2', 'a', '2001-01-01T09:01Z', 'good', '2001-01-05', { took: 4000 }),
  ]
  const { tookMs, times } = dailyStatsOf(log, utc).days.get(day('2001-01-01'))!
  expect([tookMs, times]).toEqual([4000, packNumber(40)])
})

test('a day that is none in the calendar does no harm', () => {
  const odd = review('1', 'a', '2001-01-01T09:00Z', 'good', '2001-99-99')
  const log = [odd, review('2', 'a' as CardId, '2001-01-03T09:00Z', 'good', '2001-01-05')]
  expect(dailyStatsOf(log, utc).days.get(day('2001-01-03'))!.young.total).toBe(1)
})

test('first answers of a day are counted by the recall that was predicted, under the parameters that were in force', () => {
  const w = [...Array<number>(20).fill(1), 0.5]
  const parameters: LogEvent = {
    type: 'parameters',
    id: 'p',
    card: '*' as CardId,
    at: Date.parse('2001-01-02T09:00Z'),
    day: day('2001-01-02'),
    w,
  }
  const first = review('1', 'a', '2001-01-01T09:00Z', 'good', '2001-01-05')
  const second = review('2', 'a', '2001-01-05T09:00Z', 'good', '2001-01-20')
  const third = review('4', 'a', '2001-02-20T09:00Z', 'again', '2001-02-21', { by: schedulerNameOf(w) })
  const log = [
    first,
    parameters,
    second,
    // A repeat on the same day says nothing of memory, and neither does what was taken back.
    review('3', 'a', '2001-01-05T09:10Z', 'good', '2001-01-20'),
    ...((mistake) => [mistake, undo(mistake)])(
      review('5', 'a', '2001-02-19T09:00Z', 'again', '2001-02-20', { by: schedulerNameOf(w) }),
    ),
    third,
  ]
  const stats = dailyStatsOf(log, utc)
  expect(calibrationOf(stats.days.get(day('2001-01-01'))!.predicted)).toEqual([])
  expect(calibrationOf(stats.days.get(day('2001-01-05'))!.predicted)).toEqual([
    { predicted: retrievability(first.after, second.at), recalled: 1, count: 1 },
  ])
  const again = Date.parse('2001-01-05T09:10Z')
  expect(calibrationOf(stats.days.get(day('2001-02-20'))!.predicted)).toEqual([
    { predicted: retrievability({ stability: 10, last: again }, third.at, 0.5), recalled: 0, count: 1 },
  ])
  expect(calibrated(stats, undefined)).toHaveLength(2)
  expect(calibrated(stats, day('2001-01-06'))).toHaveLength(1)
})
