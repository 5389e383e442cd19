import { foldsOf } from '../../src/fit/fit.ts'
import {
  type Answer,
  answersIn,
  calibration,
  fewestItems,
  fitParameters,
  gain,
  generalOf,
  itemsOf,
  loss,
  predict,
  recommended,
  scoreOf,
  shrunk,
  type Train,
  tryRetentions,
} from '../../src/fit/index.ts'
import { loadTrainer } from '../../src/io/trainer.ts'
import type { Grade } from '../../src/model/index.ts'
import { defaultParameters, memoryModel } from '../../src/schedule/fsrs.ts'
import { longTest } from '../rounds.ts'
import { log, strange } from './learners.ts'

const answersOf = (grades: string, days: readonly number[], card = 'a'): Answer[] =>
  [...grades].map((letter, index) => ({
    card,
    at: days[index]! * 86_400_000 + index,
    day: days[index]!,
    grade: ({ A: 'again', H: 'hard', G: 'good', E: 'easy' } as Record<string, Grade>)[letter]!,
  }))

const train = (await loadTrainer()) as Train
const fitting = { train, model: memoryModel, defaults: defaultParameters }

describe('items of a log', () => {
  it('are the answers that came at least a day after the one before', () => {
    const items = itemsOf(answersOf('AGGG', [0, 0, 1, 4]))
    expect(items.map(({ steps }) => steps.map(({ days }) => days))).toEqual([
      [0, 0, 1],
      [0, 0, 1, 3],
    ])
  })
  it('count a clock that went backwards as the same day', () => {
    const answers = answersOf('GGG', [5, 2, 6])
    answers[1]!.at = answers[0]!.at + 1
    expect(itemsOf(answers).map(({ steps }) => steps.map(({ days }) => days))).toEqual([[0, 0, 1]])
  })
})

describe('predictions', () => {
  it('are those of FSRS-6: 90 % after as many days as the stability', () => {
    const model = memoryModel()
    const { stability } = model.next(undefined, 0, 'good')
    expect(model.recall({ stability, difficulty: 5 }, stability)).toBeCloseTo(0.9, 6)
    const [first] = predict(itemsOf(answersOf('GG', [0, 2])), model)
    expect(first).toMatchObject({ recalled: true, chance: model.recall({ stability, difficulty: 5 }, 2) })
  })
  it('agree with fsrs-rs, item by item, on cards with two intervals or more', async () => {
    const { FSRSBinding, FSRSBindingItem, FSRSBindingReview } = await import(
      '@open-spaced-repetition/binding'
    )
    const theirs = new FSRSBinding([...defaultParameters])
    const items = itemsOf(log('scores', 20, strange, 5)).filter(
      ({ steps }) => steps.filter(({ days }) => days > 0).length > 1,
    )
    expect(items.length).toBeGreaterThan(50)
    for (const prediction of predict(items, memoryModel())) {
      const steps = prediction.item.steps.map(
        ({ days, grade }) =>
          new FSRSBindingReview(['again', 'hard', 'good', 'easy'].indexOf(grade) + 1, days),
      )
      // It takes no single item.
      const item = new FSRSBindingItem(steps)
      expect(loss(prediction)).toBeCloseTo(theirs.evaluate([item, item]).logLoss, 4)
    }
  })
  it('score better, by more than chance, with the parameters that the learner has', () => {
    const items = itemsOf(log('truth', 45, strange))
    const before = predict(items, memoryModel())
    const after = predict(items, memoryModel(strange))
    const { mean, error } = gain(before, after)
    expect(mean).toBeGreaterThan(2 * error)
    expect(scoreOf(after).rmseBins).toBeLessThan(scoreOf(before).rmseBins)
    for (const { predicted, recalled, count } of calibration(after))
      if (count > 500) expect(Math.abs(predicted - recalled)).toBeLessThan(0.05)
  })
})

