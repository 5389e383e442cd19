import type { Card } from '../../src/model/index.ts'
import type { Limits } from '../../src/schedule/index.ts'
import type { Answered, PlayedDay, School } from './simulate.ts'

/** Ten minutes a day. */
export const tenMinutes: Limits = { newPerDay: 20, reviewsPerDay: 200, minutes: 10, catchUp: true }

/** A row of the table, about one day. */
export interface Row {
  day: number
  answers: number
  new: number
  /** Answers that are whole command lines, in per cent. */
  lines: number
  /** Different lines among them. */
  distinct: number
  /** Different lines in per cent of all answers, rounded down. */
  share: number
  minutes: number
  left: number
}

const isLine = ({ card }: Answered): boolean => card.kind === 'command'

/** The days as rows. */
export const rowsOf = (days: readonly PlayedDay[]): Row[] =>
  days.map(({ answers, minutes, left }, index) => {
    const lines = answers.filter(isLine)
    const distinct = new Set(lines.map(({ card }) => card.id)).size
    const percent = (count: number): number => (100 * count) / Math.max(1, answers.length)
    return {
      day: index + 1,
      answers: answers.length,
      new: answers.filter(({ first }) => first).length,
      lines: Math.round(percent(lines.length)),
      distinct,
      share: Math.floor(percent(distinct)),
      minutes: Math.round(10 * minutes) / 10,
      left,
    }
  })

/** The day on which the goal was reached; 0 when that was never. */
export const reachedOn = (days: readonly PlayedDay[]): number => days.findIndex(({ reached }) => reached) + 1

/** A table as text. */
export const tableText = (title: string, rows: readonly Row[]): string =>
  [
    title,
    ' day  answers  new  lines  distinct  share  minutes  left',
    ...rows.map(({ day, answers, new: fresh, lines, distinct, share, minutes, left }) =>
      [
        String(day).padStart(4),
        String(answers).padStart(9),
        String(fresh).padStart(5),
        `${lines} %`.padStart(7),
        String(distinct).padStart(10),
        `${share} %`.padStart(7),
        minutes.toFixed(1).padStart(9),
        String(left).padStart(6),
      ].join(''),
    ),
  ].join('\n')

/** Prints a table, to be read. */
export const show = (table: string): void => void process.stderr.write(`${table}\n\n`)

/** Whether a line has an option or an argument. */
export const saysMore = ({ entry }: Card): boolean =>
  entry.kind === 'task' && entry.answers[0]!.split(/\s+/).length > 2

/** Tasks that were asked before a part of their line was met. */
export function brokenNeeds(days: readonly PlayedDay[], school: School): string[] {
  const met = new Set<string>()
  const known = new Set(school.cards.map(({ id }) => id as string))
  const broken: string[] = []
  for (const { card, first } of days.flatMap(({ answers }) => answers)) {
    const missing = first ? school.needs(card).filter((id) => known.has(id) && !met.has(id)) : []
    broken.push(...missing.map((id) => `${card.id} before ${id}`))
    met.add(card.id)
  }
  return broken
}

/** Cards of one subject that were asked on the same day. */
export function siblingsTogether(days: readonly PlayedDay[]): string[] {
  return days.flatMap(({ answers }, index) => {
    const subjects = new Map<string, string>()
    return answers.flatMap(({ card }) => {
      const { subject } = card.entry
      const other = subjects.get(subject)
      subjects.set(subject, card.id)
      return other !== undefined && other !== card.id ? [`day ${index + 1}: ${other} and ${card.id}`] : []
    })
  })
}
