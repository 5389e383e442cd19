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

/** The result of a fit: how well the defaults and the fitted parameters predicted, and where. */
export function fitPage(fit: Fit, texts: Texts): string[] {
  const said = texts.fit
  const digits = (value: number): string => value.toFixed(4)
  return [
    said.items(fit.items, fit.folds.length),
    '',
    ...table([
      ['', said.defaults, said.fitted],
      [said.logLoss, digits(fit.defaults.logLoss), digits(fit.fitted.logLoss)],
      [said.rmseBins, digits(fit.defaults.rmseBins), digits(fit.fitted.rmseBins)],
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
    fit.kept ? said.better : said.notBetter,
  ]
}
