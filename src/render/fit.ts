import { calibration, type Fit } from '../fit/index.ts'
import type { Texts } from '../i18n/index.ts'
import { table } from './card.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** A row of ten columns for the probabilities from 0 to 1: where recall was predicted, and where it happened. */
function scale(predicted: number, recalled: number): string {
  const cells = Array.from({ length: 41 }, (_, index): string => (index % 10 === 0 ? '┆' : ' '))
  cells[Math.round(predicted * 40)] = '○'
  cells[Math.round(recalled * 40)] = '●'
  return cells.join('')
}

/** Says whether a fit is better than the parameters it would replace, and which stay if it is not. */
function verdictOf({ kept, general }: Fit, fittedBefore: boolean, { fit: said }: Texts): string {
  if (general) return kept ? said.betterApart : said.notBetterApart
  if (kept) return said.better
  return fittedBefore ? said.notBetterNow : said.notBetter
}

/** The result of a fit: how well the defaults, the general parameters where there are any, and the fitted ones predicted, and where. `fittedBefore` says that fitted parameters are in force already. */
export function fitPage(fit: Fit, texts: Texts, fittedBefore = false): string[] {
  const said = texts.fit
  const sides = [fit.defaults, ...(fit.general ? [fit.general] : []), fit.fitted]
  const row = (name: string, of: (side: Fit['fitted']) => number): string[] => [
    name,
    ...sides.map((side) => of(side).toFixed(4)),
  ]
  return [
    said.items(fit.items, fit.folds.length),
    '',
    ...table([
      ['', said.defaults, ...(fit.general ? [said.general] : []), said.fitted],
      row(said.logLoss, ({ logLoss }) => logLoss),
      row(said.rmseBins, ({ rmseBins }) => rmseBins),
    ]),
    '',
    said.calibration,
    ...table(
      calibration(fit.predictions.fitted).map(({ predicted, recalled, count }) => [
        percent(predicted),
        percent(recalled),
        scale(predicted, recalled),
        said.reviews(count),
      ]),
      [0, 1],
    ),
    '',
    verdictOf(fit, fittedBefore, texts),
  ]
}
