import type { Texts } from '../i18n/index.ts'
import type { PredictedGroup } from '../model/index.ts'
import { rows } from './bars.ts'
import { both } from './chart.ts'
import type { Words } from './days.ts'
import { type Markup, panel } from './html.ts'

const rowHeight = 24

/** Whether recall was what the scheduler had predicted; undefined where there is too little to say. */
export function calibrationPanel(
  groups: readonly PredictedGroup[],
  texts: Texts,
  words: Words,
): Markup | undefined {
  const shown = groups.filter(({ count }) => count >= fewest)
  if (shown.length === 0) return undefined
  const { report } = texts
  const make = rows(
    {
      labels: shown.map(({ predicted }) => report.predicted(words.percent(predicted))),
      bars: shown.map(({ recalled }) => ({
        value: recalled,
        colour: 'right',
        words: words.percent(recalled),
      })),
      tips: shown.map(({ predicted, recalled, count }) =>
        report.calibrationTip(words.percent(predicted), words.percent(recalled), words.number(count)),
      ),
      max: 1,
    },
    20 + rowHeight * shown.length,
  )
  const caption = report.calibrationCaption(words.number(shown.reduce((sum, { count }) => sum + count, 0)))
  return panel({
    title: report.calibration,
    caption,
    body: both(make, `${report.calibration}: ${caption}`),
    place: 'span-3',
  })
}

// The share of fewer answers says nothing.
const fewest = 10
