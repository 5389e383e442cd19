import { contrastIds } from '../kinds/index.ts'
import { type Day, grades, type Memory, type Progress } from '../model/index.ts'
import { addDays, askedFrom, loads, dayNumber as numberOf, streaks } from '../schedule/index.ts'
import type { CardIndex } from './card-index.ts'
import { coverageOf } from './coverage.ts'
import { type DailyStats, type DayStats, longestTime } from './daily-stats.ts'
import { type DayFigures, type Figures, matureFrom, type Share } from './figures.ts'
import { leechFrom } from './weak.ts'

/** All that figures are made of. */
export interface Facts {
  dailyStats: DailyStats
  /** The cards of the decks. */
  cardIndex: CardIndex
  progress: Progress
  day: Day
  /** The first day that is counted. It limits what happened (days, grades, retention, times, hours), not where the learner stands. */
  since?: Day
  /** What a quiz would ask today. */
  waiting: { due: number; fresh: number }
  /** The retention that is asked for. */
  desired: number
  /** The chance of recalling a card now. */
  retrievability(memory: Memory): number
}

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

const sum = (numbers: Iterable<number>): number => {
  let all = 0
  for (const number of numbers) all += number
  return all
}

const figuresOfDay = (day: Day, count: DayStats | undefined): DayFigures => {
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

const added = (shares: readonly Share[]): Share => ({
  right: sum(shares.map(({ right }) => right)),
  total: sum(shares.map(({ total }) => total)),
})

// Seconds up to which answer times are grouped.
const edges = [2, 5, 10, 15, 20, 30, 45, 60]

function answerTime(counts: readonly DayStats[]): Figures['answerTime'] {
  const tenths = new Uint32Array(longestTime + 1)
  let total = 0
  for (const { times } of counts)
    for (const time of times) {
      tenths[time]!++
      total++
    }
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

const interval = (memory: Memory): number => dayNumber(memory.due) - dayNumber(memory.day)

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
  const known = memories.filter((memory) => memory !== undefined)
  // What failed last is being learnt again.
  const held = known.filter(({ failed }) => !failed)
  const mature = held.filter((memory) => interval(memory) >= matureFrom).length
  const young = added(counts.map((count) => count.young))
  const old = added(counts.map((count) => count.mature))
  return {
    day,
    since,
    today: { ...figuresOfDay(day, dailyStats.get(day)), ...facts.waiting },
    streak: streaks(dailyStats.keys(), day),
    cards: {
      total: cardIndex.ids.length,
      met: known.length,
      young: held.length - mature,
      mature,
      suspended: cardIndex.ids.filter((id) => progress.held[id] === 'always').length,
      leeches: known.filter(({ lapses }) => lapses >= leechFrom).length,
    },
    days: counted.map(([name, count]) => figuresOfDay(name, count)),
    grades: Object.fromEntries(
      grades.map((grade, index) => [grade, sum(counts.map((count) => count.grades[index]!))]),
    ) as Figures['grades'],
    retention: { desired: facts.desired, young, mature: old, all: added([young, old]) },
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
