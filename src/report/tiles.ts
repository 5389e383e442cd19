import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import type { Words } from './days.ts'
import { escaped } from './html.ts'

/** The four figures on top. */
export function tiles(figures: Figures, texts: Texts, words: Words): string {
  const { report } = texts
  const { number, percent } = words
  const { today, streak, cards, retention } = figures
  const { right, total } = retention.all
  const each: [string, string, string][] = [
    [
      report.today,
      number(today.answers),
      report.todayDetail(number(today.right), number(today.due), number(today.fresh)),
    ],
    [report.streak, report.days(number(streak.days)), report.longest(report.days(number(streak.longest)))],
    [
      report.cardsKnown,
      number(cards.young + cards.mature),
      report.cardsDetail(number(cards.total), number(cards.met)),
    ],
    [
      report.retention,
      total > 0 ? percent(right / total) : '–',
      total > 0 ? report.desired(percent(retention.desired)) : report.noRetention,
    ],
  ]
  return `<dl class="tiles">
${each.map(([name, value, detail]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd><dd>${escaped(detail)}</dd></div>`).join('\n')}
</dl>`
}
