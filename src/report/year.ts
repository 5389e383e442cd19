import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import { addDays, daysBetween } from '../schedule/index.ts'
import type { Words } from './days.ts'
import { heat } from './heat.ts'
import { html, join, type Markup, panel } from './html.ts'

/** Fewer days than this are better seen as bars. */
const daysWorth = 84

const heatScale = join(
  [0, 1, 2, 3, 4].map((level) => html`<i class="heat-${String(level)}"></i>`),
  '',
)

/** The heat map of the last year with its main figures; undefined where so few days are counted that it would say nothing. */
export function yearPanel(
  { days: all, day, since }: Figures,
  texts: Texts,
  words: Words,
): Markup | undefined {
  const { report } = texts
  const yearAgo = addDays(day, -364)
  const from = since !== undefined && since > yearAgo ? since : yearAgo
  if (daysBetween(from, day) < daysWorth) return undefined
  const days = all.filter((item) => item.day >= from && item.answers > 0)
  const sum = (of: 'answers' | 'new' | 'tookMs'): number => days.reduce((total, item) => total + item[of], 0)
  const answers = sum('answers')
  const busiest = days.reduce<(typeof days)[number] | undefined>(
    (best, item) => (best && best.answers >= item.answers ? best : item),
    undefined,
  )
  const minutes = sum('tookMs') / 60_000
  const facts: [string, string][] = [
    [
      report.busiest,
      busiest
        ? report.dayTip(words.shortDate(busiest.day), report.answers(words.number(busiest.answers)))
        : '–',
    ],
    [report.average, report.answers(words.number(answers / Math.max(1, days.length)))],
    [report.newCards, words.number(sum('new'))],
    [
      report.time,
      minutes === 0
        ? '–'
        : minutes < 90
          ? report.minutesSpent(words.number(minutes))
          : report.hoursSpent(words.number(minutes / 60)),
    ],
  ]
  const caption = report.yearCaption(
    report.days(words.number(days.length)),
    report.answers(words.number(answers)),
  )
  const map = heat(
    days,
    from,
    day,
    words,
    (at, count) => report.dayTip(words.date(at), report.answers(words.number(count))),
    `${report.year}: ${caption}`,
  )
  return panel({
    title: report.year,
    caption,
    body: html`${map}
<p class="scale" aria-hidden="true">${report.less}${heatScale}${report.more}</p>
<dl class="facts">
${join(facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}
</dl>`,
    place: 'span-2',
  })
}
