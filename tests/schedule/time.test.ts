import { type Card, type CardId, type Day, grades, type Memory, noProgress } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import {
  addDays,
  defaultSchedule,
  dueLoad,
  type Limits,
  nextDays,
  queue,
  retrievability,
  weekday,
} from '../../src/schedule/index.ts'
import * as made from '../made.ts'
import { card } from '../made.ts'

const day = '2001-03-03' as Day
const at = Date.parse('2001-03-03T09:00:00Z')
const dayMs = 86_400_000
/** A memory of a card that was due some days ago. */
const memory = (late: number, stability: number): Memory =>
  made.memory({
    stability,
    due: addDays(day, -late),
    last: at - (late + stability) * dayMs,
    day: addDays(day, -late - stability),
    reps: 3,
  })
const many = (count: number, kind?: string): Card[] =>
  Array.from({ length: count }, (_, index) => card(`c${index}`, { kind }))
const known = (cards: readonly Card[], of: (index: number) => Memory) => ({
  ...noProgress(),
  cards: Object.fromEntries(cards.map(({ id }, index) => [id, of(index)])),
})
const limits: Limits = { newPerDay: 20, reviewsPerDay: 200, catchUp: true }

describe('minutes a day', () => {
  const cards = [...many(40), ...Array.from({ length: 40 }, (_, index) => card(`n${index}`))]
  const progress = known(cards.slice(0, 40), () => memory(1, 9))

  test('hold as many cards as they are likely to take, known ones first', () => {
    const five = queue(cards, progress, { retrievability }, at, day, { ...limits, minutes: 5 })
    expect(five.due.length).toBeGreaterThan(15)
    expect(five.due.length).toBeLessThan(40)
    expect(five.fresh).toEqual([])
    expect(five.seconds).toBeGreaterThan(270)
    expect(five.seconds).toBeLessThan(330)
    const ten = queue(cards, progress, { retrievability }, at, day, { ...limits, minutes: 10 })
    expect([ten.due.length, ten.fresh.length > 3 && ten.fresh.length < 20]).toEqual([40, true])
    expect(
      queue(cards, progress, { retrievability }, at, day, { ...limits, minutes: 60 }).fresh,
    ).toHaveLength(20)
  })

  test('count what was answered today, and the limits in cards still hold', () => {
    const done = { new: 3, reviews: 10, recalled: 9, answers: 15, right: 12, tookMs: 240_000 }
    const later = { ...progress, days: { [day]: done } }
    expect(queue(cards, later, { retrievability }, at, day, { ...limits, minutes: 5 }).due).toHaveLength(0)
    expect(
      queue(cards, later, { retrievability }, at, day, { ...limits, minutes: 60, reviewsPerDay: 20 }).due,
    ).toHaveLength(10)
  })

  test('follow the pace of the learner', () => {
    const slow = { ...progress, took: { meaning: { answers: 400, ms: 400 * 25_000 } } }
    const of = (from: typeof progress): number =>
      queue(cards, from, { retrievability }, at, day, { ...limits, minutes: 5 }).due.length
    expect(of(slow) * 2).toBeLessThan(of(progress))
  })
})

describe('after a long break', () => {
  const cards = [...many(320), card('new')]
  // The later ones are better known: of them most is still there.
  const progress = known(cards.slice(0, 320), (index) => memory(60, 1 + index))

  test('the cards that are most likely still known come first, new ones wait, and nothing is hidden', () => {
    const behind = queue(cards, progress, { retrievability }, at, day, { ...limits, minutes: 10 })
    expect(behind.waiting).toBe(320)
    expect(behind.due.length).toBeGreaterThan(40)
    expect(behind.due.length).toBeLessThan(60)
    expect(behind.due[0]!.id).toBe('c319#meaning')
    expect(behind.fresh).toEqual([])
    expect(behind.backlogDays).toBeGreaterThanOrEqual(6)
    // The cards put off are spread over these days.
    const spread = nextDays([], day, behind).map(({ count }) => count)
    expect(spread.reduce((a, b) => a + b)).toBe(320 - behind.due.length)
    expect(Math.max(...spread) - Math.min(...spread)).toBeLessThanOrEqual(1)
  })

  test('all of them come where the learner wants it so', () => {
    const all = queue(cards, progress, { retrievability }, at, day, {
      ...limits,
      reviewsPerDay: 999,
      catchUp: false,
    })
    expect([all.due.length, all.fresh.length, all.backlogDays]).toEqual([320, 1, undefined])
  })

  test('a share that is done is done for the day', () => {
    const done = { new: 0, reviews: 60, recalled: 50, answers: 70, right: 60, tookMs: 420_000 }
    const later = { ...progress, days: { [day]: done } }
    const rest = queue(cards, later, { retrievability }, at, day, { ...limits, minutes: 10 })
    expect([rest.due.length, rest.fresh.length, rest.waiting]).toEqual([0, 0, 320])
    expect(rest.backlogDays).toBeDefined()
  })

  test('two days of cards are no backlog', () => {
    const few = cards.slice(0, 60)
    expect(
      queue(few, progress, { retrievability }, at, day, { ...limits, minutes: 10 }).backlogDays,
    ).toBeUndefined()
  })
})

