import type { Tried } from '../fit/index.ts'
import type { Texts } from '../i18n/index.ts'
import { table } from './card.ts'
import { bar } from './charts.ts'
import type { Style } from './style.ts'

/** The curve of knowledge against minutes a day, a row a retention. */
export function simulationPage(
  { tried, best, days, cards }: { tried: readonly Tried[]; best?: number; days: number; cards: number },
  texts: Texts,
  style: Style,
): string[] {
  const said = texts.simulate
  return [
    said.title(days, cards),
    '',
    ...table(
      tried.map(({ retention, minutesPerDay, known }) => [
        said.retention(retention),
        said.minutes(minutesPerDay),
        bar(known, cards, 20, style),
        said.known(Math.round(known)),
      ]),
      [0, 1],
    ),
    ...(best === undefined ? [] : ['', said.recommended(best)]),
  ]
}
