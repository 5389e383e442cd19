import { addDays as later } from 'date-fns/addDays'
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays'
import { formatISO } from 'date-fns/formatISO'
import { parseISO } from 'date-fns/parseISO'
import type { Day } from '../model/index.ts'

const hourMs = 3_600_000
/** A day in milliseconds. */
export const dayMs = 24 * hourMs

/** How far the learner's clock is ahead of UTC at an instant (milliseconds since 1970), in minutes. */
export type OffsetMinutes = (at: number) => number

/** Days since 1970-01-01 of a calendar day. */
export const dayNumber = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs)

/** The beginning of a calendar day in UTC. */
export const dayStart = (day: Day): Date => new Date(dayNumber(day) * dayMs)

/** The calendar day that is so many days after 1970-01-01. */
export const dayFrom = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10) as Day

/** The learner's day at an instant: it turns at `rolloverHour` by the clock on the wall, so a day of 23 or 25 hours is still one day. */
export const learnerDay = (at: number, offset: OffsetMinutes, rolloverHour: number): Day =>
  dayFrom(Math.floor((at + offset(at) * 60_000 - rolloverHour * hourMs) / dayMs))

/** The place of a day in its week, 0 is Monday. */
export const weekday = (day: Day): number => (dayNumber(day) + 3) % 7

/** The day that is `days` after another. */
export const addDays = (day: Day, days: number): Day =>
  formatISO(later(parseISO(day), days), { representation: 'date' }) as Day

/** How many days `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  differenceInCalendarDays(parseISO(to), parseISO(from))