describe('the load of days', () => {
  /** The due days of cards that are all answered alike. */
  const dueDays = (easyDays: number[]): Map<Day, number> => {
    const engine = scheduler({ ...defaultSchedule, easyDays })
    const load = dueLoad(noProgress())
    for (let index = 0; index < 120; index++) {
      const before = memory(0, 14)
      load.move(undefined, engine.next(`c${index}` as CardId, before, at, day, 'good', { load: load.on }))
    }
    return new Map(
      Array.from({ length: 90 }, (_, ahead) => addDays(day, ahead))
        .map((name) => [name, load.on(name)] as const)
        .filter(([, count]) => count > 0),
    )
  }

  test('is even within the fuzz of an interval', () => {
    const days = dueDays([])
    expect(days.size).toBeGreaterThan(3)
    expect(Math.max(...days.values()) - Math.min(...days.values())).toBeLessThanOrEqual(1)
  })

  test('is lighter on easy days', () => {
    const days = [...dueDays([5, 6])]
    const mean = (easy: boolean): number => {
      const counts = days.filter(([name]) => weekday(name) >= 5 === easy).map(([, count]) => count)
      return counts.reduce((a, b) => a + b, 0) / counts.length
    }
    expect(mean(true) * 2).toBeLessThan(mean(false))
  })

  test('leaves short intervals and failed cards alone, and hard below good below easy', () => {
    const engine = scheduler()
    const busy = (): number => 1000
    expect(engine.next('a' as CardId, undefined, at, day, 'good', { load: busy }).due).toBe(addDays(day, 2))
    expect(engine.next('a' as CardId, memory(0, 14), at, day, 'again', { load: busy }).due).toBe(day)
    const days = grades.map(
      (grade) => engine.next('a' as CardId, memory(0, 14), at, day, grade, { load: busy }).due,
    )
    expect(days).toEqual([...days].sort())
  })
})

describe('new cards when little is remembered', () => {
  const fresh = Array.from({ length: 40 }, (_, index) => card(`n${index}`))
  /** How many new cards come, after so many of some repeats were right on earlier days. */
  const newAfter = (recalled: number, reviews: number, more: Partial<Limits> = {}): number => {
    const earlier = { new: 0, reviews, recalled, answers: reviews, right: recalled, tookMs: 0 }
    const progress = { ...known([], () => memory(1, 9)), days: { [addDays(day, -1)]: earlier } }
    return queue(fresh, progress, { retrievability }, at, day, { ...limits, ...more }).fresh.length
  }

  test.each([
    // As many as the limits allow, down to the lowest retention that may be asked for.
    [0, 0, 20],
    [6, 6, 20],
    [42, 60, 20],
    // In proportion below it; a few repeats say little.
    [1, 6, 18],
    [30, 60, 16],
    [10, 60, 8],
    [0, 60, 4],
  ])('%d of %d right: %d', (recalled, reviews, wanted) => {
    expect(newAfter(recalled, reviews)).toBe(wanted)
  })

  test('are never none, but where none are wanted', () => {
    expect(newAfter(0, 500, { newPerDay: 1 })).toBe(1)
    expect(newAfter(0, 500, { newPerDay: 0 })).toBe(0)
  })

  test('come all the same where they are asked for', () => {
    expect(newAfter(0, 60, { newAsked: true })).toBe(20)
    // Without minutes of their own, those of the day do not limit them.
    expect(newAfter(0, 60, { newAsked: true, newBeyondMinutes: true, minutes: 1 })).toBe(20)
    expect(newAfter(0, 60, { newAsked: true, minutes: 1 })).toBeLessThan(5)
  })

  test('are counted as they come, where it is said that they are fewer', () => {
    const earlier = { new: 0, reviews: 60, recalled: 30, answers: 60, right: 30, tookMs: 0 }
    const progress = { ...known([], () => memory(1, 9)), days: { [addDays(day, -1)]: earlier } }
    for (const minutes of [1, 3, 6, 10, 20]) {
      const { fresh: met, fewerNew } = queue(fresh, progress, { retrievability }, at, day, {
        ...limits,
        minutes,
      })
      if (fewerNew) expect([minutes, fewerNew.new]).toEqual([minutes, met.length])
    }
  })

  test('take less of the minutes of a day, too', () => {
    const [usual, few] = [newAfter(60, 60, { minutes: 10 }), newAfter(10, 60, { minutes: 10 })]
    expect(few * 2).toBeLessThanOrEqual(usual)
    expect(few).toBeGreaterThan(3)
  })

  test('only the last repeats count', () => {
    const bad = { new: 0, reviews: 100, recalled: 0, answers: 100, right: 0, tookMs: 0 }
    const good = { ...bad, recalled: 90 }
    const progress = known([], () => memory(1, 9))
    const days = { [addDays(day, -9)]: bad, [addDays(day, -2)]: good }
    expect(queue(fresh, { ...progress, days }, { retrievability }, at, day, limits).fresh).toHaveLength(20)
  })
})
