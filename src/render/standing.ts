import type { Texts } from '../i18n/index.ts'
import type { Figures } from '../insight/index.ts'
import { type Day, grades } from '../model/index.ts'

/** A count with its thousands apart. */
export const counted = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** A part of a whole in per cent. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((100 * part) / whole)

/** A command as it is typed. */
export const nameOf = ({ program, command }: { program: string; command: string }): string =>
  `${program} ${command}`.trim()

/** A share in words. */
export const shareText = ({ right, total }: { right: number; total: number }, texts: Texts): string =>
  total === 0 ? texts.stats.noShare : texts.stats.share(percent(right, total), counted(total))

/** Answers of each grade, the worst first. */
const gradeTexts = (figures: Figures, texts: Texts): string =>
  grades.map((grade) => `${texts.quiz.grades[grade]} ${counted(figures.grades[grade])}`).join(', ')

/** Where the learner stands, as labels with what is said of each. */
export function standing(figures: Figures, texts: Texts): [label: string, value: string][] {
  const { stats } = texts
  const { today, streak, cards, days } = figures
  const mean = (count: (day: Figures['days'][number]) => number): string =>
    (days.reduce((all, day) => all + count(day), 0) / Math.max(1, days.length)).toFixed(1)
  // What failed last is neither young nor mature: it is being learnt again.
  const forgotten = cards.met - cards.young - cards.mature
  return [
    [
      stats.today,
      today.answers === 0
        ? stats.noAnswers
        : stats.answers(
            counted(today.answers),
            percent(today.right, today.answers),
            today.new,
            texts.duration(today.tookMs),
          ),
    ],
    [stats.waiting, stats.due(today.due, today.fresh)],
    [stats.streak, stats.run(streak.days, streak.longest)],
    [
      stats.cards,
      [
        stats.met(counted(cards.met), counted(cards.total)),
        ...(cards.met > 0 ? [stats.young(counted(cards.young)), stats.mature(counted(cards.mature))] : []),
        ...(forgotten > 0 ? [stats.forgotten(counted(forgotten))] : []),
        ...(cards.suspended > 0 ? [stats.suspended(cards.suspended)] : []),
        ...(cards.leeches > 0 ? [stats.leeches(cards.leeches)] : []),
      ].join(', '),
    ],
    ...(days.length === 0
      ? []
      : ([
          [
            stats.average,
            stats.averages(
              mean(({ answers }) => answers),
              mean(({ reviews }) => reviews),
              mean((day) => day.new),
              days.length,
            ),
          ],
          [stats.grades, gradeTexts(figures, texts)],
        ] as [string, string][])),
  ]
}

/** Cards due today, tomorrow, within a week and within all days that are looked at. */
export function dueText({ forecast }: Figures, texts: Texts): string {
  const within = (days: number): number => forecast.slice(0, days).reduce((all, { count }) => all + count, 0)
  return texts.stats.ahead(
    counted(within(1)),
    counted(within(2) - within(1)),
    counted(within(7)),
    counted(within(forecast.length)),
  )
}

/** Of which commands a screen has room for: those of which something was met, the least known first. */
export function shownCoverage({ coverage }: Figures): {
  shown: Figures['coverage']
  more: number
  unmet: number
} {
  const met = coverage.filter((item) => item.met > 0)
  const shown = met.slice(0, 12)
  return { shown, more: met.length - shown.length, unmet: coverage.length - met.length }
}

/** Seconds to a tenth. */
export const seconds = (ms: number): string => (ms / 1000).toFixed(1)

/** The month of a day: `2026-11`. */
export const monthOf = (day: Day): string => day.slice(0, 7)
