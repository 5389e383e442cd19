import { contrastIds } from '../kinds/index.ts'
import {
  addGroup,
  byText,
  calibrationOf,
  countNumbers,
  type Day,
  type Memory,
  type PredictedGroup,
  type PredictedGroups,
} from '../model/index.ts'
import { addDays, askedFrom, loads } from '../schedule/index.ts'
import { type CoverageAhead, coverageAhead, coverageAt } from './coverage.ts'
import { type DailyStats, type DayStats, longestTime } from './daily-stats.ts'
import { figuresOfDay, sum } from './day-figures.ts'
import type { Coverage } from './figures.ts'
import { type Facts, type Values, valuesOf } from './statistics.ts'

/** Progress in figures: everything that statistics and report show. */
export interface Figures extends Values {
  day: Day
  /** The first day that is counted, where one was asked for. */
  since?: Day
  /** Cards that fall due on each of the next 30 days, today (with what is overdue) first. */
  forecast: { day: Day; count: number }[]
  answerTime: {
    medianMs?: number
    /** Answers by how long they took: up to so many milliseconds (none: longer than all). */
    spread: { upToMs?: number; count: number }[]
  }
  /** Answers by the hour of the learner's clock, 24 of them. */
  hours: { hour: number; answers: number; right: number }[]
  /** Commands, the least known first. */
  coverage: Coverage[]
}

/** How the recall that was predicted of first answers of a day compares with what happened, from a day on. */
export function calibrated(stats: DailyStats, since: Day | undefined): PredictedGroup[] {
  const groups: PredictedGroups = new Map()
  for (const [day, { predicted }] of stats.days)
    if (since === undefined || day >= since)
      for (const [number, group] of predicted) addGroup(groups, number, group)
  return calibrationOf(groups)
}

// Seconds up to which answer times are grouped.
const edges = [2, 5, 10, 15, 20, 30, 45, 60]

/** How many answers took so many tenths of a second, on all days or on some; the shortest time first. */
function tenthsOf(all: DailyStats['tenths'], some: readonly DayStats[] | undefined): [number, number][] {
  if (!some) return [...all].sort(([a], [b]) => a - b)
  const counts = new Uint32Array(longestTime + 1)
  for (const { times } of some) countNumbers(times, counts)
  return [...counts].flatMap((count, time): [number, number][] => (count > 0 ? [[time, count]] : []))
}

function answerTime(tenths: readonly [time: number, count: number][]): Figures['answerTime'] {
  const total = sum(tenths.map(([, count]) => count))
  // The time that so many others are not longer than.
  const ranked = (rank: number): number => {
    let passed = 0
    return tenths.find(([, count]) => {
      passed += count
      return passed > rank
    })![0]
  }
  const spread = [...edges, undefined].map((edge) => ({ upToMs: edge && edge * 1000, count: 0 }))
  for (const [time, count] of tenths)
    spread.find(({ upToMs = Number.POSITIVE_INFINITY }) => time * 100 <= upToMs)!.count += count
  return {
    medianMs: total === 0 ? undefined : (ranked((total - 1) >> 1) + ranked(total >> 1)) * 50,
    spread,
  }
}

const daysAhead = 30

/** The cards that come on each of the next 30 days; those whose day has come count for today. */
function forecast(
  { cardIndex, progress, day }: Facts,
  memories: readonly (Memory | undefined)[],
): Figures['forecast'] {
  const from: (Day | '')[] = []
  const { held } = progress
  const add = (id: string, memory: Memory, changed?: number): void => {
    const asked = askedFrom(memory, held[id], changed)
    if (asked !== 'always') from.push(asked)
  }
  const { ids, changed } = cardIndex
  for (const [index, memory] of memories.entries()) if (memory) add(ids[index]!, memory, changed[index])
  for (const { id } of contrastIds(ids, progress)) {
    const memory = progress.cards[id]
    if (memory) add(id, memory)
  }
  const counts = new Map(loads(from, day).map((load) => [load.day, load.count]))
  return Array.from({ length: daysAhead }, (_, ahead) => {
    const name = addDays(day, ahead)
    return { day: name, count: counts.get(name) ?? 0 }
  })
}

/** The answers of some days by the hour. */
function hoursOf(counts: readonly DayStats[]): Figures['hours'] {
  const all = Array.from({ length: 24 }, (_, hour) => ({ hour, answers: 0, right: 0 }))
  for (const { hours, rightHours } of counts)
    for (const each of all) {
      each.answers += hours[each.hour]!
      each.right += rightHours[each.hour]!
    }
  return all
}

/** Figures that hold for the day on which they were made, as long as nothing changes but the time. */
export interface FiguresOfDay extends Omit<Figures, 'coverage'> {
  coverage: CoverageAhead[]
}

/** The figures at an instant of their day. */
export const figuresAt = (figures: FiguresOfDay, at: number): Figures => ({
  ...figures,
  coverage: coverageAt(figures.coverage, at),
})

/** Everything that statistics and report show. */
export function figuresOf(facts: Facts): FiguresOfDay {
  const { dailyStats, cardIndex, progress, day, since } = facts
  const memories = cardIndex.ids.map((id) => progress.cards[id])
  const counted = [...dailyStats.days]
    .filter(([name]) => since === undefined || name >= since)
    .sort(byText(([key]) => key))
  const counts = counted.map(([, count]) => count)
  const days = counted.map(([name, count]) => figuresOfDay(name, count))
  return {
    day,
    since,
    ...valuesOf({ ...facts, memories, counts, days }),
    forecast: forecast(facts, memories),
    answerTime: answerTime(tenthsOf(dailyStats.tenths, since === undefined ? undefined : counts)),
    hours: hoursOf(counts),
    coverage: coverageAhead(cardIndex, memories),
  }
}
