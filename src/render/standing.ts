import type { Texts } from '../i18n/index.ts'
import { type Figures, percent } from '../insight/index.ts'
import { type Day, thousands } from '../model/index.ts'

/** A command as it is typed. */
export const nameOf = ({ program, command }: { program: string; command: string }): string =>
  `${program} ${command}`.trim()

/** A share in words. */
export const shareText = ({ right, total }: { right: number; total: number }, texts: Texts): string =>
  total === 0 ? texts.stats.noShare : texts.stats.share(percent(right, total), thousands(total))

/** Cards due today, tomorrow, within a week and within all days that are looked at. */
export function dueText({ forecast }: Figures, texts: Texts): string {
  const within = (days: number): number => forecast.slice(0, days).reduce((all, { count }) => all + count, 0)
  return texts.stats.ahead(
    thousands(within(1)),
    thousands(within(2) - within(1)),
    thousands(within(7)),
    thousands(within(forecast.length)),
  )
}

/** Picks the commands that a screen has room for: of those of which something was met the ones of which the most was, whose options the learner uses. */
export function shownCoverage({ coverage }: Figures): {
  shown: Figures['coverage']
  more: number
  unmet: number
} {
  const met = coverage.filter((item) => item.met > 0).sort((a, b) => b.met - a.met || a.total - b.total)
  const shown = met.slice(0, 12)
  return { shown, more: met.length - shown.length, unmet: coverage.length - met.length }
}

/** Seconds to a tenth. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** The month of a day: `2026-11`. */
export const monthOf = (day: Day): string => day.slice(0, 7)
