import { parse } from 'csv-parse/sync'
import { grades } from '../model/index.ts'
import type { Answer } from './history.ts'

/** A line that cannot be used, and why. */
export interface BadLine {
  line: number
  reason: 'columns' | 'rating' | 'time'
}

const columns = ['card_id', 'review_rating', 'review_time'] as const

/** Milliseconds since 1970 of a time in ISO form or in milliseconds; undefined for anything else. */
function timeOf(text: string): number | undefined {
  const at = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Date.parse(text)
  return Number.isFinite(at) && at > 0 ? at : undefined
}

/** Reads a log of reviews from elsewhere, with the columns card_id, review_rating (1 to 4) and review_time. `dayAt` numbers the learner's days. Undefined where a column is missing. */
export function answersIn(
  text: string,
  dayAt: (at: number) => number,
): { answers: Answer[]; bad: BadLine[] } | undefined {
  const [head, ...rows] = parse(text.replace(/^\uFEFF/, ''), {
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    trim: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  const places = columns.map((name) => head?.record.indexOf(name) ?? -1)
  if (places.includes(-1)) return undefined
  const answers: Answer[] = []
  const bad: BadLine[] = []
  for (const { record, info } of rows) {
    const [card = '', rating = '', time = ''] = places.map((place) => record[place])
    const grade = grades[Number(rating) - 1]
    const at = timeOf(time)
    if (card === '' || time === '') bad.push({ line: info.lines, reason: 'columns' })
    else if (!grade) bad.push({ line: info.lines, reason: 'rating' })
    else if (at === undefined) bad.push({ line: info.lines, reason: 'time' })
    else answers.push({ card, at, day: dayAt(at), grade })
  }
  return { answers, bad }
}
