import type { Item } from './history.ts'
import { type Model, type Prediction, predict } from './predict.ts'
import { gain, type Score, scoreOf } from './score.ts'

/** Finds the parameters that predict some items best; returns `otherwise` where the items say too little. */
export type Train = (items: readonly Item[], otherwise: readonly number[]) => Promise<readonly number[]>

/** The parameters that some cards go by as long as they have none of their own. */
export interface General {
  inForce: readonly number[]
  /** The same as it would have been fitted to what was answered before a time alone, in milliseconds since 1970: later answers must not help to predict earlier ones. */
  before(at: number): Promise<readonly number[]>
}

/** The input of a fit besides the items. */
export interface Fitting {
  train: Train
  /** The memory model with parameters. */
  model(parameters: readonly number[]): Model
  defaults: readonly number[]
  /** The parameters that it has to be better than, and is drawn towards; the defaults when absent. */
  general?: General | undefined
  /** Called before each of `total` trainings. Throws to stop. */
  onFold?(done: number, total: number): void
}

/** One fold: parameters fitted to everything before it, tested on it. */
export interface Fold {
  trained: number
  tested: number
  defaults: Score
  general?: Score
  fitted: Score
  /** The mean by which the log loss of the fitted parameters is smaller than that of the general ones, or else of the defaults, and its standard error. */
  gain: { mean: number; error: number }
}

type Side = 'defaults' | 'general' | 'fitted'

/** The result of a fit. */
export interface Fit {
  items: number
  folds: Fold[]
  /** Over all folds: each predicted by what came before it alone. */
  defaults: Score
  /** Of the parameters that the cards go by without a fit of their own, where these are not the defaults. */
  general?: Score
  fitted: Score
  /** The predictions behind these scores. */
  predictions: Record<Side, Prediction[]>
  /** Fitted to all items and drawn towards the general ones, or else the defaults. */
  parameters: readonly number[]
  /** Whether they predict better than those, so that they should be used. */
  kept: boolean
}

/** Fewer items say too little about 21 parameters. */
export const fewestItems = 400

/** The items at which fitted parameters count as much as the defaults; see docs/studies/shrinkage.md. */
const shrinkage = 1000

/** Parameters drawn towards the defaults, the more the fewer items they were fitted to. */
export const shrunk = (fitted: readonly number[], defaults: readonly number[], items: number): number[] => {
  const weight = items / (items + shrinkage)
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

/** Whether fitted parameters are better on average, and nowhere clearly worse. Where cards have general ones already, by more than a standard error: two decks of one memory differ by less, see docs/studies/fit.md. */
function better(folds: readonly Fold[], predictions: Fit['predictions']): boolean {
  const apart = predictions.general.length > 0
  const all = gain(apart ? predictions.general : predictions.defaults, predictions.fitted)
  return all.mean > (apart ? all.error : 0) && folds.every(({ gain: { mean, error } }) => mean >= -2 * error)
}

type Scores = Pick<Fit, Side>

/** The scores of each side; none of the general parameters where there are none. */
const scoresOf = ({ defaults, general, fitted }: Fit['predictions']): Scores => ({
  defaults: scoreOf(defaults),
  ...(general.length > 0 ? { general: scoreOf(general) } : {}),
  fitted: scoreOf(fitted),
})

/** Trains parameters on items and draws them towards others. The optimizer takes every right answer for recall, so it learns from those alone that say nothing of guessing; the tests are on all. */
async function fitTo(items: readonly Item[], train: Train, towards: readonly number[]): Promise<number[]> {
  const sure = items.filter(({ steps }) => steps.at(-1)!.guess === undefined)
  return sure.length === 0 ? [...towards] : shrunk(await train(sure, towards), towards, sure.length)
}

/** General parameters, and how they would have been fitted to earlier items of all cards alone; the defaults where those were too few. */
export const generalOf = (
  inForce: readonly number[],
  items: readonly Item[],
  { train, defaults }: Pick<Fitting, 'train' | 'defaults'>,
): General => ({
  inForce,
  async before(at) {
    const earlier = items.filter((item) => item.at < at)
    return earlier.length < fewestItems ? defaults : fitTo(earlier, train, defaults)
  },
})

/** Fits parameters to items (oldest first, at least `fewestItems`) and tests over expanding folds in time whether they predict better than the general ones, or else the defaults. */
export async function fitParameters(items: readonly Item[], fitting: Fitting): Promise<Fit> {
  const { train, model, defaults, general, onFold } = fitting
  const ranges = foldsOf(items.length)
  const folds: Fold[] = []
  const predictions: Fit['predictions'] = { defaults: [], general: [], fitted: [] }
  for (const [index, { from, to }] of ranges.entries()) {
    onFold?.(index, ranges.length + 1)
    const tested = items.slice(from, to)
    const towards = (await general?.before(tested[0]!.at)) ?? defaults
    const own = await fitTo(items.slice(0, from), train, towards)
    const here: Fit['predictions'] = {
      defaults: predict(tested, model(defaults)),
      general: general ? predict(tested, model(towards)) : [],
      fitted: predict(tested, model(own)),
    }
    for (const side of ['defaults', 'general', 'fitted'] as const) predictions[side].push(...here[side])
    folds.push({
      trained: from,
      tested: tested.length,
      ...scoresOf(here),
      gain: gain(general ? here.general : here.defaults, here.fitted),
    })
  }
  onFold?.(ranges.length, ranges.length + 1)
  const scores = scoresOf(predictions)
  return {
    items: items.length,
    folds,
    ...scores,
    predictions,
    parameters: await fitTo(items, train, general?.inForce ?? defaults),
    kept: better(folds, predictions),
  }
}
