import type { Item } from './history.ts'
import { type Model, type Prediction, predict } from './predict.ts'
import { gain, type Score, scoreOf } from './score.ts'

/** Finds the parameters that predict some items best, beginning with the defaults; returns those where the items say too little. */
export type Train = (items: readonly Item[], defaults: readonly number[]) => Promise<readonly number[]>

/** The input of a fit besides the items. */
export interface Fitting {
  train: Train
  /** The memory model with parameters. */
  model(parameters: readonly number[]): Model
  defaults: readonly number[]
  /** Called before each of `total` trainings. Throws to stop. */
  onFold?(done: number, total: number): void
}

/** One fold: parameters fitted to everything before it, tested on it. */
export interface Fold {
  trained: number
  tested: number
  defaults: Score
  fitted: Score
  /** The mean by which the log loss of the fitted parameters is smaller, and its standard error. */
  gain: { mean: number; error: number }
}

/** The result of a fit. */
export interface Fit {
  items: number
  folds: Fold[]
  /** Over all folds: each predicted by what came before it alone. */
  defaults: Score
  fitted: Score
  /** The predictions behind these scores. */
  predictions: { defaults: Prediction[]; fitted: Prediction[] }
  /** Fitted to all items and drawn towards the defaults. */
  parameters: readonly number[]
  /** Whether they predict better than the defaults, so that they should be used. */
  kept: boolean
}

/** Fewer items say too little about 21 parameters. */
export const fewestItems = 400

/** The items at which fitted parameters count as much as the defaults; see docs/studies/shrinkage.md. */
const shrinkage = 1000

/** Parameters drawn towards the defaults, the more the fewer items they were fitted to. */
export const shrunk = (
  fitted: readonly number[],
  defaults: readonly number[],
  items: number,
  half: number = shrinkage,
): number[] => {
  const weight = items / (items + half)
  return fitted.map((value, index) => weight * value + (1 - weight) * defaults[index]!)
}

// Fewer in a fold say too little about which parameters are better.
const foldItems = 1000
const mostFolds = 5

/** Divides items into folds, given as ranges: the first part only trains, the others are tested in turn. A fold has 1,000 items or more where a log is long enough for one, and a third of them where it is not. */
export function foldsOf(items: number): { from: number; to: number }[] {
  const possible = Math.min(mostFolds, Math.floor((items - fewestItems) / foldItems))
  const [folds, size] =
    possible > 0 ? [possible, Math.max(foldItems, items / (mostFolds + 1))] : [2, items / 3]
  const edge = (fold: number): number => Math.round(items - (folds - fold) * size)
  return Array.from({ length: folds }, (_, fold) => ({ from: edge(fold), to: edge(fold + 1) }))
}

/** Better on average, and nowhere clearly worse. */
const better = (folds: readonly Fold[], defaults: Score, fitted: Score): boolean =>
  fitted.logLoss < defaults.logLoss && folds.every(({ gain: { mean, error } }) => mean >= -2 * error)

/** Fits parameters to items (oldest first, at least `fewestItems`) and tests over expanding folds in time whether they predict better than the defaults. */
export async function fitParameters(items: readonly Item[], fitting: Fitting): Promise<Fit> {
  const { train, model, defaults, onFold } = fitting
  const ranges = foldsOf(items.length)
  const fitTo = async (part: readonly Item[]): Promise<number[]> =>
    shrunk(await train(part, defaults), defaults, part.length)
  const folds: Fold[] = []
  const predictions: Fit['predictions'] = { defaults: [], fitted: [] }
  for (const [index, { from, to }] of ranges.entries()) {
    onFold?.(index, ranges.length + 1)
    const tested = items.slice(from, to)
    const before = predict(tested, model(defaults))
    const after = predict(tested, model(await fitTo(items.slice(0, from))))
    predictions.defaults.push(...before)
    predictions.fitted.push(...after)
    folds.push({
      trained: from,
      tested: tested.length,
      defaults: scoreOf(before),
      fitted: scoreOf(after),
      gain: gain(before, after),
    })
  }
  onFold?.(ranges.length, ranges.length + 1)
  const scores = { defaults: scoreOf(predictions.defaults), fitted: scoreOf(predictions.fitted) }
  return {
    items: items.length,
    folds,
    ...scores,
    predictions,
    parameters: await fitTo(items),
    kept: better(folds, scores.defaults, scores.fitted),
  }
}
