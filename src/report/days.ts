import type { Texts } from '../i18n/index.ts'
import type { DayFigures, Figures, Share } from '../insight/index.ts'
import { type Day, thousands } from '../model/index.ts'
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
    if (day < start || day > to) continue
    const span = made[Math.floor(daysBetween(start, day) / step)]!
    span.answers += answers
    span.right += right
  }
  return made
}

/** A number with one decimal or, unless it always has one, with none where that is 0. */
function rounded(value: number, always: boolean): string {
  const [whole, decimal] = value.toFixed(1).split('.') as [string, string]
  return decimal === '0' && !always ? thousands(Number(whole)) : `${thousands(Number(whole))}.${decimal}`
}

/** Numbers and days in a language. Intl writes them, too, but takes a fifth of a start to load. */
export function wordsOf({ calendar }: Texts) {
  const parts = (day: Day) => day.split('-').map(Number) as [year: number, month: number, day: number]
  return {
    number: (value: number): string => thousands(Math.round(value)),
    tenth: (value: number): string => rounded(value, false),
    oneDecimal: (value: number): string => rounded(value, true),
    /** A share of 1. */
    percent: (share: number): string => `${rounded(share * 100, false)}%`,
    date(day: Day): string {
      const [year, month, date] = parts(day)
      return calendar.date(date, month, year)
    },
    shortDate(day: Day): string {
      const [, month, date] = parts(day)
      return calendar.shortDay(date, month)
    },
    month: (day: Day): string => calendar.shortMonths[parts(day)[1] - 1]!,
    monthOfYear(day: Day): string {
      const [year, month] = parts(day)
      return calendar.monthOfYear(month, year)
    },
    /** The name of a day of the week, 0 is Monday. */
    weekday: (index: number): string => calendar.shortWeekdays[index]!,
  }
}

/** How numbers and days are written. */
export type Words = ReturnType<typeof wordsOf>

/** A share as a percentage, – of nothing. */
export const percentOf = ({ right, total }: Share, words: Words): string =>
  total > 0 ? words.percent(right / total) : '–'