describe('a fit', () => {
  longTest('is kept where the learner differs from the defaults, and comes near the truth', async () => {
    const items = itemsOf(log('differs', 60, strange, 12))
    const result = await fitParameters(items, fitting)
    expect(result.kept).toBe(true)
    expect(result.fitted.logLoss).toBeLessThan(result.defaults.logLoss)
    const others = itemsOf(log('others', 40, strange))
    const loss = (parameters: readonly number[]) => scoreOf(predict(others, memoryModel(parameters))).logLoss
    const gap = loss(defaultParameters) - loss(strange)
    expect(loss(result.parameters) - loss(strange)).toBeLessThan(gap / 2)
  })
  longTest('is not kept where the defaults are the truth, unless it predicts as well', async () => {
    const result = await fitParameters(itemsOf(log('defaults', 40, defaultParameters)), fitting)
    expect(result.kept).toBe(result.fitted.logLoss < result.defaults.logLoss)
    expect(result.fitted.logLoss - result.defaults.logLoss).toBeLessThan(0.003)
  })
  it('is not kept where one fold is clearly worse', async () => {
    const items = itemsOf(log('folds', 30, strange))
    let call = 0
    // The first training is told the truth, the second nonsense.
    const result = await fitParameters(items, {
      ...fitting,
      train: async () => (++call === 2 ? strange.map((w, i) => (i < 4 ? 100 : i === 8 ? 4 : w)) : strange),
    })
    expect(result.folds.some(({ gain: { mean, error } }) => mean < -2 * error)).toBe(true)
    expect(result.kept).toBe(false)
  })
  it.each([
    [400, [134, 133]],
    [1399, [467, 466]],
    [1400, [1000]],
    [2652, [1000, 1000]],
    [5999, [1000, 1000, 1000, 1000, 1000]],
    [6032, [1006, 1005, 1005, 1006, 1005]],
    [60_000, [10_000, 10_000, 10_000, 10_000, 10_000]],
  ])('of %i items is tested on folds of a thousand where there are so many', (items, sizes) => {
    const folds = foldsOf(items)
    expect(folds.map(({ from, to }) => to - from)).toEqual(sizes)
    expect(folds[0]!.from).toBeGreaterThanOrEqual(items < 1400 ? items / 3 - 1 : fewestItems)
    expect(folds.at(-1)!.to).toBe(items)
  })
  it('tests each fold on what came after its training', async () => {
    const items = itemsOf(log('later', 25, strange))
    const seen: number[] = []
    const result = await fitParameters(items, {
      ...fitting,
      train: async (part) => {
        seen.push(part.at(-1)!.at)
        return defaultParameters
      },
    })
    let from = result.folds[0]!.trained
    for (const [index, fold] of result.folds.entries()) {
      expect(fold.trained).toBe(from)
      expect(seen[index]).toBeLessThanOrEqual(items[from]!.at)
      from += fold.tested
    }
    expect(from).toBe(items.length)
  })
  it.each([
    ['right', 'G'],
    ['wrong', 'A'],
  ])('of answers that are all %s ends with finite parameters', async (_, letter) => {
    const answers = Array.from({ length: 140 }, (__, card) =>
      answersOf(letter.repeat(4), [card, card + 1, card + 4, card + 12], `c${card}`),
    ).flat()
    const items = itemsOf(answers)
    expect(items.length).toBeGreaterThanOrEqual(fewestItems)
    const { parameters } = await fitParameters(items, fitting)
    expect(parameters).toHaveLength(21)
    expect(parameters.every(Number.isFinite)).toBe(true)
  })
  it('draws parameters half way to the defaults at 1,000 items', () => {
    expect(shrunk([3, 1], [1, 1], 1000)).toEqual([2, 1])
  })
})

describe('a log from elsewhere', () => {
  const day = (at: number): number => Math.floor(at / 86_400_000)
  it('is read by its columns, times in ISO form or milliseconds, and bad lines are named', () => {
    const text = `\uFEFFreview_time,card_id,review_rating,review_duration
2024-03-29T20:32:32.250000+00:00,a,1,9
1711744352250,a,3,9
later,b,3,9
2024-03-29T20:32:32Z,b,7,9
`
    expect(answersIn(text, day)).toEqual({
      answers: [
        { card: 'a', at: 1711744352250, day: 19811, grade: 'again' },
        { card: 'a', at: 1711744352250, day: 19811, grade: 'good' },
      ],
      bad: [
        { line: 4, reason: 'time' },
        { line: 5, reason: 'rating' },
      ],
    })
  })
  it('that lacks a column is none', () => {
    expect(answersIn('card,rating\na,1\n', day)).toBeUndefined()
  })
})

