import type { Texts } from '../i18n/index.ts'
import { grades, isKnown, type Memory, type Progress, thousands } from '../model/index.ts'
import { secondsSpent, streaks } from '../schedule/index.ts'
import type { CardIndex } from './card-index.ts'
import type { DailyStats, DayStats } from './daily-stats.ts'
import { addedShares, figuresOfDay, interval, sum } from './day-figures.ts'
import { type DayFigures, type Grades, matureFrom, type Share } from './figures.ts'
import { leechFrom } from './weak.ts'

/** The input of every statistic. */
export interface Facts {
  dailyStats: DailyStats
  /** The cards of the decks. */
  cardIndex: CardIndex
  progress: Progress
  day: DayFigures['day']
  /** The first day that is counted. It limits what happened (days, grades, retention, times, hours), not where the learner stands. */
  since?: DayFigures['day']
  /** The cards that a quiz would ask today. */
  waiting: { due: number; fresh: number }
  /** The retention that is asked for. */
  desired: number
}

/** The facts with what several statistics need of them. */
export interface Counted extends Facts {
  /** Of each card of the index, in its order. */
  memories: readonly (Memory | undefined)[]
  /** The days that are counted, oldest first. */
  counts: readonly DayStats[]
  days: readonly DayFigures[]
}

/** How numbers are written on a page. */
export interface Numbers {
  number(count: number): string
  /** A share from 0 to 1. */
  percent(share: number): string
}

type Said = readonly (readonly [label: string, text: string])[]

/** One statistic: its value, which `--json` has under the name of its row, and its words, which the terminal and the report show. */
interface Statistic<V> {
  value(counted: Counted): V
  /** Lines of a label and what is said of it; none where a drawing of its own says it. */
  said(value: V, texts: Texts, days: readonly DayFigures[]): Said
  /** On top of the report: a name, the figure in large, a detail. What is said by default; none where a drawing of its own shows it. */
  tile?(
    value: V,
    texts: Texts,
    numbers: Numbers,
  ): readonly [name: string, figure: string, detail: string] | undefined
}

const row = <V>(statistic: Statistic<V>): Statistic<V> => statistic

