import { existsSync, readFileSync } from 'node:fs'
import { answersIn, fitParameters, itemsOf, type Train } from '../../src/fit/index.ts'
import { loadTrainer } from '../../src/io/trainer.ts'
import { defaultParameters, memoryModel } from '../../src/schedule/fsrs.ts'

const sample = new URL('../../../shared/samples/review-log.csv', import.meta.url)
const real = existsSync(sample) ? it : it.skip
const whole = { from: 0, to: 1 }

real.each([
  ['the whole log', whole],
  ['its first half', { from: 0, to: 0.5 }],
  ['its second half', { from: 0.5, to: 1 }],
])(
  'a real learner is predicted better after a fit: %s (skipped where the sample log is absent)',
  async (_, part) => {
    // The learner's day begins at nine.
    const day = (at: number): number => Math.floor((at - 9 * 3_600_000) / 86_400_000)
    const { answers, bad } = answersIn(readFileSync(sample, 'utf8'), day)!
    expect(bad).toEqual([])
    const items = itemsOf(answers.slice(answers.length * part.from, answers.length * part.to))
    if (part === whole) expect(items).toHaveLength(6372)
    const train = (await loadTrainer()) as Train
    const result = await fitParameters(items, { train, model: memoryModel, defaults: defaultParameters })
    expect(result.kept).toBe(true)
    expect(result.fitted.logLoss).toBeLessThan(result.defaults.logLoss)
    expect(result.fitted.rmseBins).toBeLessThan(result.defaults.rmseBins)
    for (const { gain } of result.folds) expect(gain.mean).toBeGreaterThanOrEqual(-2 * gain.error)
  },
)
