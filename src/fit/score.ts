import {
  addPrediction,
  addTo,
  calibrationOf,
  type PredictedGroup,
  type PredictedGroups,
} from '../model/index.ts'
import type { Item } from './history.ts'
import type { Prediction } from './predict.ts'

/** How far predictions were from what happened; smaller is better. */
export interface Score {
  /** The mean of -ln of the probability given to what happened. */
  logLoss: number
  /** The root mean square error of groups of alike reviews (interval, repetition, lapses). */
  rmseBins: number
}

// A prediction of 0 or 1 that is wrong would cost infinitely much.
const nearest = 1e-4

/** The log loss of one prediction. */
export function loss({ chance, recalled }: Prediction): number {
  const given = Math.min(1 - nearest, Math.max(nearest, chance))
  return -Math.log(recalled ? given : 1 - given)
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The lower end of the geometric bin that a number is in. */
const binOf = (value: number, scale: number, base: number): number =>
  value <= 0 ? 0 : Math.round(scale * base ** Math.floor(Math.log(value) / Math.log(base)) * 100) / 100

/** The group of an item. The bins are those of the open benchmark of spaced repetition (open-spaced-repetition/srs-benchmark, RMSE(bins)). */
function groupOf({ steps }: Item): string {
  const before = steps.slice(0, -1)
  // Repeats of the same day count as one repetition.
  const repetitions = before.filter(({ days }, index) => index === 0 || days > 0).length
  const lapses = before.filter(
    ({ days, grade }, index) => grade === 'again' && (index === 0 || days > 0),
  ).length
  return [
    binOf(steps.at(-1)!.days, 2.48, 3.62),
    binOf(repetitions, 1.99, 1.89),
    binOf(lapses, 1.65, 1.73),
  ].join(' ')
}

/** Scores predictions; there must be one at least. */
export function scoreOf(predictions: readonly Prediction[]): Score {
  const groups = new Map<string, Prediction[]>()
  for (const prediction of predictions) addTo(groups, groupOf(prediction.item), prediction)
  let squares = 0
  for (const group of groups.values()) {
    const gap =
      mean(group.map(({ chance }) => chance)) - mean(group.map(({ recalled }) => (recalled ? 1 : 0)))
    squares += gap * gap * group.length
  }
  return { logLoss: mean(predictions.map(loss)), rmseBins: Math.sqrt(squares / predictions.length) }
}

/** How much better `after` predicted than `before`, as the mean difference of their losses and its standard error; the two hold the same items in the same order. */
export function gain(
  before: readonly Prediction[],
  after: readonly Prediction[],
): { mean: number; error: number } {
  const differences = before.map((prediction, index) => loss(prediction) - loss(after[index]!))
  const middle = mean(differences)
  const squares = differences.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const n = differences.length
  return { mean: middle, error: n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n) }
}

/** Predictions in ten groups by their probability: how many, what was predicted, what happened. */
export function calibration(
  predictions: readonly Pick<Prediction, 'chance' | 'recalled'>[],
): PredictedGroup[] {
  const groups: PredictedGroups = new Map()
  for (const { chance, recalled } of predictions) addPrediction(groups, chance, recalled)
  return calibrationOf(groups)
}
