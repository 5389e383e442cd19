import { type LogEvent, type Review, sanitize } from '../model/index.ts'
import type { ExportRow, Format } from './format.ts'

/** A number as one reads it: two figures below ten, no more behind the point than says something. */
const rounded = (value: number): string => String(value >= 10 ? Math.round(value) : Number(value.toFixed(1)))

const shown = (value: unknown): string => {
  if (typeof value === 'number') return rounded(value)
  return value === false ? '' : String(value ?? '')
}

const cell = (value: unknown): string =>
  sanitize(shown(value).replaceAll('\n', ' '))
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')

/** A review in the columns that a reader looks at. */
const reviewRow = (event: Review): ExportRow => ({
  day: event.day,
  card: event.card,
  grade: event.grade,
  answer: event.answer,
  seconds: event.took === undefined ? undefined : event.took / 1000,
  due: event.after.due,
})
const reviewColumns = ['day', 'card', 'grade', 'answer', 'seconds', 'due']

/** A card in the columns that a reader looks at: stability in days, the chance of recall in percent. */
const cardRow = (row: ExportRow): ExportRow => ({
  ...row,
  recall: typeof row.retrievability === 'number' ? `${Math.round(100 * row.retrievability)}%` : '',
})
const cardColumns = ['card', 'about', 'due', 'known', 'recall', 'stability', 'lapses', 'suspended']

const isReview = (event: LogEvent): event is Review => event.type === 'review'

const lines = (rows: readonly ExportRow[], columns: readonly string[]): string =>
  rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |\n`).join('')

/** A table for readers, with few columns and rounded numbers; of the events only the reviews that count. */
export const markdown: Format = {
  begin: (columns) => `| ${columns.join(' | ')} |\n|${columns.map(() => '---|').join('')}\n`,
  rows: (rows, columns) => lines(rows.map(cardRow), columns),
  cardColumns,
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
