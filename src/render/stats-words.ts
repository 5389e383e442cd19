import type { Texts } from '../i18n/index.ts'
import { type Figures, percent, standing } from '../insight/index.ts'
import { sanitize, thousands } from '../model/index.ts'
import { dueText, monthOf, nameOf, seconds, shareText, shownCoverage } from './standing.ts'

/** The share of right answers by how long cards were known. */
const retention = ({ retention: kept }: Figures, texts: Texts): string[] => [
  texts.stats.retention(percent(kept.desired, 1)),
  ...(['young', 'mature', 'all'] as const).map(
    (kind) => `${texts.stats.kinds[kind]}: ${shareText(kept[kind], texts)}`,
  ),
]

/** Answers of the last twelve months with any. */
function months({ days }: Figures, { stats }: Texts): string[] {
  const counts = new Map<string, { days: number; answers: number }>()
  for (const { day, answers } of days) {
    const month = counts.get(monthOf(day)) ?? { days: 0, answers: 0 }
    counts.set(monthOf(day), { days: month.days + 1, answers: month.answers + answers })
  }
  const lines = [...counts].slice(-12)
  return [
    stats.byMonth,
    ...lines.map(([month, count]) => `${month}: ${stats.monthly(thousands(count.answers), count.days)}`),
  ]
}

function times({ answerTime: { medianMs, spread } }: Figures, { stats }: Texts): string[] {
  if (medianMs === undefined) return []
  const upTo = spread.map(({ upToMs }) => (upToMs === undefined ? undefined : upToMs / 1000))
  return [
    stats.time(seconds(medianMs)),
    ...spread.map(
      ({ count }, index) => `${stats.between(upTo[index - 1] ?? 0, upTo[index])}: ${thousands(count)}`,
    ),
  ]
}

const hours = (figures: Figures, texts: Texts): string[] => [
  texts.stats.hours,
  ...figures.hours
    .filter(({ answers }) => answers > 0)
    .map(
      ({ hour, answers, right }) =>
        `${texts.stats.hour(hour)}: ${shareText({ right, total: answers }, texts)}`,
    ),
]

function coverage(figures: Figures, { stats }: Texts): string[] {
  if (figures.coverage.length === 0) return []
  const { shown, more, unmet } = shownCoverage(figures)
  return [
    stats.coverage,
    ...shown.map(
      (item) => `${sanitize(nameOf(item))}: ${stats.of(thousands(item.known), thousands(item.total))}`,
    ),
    ...(more > 0 ? [stats.more(more)] : []),
    ...(unmet > 0 ? [stats.unmet(unmet)] : []),
  ]
}

/** Figures in words and numbers only, a line for each thing that is said. */
export function statsWords(figures: Figures, texts: Texts): string[] {
  const { stats } = texts
  const { days, since } = figures
  const some = days.length > 0
  return [
    ...standing(figures, texts).map(([label, value]) => `${label}: ${value}`),
    ...(since ? [stats.since(since, some)] : []),
    ...(some ? retention(figures, texts) : []),
    `${stats.forecast}: ${dueText(figures, texts)}`,
    ...(some ? [...months(figures, texts), ...times(figures, texts), ...hours(figures, texts)] : []),
    ...coverage(figures, texts),
  ]
}