describe('a fit of some cards against what is in force for all', () => {
  const all = itemsOf(log('all', 40, strange, 10))
  const some = all.filter(({ card }) => card.endsWith('1') || card.endsWith('2'))
  const about = { train: async () => strange, model: memoryModel, defaults: defaultParameters }
  it('is tested against parameters that know earlier answers alone', async () => {
    const seen: (readonly [last: number, count: number])[] = []
    const train: Train = async (items) => {
      seen.push([items.at(-1)!.at, items.length])
      return strange
    }
    const general = generalOf(strange, all, { ...about, train })
    const times: number[] = []
    const found = await fitParameters(some, {
      ...about,
      general: {
        ...general,
        before(at) {
          times.push(at)
          return general.before(at)
        },
      },
    })
    expect(times).toEqual(foldsOf(some.length).map(({ from }) => some[from]!.at))
    expect(seen.length).toBeGreaterThan(0)
    for (const [index, [last, count]] of seen.entries()) {
      expect(last).toBeLessThan(times[times.length - seen.length + index]!)
      expect(count).toBe(all.filter(({ at }) => at <= last).length)
    }
    expect(Object.keys(found.folds[0]!)).toContain('general')
    // Before there are enough answers, these are the defaults.
    expect(await general.before(all[5]!.at)).toEqual(defaultParameters)
  })
  longTest('is kept only where it is better by more than chance', async () => {
    const general = { inForce: strange, before: async () => strange }
    const same = await fitParameters(some, { ...about, general })
    expect(same).toMatchObject({ kept: false, general: expect.anything() })
    let [byChance, clearly] = [0, 0]
    for (const index of [2, 8, 9, 20])
      for (const factor of [0.8, 0.97, 1.03, 1.3]) {
        const other = strange.map((value, at) => (at === index ? value * factor : value))
        const from = { inForce: other, before: async () => other }
        const { kept, predictions, folds } = await fitParameters(some, { ...about, general: from })
        const { mean, error } = gain(predictions.general, predictions.fitted)
        const fine = folds.every((fold) => fold.gain.mean >= -2 * fold.gain.error)
        expect([index, factor, kept]).toEqual([index, factor, mean > error && fine])
        if (mean > 0 && mean <= error && fine) byChance++
        if (kept) clearly++
      }
    expect(Math.min(byChance, clearly)).toBeGreaterThan(0)
  })
})

describe('simulated days', () => {
  const habits = {
    first: { again: 0.3, hard: 0.1, good: 0.5, easy: 0.1 },
    recalled: { hard: 0.1, good: 0.8, easy: 0.1 },
    minutes: { first: 0.3, recalled: 0.1, forgotten: 0.3 },
  }
  const model = memoryModel()
  const options = {
    days: 60,
    newPerDay: 10,
    reviewsPerDay: 200,
    habits,
    seed: 'days',
  }
  const models = { truth: model, schedule: model, interval: model.interval }
  const cards = Array.from({ length: 200 }, () => ({ models, daysAgo: 0, dueIn: 0 }))
  it('ask more for a higher retention, and then more is known', () => {
    const [low, middle, high] = tryRetentions(cards, [0.75, 0.85, 0.95], options)
    expect(low!.minutesPerDay).toBeLessThan(middle!.minutesPerDay)
    expect(middle!.minutesPerDay).toBeLessThan(high!.minutesPerDay)
    expect(low!.known).toBeLessThan(middle!.known)
    expect(middle!.known).toBeLessThan(high!.known)
    expect(high!.known).toBeLessThanOrEqual(200)
  })
  it('recommend the retention with most knowledge for a minute, and none where nothing is known', () => {
    expect(
      recommended([
        { retention: 0.8, minutesPerDay: 5, known: 100 },
        { retention: 0.9, minutesPerDay: 5, known: 120 },
        { retention: 0.95, minutesPerDay: 10, known: 130 },
      ]),
    ).toBe(0.9)
    expect(recommended([{ retention: 0.9, minutesPerDay: 0, known: 0 }])).toBeUndefined()
  })
})
