import { harmless, type LogEvent, type Review } from '../model/index.ts'
import type { Format, Row } from './format.ts'

const cell = (value: unknown): string =>
  harmless(String(value ?? '').replaceAll('\n', ' '))
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')

/** A review in the columns that a reader looks at. */
const reviewRow = (event: Review): Row => ({
  time: Number.isFinite(new Date(event.at).getTime()) ? new Date(event.at).toISOString() : '',
  day: event.day,
  card: event.card,
  grade: event.grade,
  answer: event.answer,
  seconds: event.took === undefined ? undefined : Math.round(event.took / 100) / 10,
  hints: event.hints,
  due: event.after.due,
  stability: event.after.stability,
  difficulty: event.after.difficulty,
})
const reviewColumns = [
  'time',
  'day',
  'card',
  'grade',
  'answer',
  'seconds',
  'hints',
  'due',
  'stability',
  'difficulty',
]

const isReview = (event: LogEvent): event is Review => event.type === 'review'

const lines = (rows: readonly Row[], columns: readonly string[]): string =>
  rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |\n`).join('')

/** A table for readers; of the events only the reviews that count. */
export const markdown: Format = {
  begin: (columns) => `| ${columns.join(' | ')} |\n|${columns.map(() => '---|').join('')}\n`,
  rows: lines,
  end: () => '',
  eventColumns: reviewColumns,
  wants: (event, counts) => isReview(event) && counts(event),
  events: (events) =>
    lines(
      events
        .map(({ event }) => event)
        .filter(isReview)
        .map(reviewRow),
      reviewColumns,
    ),
}
