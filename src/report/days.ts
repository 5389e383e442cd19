import type { DayFigures, Figures, Share } from '../insight/index.ts'
import type { Day } from '../model/index.ts'
import { addDays, daysBetween } from '../schedule/index.ts'

/** Some days taken together. */
export interface Span {
  /** Its first day. */
  from: Day
  answers: number
  right: number
}

const mostBars = 130

const earliest = (a: Day, b: Day): Day => (a < b ? a : b)
const latest = (a: Day, b: Day): Day => (a > b ? a : b)

/** The first day that a chart of days shows: the one that was asked for, otherwise 90 days back or the first answer, and two weeks at least. */
export function firstDay({ day, since, days }: Figures): Day {
  const begun = earliest(days[0]?.day ?? day, addDays(day, -13))
  if (since === undefined) return latest(begun, addDays(day, -89))
  // Years before the first answer would be an empty half of a chart.
  return earliest(day, daysBetween(since, day) < mostBars ? since : latest(since, begun))
}

/** How many days one bar stands for, so that a chart has not too many of them. */
export const stepOf = (days: number): number =>
  [1, 7, 28, 364].find((step) => days / step <= mostBars) ?? 3640

/** Days from one to another in equal spans, the last of which ends with the last day. */
export function spans(days: readonly DayFigures[], from: Day, to: Day, step: number): Span[] {
  const count = Math.max(1, Math.ceil((daysBetween(from, to) + 1) / step))
  const start = addDays(to, 1 - count * step)
  const made = Array.from(
    { length: count },
    (_, index): Span => ({ from: addDays(start, index * step), answers: 0, right: 0 }),
  )
  for (const { day, answers, right } of days) {
    const span = made[Math.floor(daysBetween(start, day) / step)]
    if (!span || day > to) continue
    span.answers += answers
    span.right += right
  }
  return made
}

/** Numbers and days in a language. */
export function wordsOf(locale: string) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const tenth = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (day: Day): string => format.format(new Date(`${day}T00:00:00Z`))
  }
  return {
    number: (value: number): string => whole.format(value),
    tenth: (value: number): string => tenth.format(value),
    oneDecimal: (value: number): string => oneDecimal.format(value),
    /** A share of 1. */
    percent: (share: number): string => `${tenth.format(share * 100)}%`,
    date: dates({ day: 'numeric', month: 'long', year: 'numeric' }),
    shortDate: dates({ day: 'numeric', month: 'short' }),
    month: dates({ month: 'short' }),
    monthOfYear: dates({ month: 'short', year: 'numeric' }),
    weekday: dates({ weekday: 'short' }),
  }
}

/** How numbers and days are written. */
export type Words = ReturnType<typeof wordsOf>

/** A share as a percentage, – of nothing. */
export const percentOf = ({ right, total }: Share, words: Words): string =>
  total > 0 ? words.percent(right / total) : '–'