/** A part of a whole in per cent. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole)

/** Every statistic that is said in words, in the order in which it is said. A new one is a row here and its words in each language. */
export const statistics = {
  today: row({
    value: ({ dailyStats, day, waiting }) => ({ ...figuresOfDay(day, dailyStats.days.get(day)), ...waiting }),
    said: ({ answers, right, new: fresh, tookMs, ...waiting }, { stats, duration }) => [
      [
        stats.today,
        answers === 0
          ? stats.noAnswers
          : stats.answers(
              thousands(answers),
              percent(right, answers),
              fresh,
              duration(1000 * secondsSpent({ answers, tookMs })),
            ),
      ],
      [stats.waiting, stats.due(waiting.due, waiting.fresh)],
    ],
    tile: ({ answers, right, due, fresh }, { report }, { number }) => [
      report.today,
      number(answers),
      report.todayDetail(number(right), number(due), number(fresh)),
    ],
  }),
  streak: row({
    value: ({ dailyStats, day }) => streaks(dailyStats.days.keys(), day),
    said: ({ days, longest }, { stats }) => [[stats.streak, stats.run(days, longest)]],
    tile: ({ days, longest }, { report }, { number }) => [
      report.streak,
      report.days(number(days)),
      report.longest(report.days(number(longest))),
    ],
  }),
  cards: row({
    value({ cardIndex: { ids }, memories, progress }) {
      const counts = {
        /** Cards that the decks make. */
        total: ids.length,
        /** Answered at least once. */
        met: 0,
        /** Known ones: right on a later day than the one they were begun or missed on. */
        recalled: 0,
        /** Right last time, with an interval shorter than 21 days. */
        young: 0,
        mature: 0,
        suspended: 0,
        leeches: 0,
      }
      for (const memory of memories) {
        if (memory === undefined) continue
        counts.met++
        if (isKnown(memory)) counts.recalled++
        if (memory.lapses >= leechFrom) counts.leeches++
        // A card that failed last is being learnt again.
        if (!memory.failed) counts[interval(memory) >= matureFrom ? 'mature' : 'young']++
      }
      const always = new Set(Object.keys(progress.held).filter((id) => progress.held[id] === 'always'))
      if (always.size > 0) counts.suspended = ids.filter((id) => always.has(id)).length
      return counts
    },
    said({ total, met, recalled, young, mature, suspended, leeches }, { stats }) {
      // A card that failed last is neither young nor mature: it is being learnt again.
      const forgotten = met - young - mature
      const parts = [
        stats.met(thousands(met), thousands(total)),
        ...(met > 0 ? [stats.recalled(thousands(recalled))] : []),
        ...(mature > 0 ? [stats.mature(thousands(mature))] : []),
        ...(forgotten > 0 ? [stats.forgotten(thousands(forgotten))] : []),
        ...(suspended > 0 ? [stats.suspended(suspended)] : []),
        ...(leeches > 0 ? [stats.leeches(leeches)] : []),
      ]
      return [[stats.cards, parts.join(', ')]]
    },
    tile: ({ total, met, recalled }, { report }, { number }) => [
      report.cardsKnown,
      number(recalled),
      report.cardsDetail(number(total), number(met)),
    ],
  }),
  /** Share of first answers of a day to known cards that were right, against the retention that is asked for. */
  retention: row({
    value({ counts, desired }) {
      const young: Share = addedShares(counts.map((count) => count.young))
      const mature: Share = addedShares(counts.map((count) => count.mature))
      return { desired, young, mature, all: addedShares([young, mature]) }
    },
    said: () => [],
    tile: ({ desired, all: { right, total } }, { report }, numbers) => [
      report.retention,
      total > 0 ? numbers.percent(right / total) : '–',
      total > 0 ? report.desired(numbers.percent(desired)) : report.noRetention,
    ],
  }),
  /** Every day with an answer, oldest first. */
  days: row({
    value: ({ days }) => days,
    said(days, { stats }) {
      const mean = (count: (day: DayFigures) => number): string =>
        (sum(days.map(count)) / days.length).toFixed(1)
      if (days.length === 0) return []
      const [answers, reviews, fresh] = [
        mean((day) => day.answers),
        mean((day) => day.reviews),
        mean((day) => day.new),
      ]
      return [[stats.average, stats.averages(answers, reviews, fresh, days.length)]]
    },
    tile: () => undefined,
  }),
  grades: row({
    value: ({ counts }) =>
      Object.fromEntries(
        grades.map((grade, index) => [grade, sum(counts.map((count) => count.grades[index]!))]),
      ) as Grades,
    said(value, { stats, quiz }, days) {
      const each = grades.map((grade) => `${quiz.grades[grade]} ${thousands(value[grade])}`)
      return days.length === 0 ? [] : [[stats.grades, each.join(', ')]]
    },
    tile: () => undefined,
  }),
}

type Rows = typeof statistics

/** The value of each statistic by its name. */
export type Values = { [N in keyof Rows]: ReturnType<Rows[N]['value']> }

// The rows as one type: each is given the value that it made itself.
const rows = Object.entries(statistics) as [keyof Values, Statistic<unknown>][]

/** The values of all statistics. */
export const valuesOf = (counted: Counted): Values =>
  Object.fromEntries(rows.map(([name, { value }]) => [name, value(counted)])) as Values

/** The statistics as pairs of a label and its text. */
export const standing = (values: Values, texts: Texts): Said =>
  rows.flatMap(([name, { said }]) => said(values[name], texts, values.days))

/** The figures on top of the report. */
export const tilesOf = (
  values: Values,
  texts: Texts,
  numbers: Numbers,
): (readonly [string, string, string])[] =>
  rows.flatMap(([name, { said, tile }]) => {
    const shown = tile?.(values[name], texts, numbers)
    if (tile) return shown ? [shown] : []
    return said(values[name], texts, values.days).map(([label, text]) => [label, text, ''] as const)
  })
