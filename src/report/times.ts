import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import { daysBetween } from '../schedule/index.ts'
import { columns } from './bars.ts'
import { both, single, tall } from './chart.ts'
import { firstDay, percentOf, spans, stepOf, type Words } from './days.ts'
import { type Markup, none, panel } from './html.ts'

const wideTall = 200

/** The answers day by day, or in longer spans where there are many days. */
export function perDay(figures: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  const from = firstDay(figures)
  const step = stepOf(daysBetween(from, figures.day) + 1)
  const made = spans(figures.days, from, figures.day, step)
  const start = made[0]!.from
  // The first span may begin before the first answer.
  const begun = figures.days.find((each) => each.answers > 0)?.day ?? start
  const answers = made.reduce((sum, span) => sum + span.answers, 0)
  const right = made.reduce((sum, span) => sum + span.right, 0)
  const caption = report.perDayCaption(
    report.answers(words.number(answers)),
    percentOf({ right, total: answers }, words),
    words.date(begun > start ? begun : start),
  )
  const title = step === 1 ? report.perDay : report.perSpan(words.number(step))
  const make = columns(
    {
      labels: made.map((span) => (step < 28 ? words.shortDate(span.from) : words.monthOfYear(span.from))),
      stacks: [
        { colour: 'right', values: made.map((span) => span.right) },
        { colour: 'again', values: made.map((span) => span.answers - span.right) },
      ],
      tips: made.map((span) =>
        report.tip(
          step === 1 ? words.date(span.from) : report.spanFrom(words.date(span.from)),
          report.answers(words.number(span.answers)),
          words.number(span.right),
        ),
      ),
      labelWidth: step < 28 ? 72 : 80,
      anchor: 'last',
      number: words.number,
    },
    wideTall,
  )
  return panel({
    title,
    caption,
    body: both(make, `${title}: ${caption}`),
    keys: [
      ['right', report.right],
      ['again', report.again],
    ],
    place: 'span-2',
  })
}

/** The forecast, in a wide place or a narrow one. */
export function forecast({ forecast: days }: Figures, texts: Texts, words: Words, wide: boolean): Markup {
  const { report } = texts
  const caption = report.forecastCaption(
    report.cardCount(words.number(days.reduce((sum, { count }) => sum + count, 0))),
    words.number(days[0]?.count ?? 0),
  )
  const make = columns(
    {
      labels: days.map(({ day }) => words.shortDate(day)),
      stacks: [{ colour: 'right', values: days.map(({ count }) => count) }],
      tips: days.map(({ day, count }) => `${words.date(day)}: ${report.cardCount(words.number(count))}`),
      labelWidth: 72,
      anchor: 'first',
      number: words.number,
    },
    wide ? wideTall : tall,
  )
  const label = `${report.forecast}: ${caption}`
  return panel({
    title: report.forecast,
    caption,
    body: wide ? both(make, label) : single(make, label),
    ...(wide ? { place: 'span-2' } : {}),
  })
}

/** A time in seconds or whole minutes. */
function timeOf(ms: number, { report }: Texts, words: Words): string {
  return ms >= 60_000 && ms % 60_000 === 0
    ? report.minutes(words.number(ms / 60_000))
    : report.seconds(words.tenth(ms / 1000))
}

/** How long answers took. */
export function times({ answerTime: { medianMs, spread } }: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  if (medianMs === undefined) return panel({ title: report.times, caption: report.noTimes, body: none })
  const caption = report.timesCaption(timeOf(medianMs, texts, words))
  const seconds = (ms = 0): string => words.tenth(ms / 1000)
  const make = columns(
    {
      labels: spread.map(({ upToMs }, index) =>
        upToMs === undefined ? `>${seconds(spread[index - 1]?.upToMs)}` : seconds(upToMs),
      ),
      stacks: [{ colour: 'right', values: spread.map(({ count }) => count) }],
      tips: spread.map(({ upToMs, count }, index) => {
        const span =
          upToMs === undefined
            ? report.over(timeOf(spread[index - 1]?.upToMs ?? 0, texts, words))
            : report.upTo(timeOf(upToMs, texts, words))
        return `${span}: ${report.answers(words.number(count))}`
      }),
      labelWidth: 30,
      anchor: 'first',
      number: words.number,
    },
    tall,
  )
  return panel({ title: report.times, caption, body: single(make, `${report.times}: ${caption}`) })
}

/** When answers were given. */
export function hours({ hours: each }: Figures, texts: Texts, words: Words): Markup {
  const { report } = texts
  const most = each.reduce((best, hour) => (hour.answers > best.answers ? hour : best))
  const hour = (at: number): string => report.hour(String(at))
  const caption =
    most.answers > 0
      ? report.hoursCaption(
          hour(most.hour),
          hour((most.hour + 1) % 24),
          percentOf({ right: most.right, total: most.answers }, words),
        )
      : report.noAnswers
  const make = columns(
    {
      labels: each.map((item) => hour(item.hour)),
      stacks: [
        { colour: 'right', values: each.map(({ right }) => right) },
        { colour: 'again', values: each.map(({ answers, right }) => answers - right) },
      ],
      tips: each.map(({ hour: at, answers, right }) =>
        report.tip(hour(at), report.answers(words.number(answers)), words.number(right)),
      ),
      labelWidth: 44,
      anchor: 'first',
      number: words.number,
    },
    tall,
  )
  return panel({
    title: report.hours,
    caption,
    body: single(make, `${report.hours}: ${caption}`),
    keys: [
      ['right', report.right],
      ['again', report.again],
    ],
  })
}
