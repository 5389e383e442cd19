import { contrastIds } from '../kinds/index.ts'
import {
  addGroup,
  calibrationOf,
  countNumbers,
  type Day,
  type Memory,
  type PredictedGroup,
  type PredictedGroups,
} from '../model/index.ts'
import { addDays, askedFrom, loads } from '../schedule/index.ts'
import { coverageOf } from './coverage.ts'
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
  for (const [day, { predicted }] of stats)
    if (since === undefined || day >= since)
      for (const [number, group] of predicted) addGroup(groups, number, group)
  return calibrationOf(groups)
}

// Seconds up to which answer times are grouped.
const edges = [2, 5, 10, 15, 20, 30, 45, 60]

function answerTime(counts: readonly DayStats[]): Figures['answerTime'] {
  const tenths = new Uint32Array(longestTime + 1)
  for (const { times } of counts) countNumbers(times, tenths)
  const total = sum(tenths)
  // The time that so many others are not longer than.
  const ranked = (rank: number): number => {
    let time = 0
    for (let passed = tenths[0]!; passed <= rank; passed += tenths[time]!) time++
    return time
  }
  const upTo = (seconds: number): number => sum(tenths.subarray(0, seconds * 10 + 1))
  return {
    medianMs: total === 0 ? undefined : (ranked((total - 1) >> 1) + ranked(total >> 1)) * 50,
    spread: [
      ...edges.map((edge, index) => ({
        upToMs: edge * 1000,
        count: upTo(edge) - (index === 0 ? 0 : upTo(edges[index - 1]!)),
      })),
      { count: total - upTo(edges.at(-1)!) },
    ],
  }
}

/** The cards that come on each of the next 30 days; those whose day has come count for today. */
function forecast(
  { cardIndex, progress, day }: Facts,
  memories: readonly (Memory | undefined)[],
): Figures['forecast'] {
  const contrasts = contrastIds(new Set(cardIndex.ids), progress)
  const from = [
    ...cardIndex.ids.map((id, index) => ({ id, memory: memories[index], changed: cardIndex.changed[index] })),
    ...contrasts.map((id) => ({ id, memory: progress.cards[id], changed: undefined })),
  ].flatMap(({ id, memory, changed }) => {
    const asked = memory ? askedFrom(memory, progress.held[id], changed) : 'always'
    return asked === 'always' ? [] : [asked]
  })
  const counts = new Map(loads(from, day).map((load) => [load.day, load.count]))
  return Array.from({ length: 30 }, (_, ahead) => {
    const name = addDays(day, ahead)
    return { day: name, count: counts.get(name) ?? 0 }
  })
}

/** Everything that statistics and report show. */
export function figuresOf(facts: Facts): Figures {
  const { dailyStats, cardIndex, progress, day, since } = facts
  const memories = cardIndex.ids.map((id) => progress.cards[id])
  const counted = [...dailyStats]
    .filter(([name]) => since === undefined || name >= since)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const counts = counted.map(([, count]) => count)
  const days = counted.map(([name, count]) => figuresOfDay(name, count))
  return {
    day,
    since,
    ...valuesOf({ ...facts, memories, counts, days }),
    forecast: forecast(facts, memories),
    answerTime: answerTime(counts),
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      answers: sum(counts.map((count) => count.hours[hour]!)),
      right: sum(counts.map((count) => count.rightHours[hour]!)),
    })),
    coverage: coverageOf(cardIndex, memories, facts.retrievability),
  }
}
