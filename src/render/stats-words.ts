import type { Texts } from '../i18n/index.ts'
import { type Figures, percent, standing, thousands } from '../insight/index.ts'
import { harmless } from '../model/index.ts'
import { dueText, monthOf, nameOf, seconds, shareText, shownCoverage } from './standing.ts'

/** Figures in words and numbers only, a line for each thing that is said. */
export function statsWords(figures: Figures, texts: Texts): string[] {
  const { stats } = texts
  const { days, retention, answerTime, hours, coverage, since } = figures
  const lines = standing(figures, texts).map(([label, value]) => `${label}: ${value}`)
  if (since) lines.push(stats.since(since, days.length > 0))
  if (days.length > 0) {
    lines.push(stats.retention(percent(retention.desired, 1)))
    for (const kind of ['young', 'mature', 'all'] as const)
      lines.push(`${stats.kinds[kind]}: ${shareText(retention[kind], texts)}`)
  }
  lines.push(`${stats.forecast}: ${dueText(figures, texts)}`)
  if (days.length > 0) {
    lines.push(stats.byMonth)
    const months = new Map<string, { days: number; answers: number }>()
    for (const { day, answers } of days) {
      const month = months.get(monthOf(day)) ?? { days: 0, answers: 0 }
      months.set(monthOf(day), { days: month.days + 1, answers: month.answers + answers })
    }
    for (const [month, count] of [...months].slice(-12))
      lines.push(`${month}: ${stats.monthly(thousands(count.answers), count.days)}`)
    if (answerTime.medianMs !== undefined) {
      lines.push(stats.time(seconds(answerTime.medianMs)))
      let from = 0
      for (const { upToMs, count } of answerTime.spread) {
        const upTo = upToMs === undefined ? undefined : upToMs / 1000
        lines.push(`${stats.between(from, upTo)}: ${thousands(count)}`)
        from = upTo ?? 0
      }
    }
    lines.push(stats.hours)
    for (const { hour, answers, right } of hours)
      if (answers > 0) lines.push(`${stats.hour(hour)}: ${shareText({ right, total: answers }, texts)}`)
  }
  if (coverage.length > 0) {
    const { shown, more, unmet } = shownCoverage(figures)
    lines.push(stats.coverage)
    for (const item of shown)
      lines.push(`${harmless(nameOf(item))}: ${stats.of(thousands(item.known), thousands(item.total))}`)
    if (more > 0) lines.push(stats.more(more))
    if (unmet > 0) lines.push(stats.unmet(unmet))
  }
  return lines
}
