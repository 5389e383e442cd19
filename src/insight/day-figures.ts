import type { Day, Memory } from '../model/index.ts'
import { dayNumber as numberOf } from '../schedule/index.ts'
import type { DayStats } from './daily-stats.ts'
import type { DayFigures, Share } from './figures.ts'

// Thousands of cards share a few hundred days.
const numbers = new Map<Day, number>()
function dayNumber(day: Day): number {
  let number = numbers.get(day)
  if (number === undefined) {
    number = numberOf(day)
    numbers.set(day, number)
  }
  return number
}

/** The days between the last answer to a card and the day on which it is due. */
export const interval = (memory: Memory): number => dayNumber(memory.due) - dayNumber(memory.day)

export const sum = (numbers: Iterable<number>): number => {
  let all = 0
  for (const number of numbers) all += number
  return all
}

/** The share of several taken together. */
export const addedShares = (shares: readonly Share[]): Share => ({
  right: sum(shares.map(({ right }) => right)),
  total: sum(shares.map(({ total }) => total)),
})

/** The figures of a day, from its counts. */
export const figuresOfDay = (day: Day, count: DayStats | undefined): DayFigures => {
  const answers = sum(count?.grades ?? [])
  return {
    day,
    answers,
    right: answers - (count?.grades[0] ?? 0),
    new: count?.new ?? 0,
    reviews: (count?.young.total ?? 0) + (count?.mature.total ?? 0),
    tookMs: count?.tookMs ?? 0,
  }
}
