import type { LogEvent, Memory } from '../model/index.ts'
import { cellOf, guarded, guardedPlain, separated, unguarded } from './csv-cells.ts'

/** The columns of events as a table. All that is in an event is in its row: what has no column stands as JSON under `more`. */
export const eventColumns = [
  'type',
  'time',
  'day',
  'card',
  'grade',
  'answer',
  'took',
  'hints',
  'due',
  'stability',
  'difficulty',
  'reps',
  'lapses',
  'failed',
  'first',
  'by',
  'counts',
  'id',
  'more',
]

// Half a character cannot be written as UTF-8; JSON escapes it.
const text = (value: unknown): boolean =>
  typeof value === 'string' && (value as string & { isWellFormed(): boolean }).isWellFormed()
const number = (value: unknown): boolean => typeof value === 'number'
const yes = (value: unknown): boolean => value === true
const either = (value: unknown): boolean => typeof value === 'boolean'

type Fits = ReadonlyMap<string, (value: unknown) => boolean>
type Values = Record<string, unknown>

// The fields of an event and of its memory that have a column, and the values that fit there.
const own: Fits = new Map([
  ...['type', 'id', 'card', 'day', 'grade', 'answer', 'by'].map((name) => [name, text] as const),
  ['took', number],
  ['hints', number],
  ['first', yes],
])
const remembered: Fits = new Map([
  ['due', text],
  ...['stability', 'difficulty', 'reps', 'lapses'].map((name) => [name, number] as const),
  ['failed', either],
])

/** The values that have no column; undefined if all have one. */
function without(values: Values, columns: Fits, said: (name: string) => boolean): Values | undefined {
  let rest: Values | undefined
  for (const name in values)
    if (values[name] !== undefined && !columns.get(name)?.(values[name]) && !said(name))
      rest = { ...rest, [name]: values[name] }
  return rest
}

/** An event as the cells of its row; `counts` is false for a review that was taken back. */
export function rowOf(event: LogEvent, counts: boolean): string[] {
  const values = event as unknown as Values
  const review = event.type === 'review'
  const memory = (review ? event.after : {}) as Values
  const { at, day } = event
  const time = Number.isInteger(at) && Math.abs(at) < 8.64e15 ? new Date(at).toISOString() : ''
  let rest = without(values, own, (name) => (name === 'at' && time !== '') || (name === 'after' && review))
  // A memory is as a rule of the time and day of its review.
  const beyond = without(
    memory,
    remembered,
    (name) => (name === 'last' && memory.last === at) || (name === 'day' && memory.day === day),
  )
  if (beyond) rest = { ...rest, after: beyond }
  const more = rest ? JSON.stringify(rest) : ''
  const { type, card, grade, answer, by, id } = values
  const guard = separated([type, day, card, grade, answer, by, id, memory.due, more].join(''))
    ? guarded
    : guardedPlain
  const textCell = (value: unknown): string => (text(value) ? guard(value as string) : '')
  return [
    textCell(values.type),
    time,
    textCell(values.day),
    textCell(values.card),
    textCell(values.grade),
    textCell(values.answer),
    numberCell(values.took),
    numberCell(values.hints),
    textCell(memory.due),
    numberCell(memory.stability),
    numberCell(memory.difficulty),
    numberCell(memory.reps),
    numberCell(memory.lapses),
    typeof memory.failed === 'boolean' ? String(memory.failed) : '',
    values.first === true ? 'true' : '',
    textCell(values.by),
    review ? String(counts) : '',
    textCell(values.id),
    more === '' ? '' : guard(more),
  ]
}

const numberCell = (value: unknown): string => (typeof value === 'number' ? cellOf(value) : '')

/** The event of a row, unchecked; nothing when its cells cannot be one. */
export function eventOf(row: Readonly<Record<string, string>>): Record<string, unknown> | undefined {
  const cell = (name: string): string | undefined => unguarded(row[name] ?? '')
  const numeric = (name: string): number | undefined => {
    const value = cell(name)
    return value === undefined || value.trim() === '' ? undefined : Number(value)
  }
  let more: Record<string, unknown> = {}
  try {
    more = JSON.parse(cell('more') ?? '{}') as Record<string, unknown>
  } catch {
    return undefined
  }
  if (typeof more !== 'object' || more === null) return undefined
  const { after: beyond, ...rest } = more
  const [type, day] = [cell('type'), cell('day')]
  const event: Record<string, unknown> = {
    type,
    id: cell('id'),
    card: cell('card'),
    at: row.time ? Date.parse(row.time) : undefined,
    day,
    grade: cell('grade'),
    answer: cell('answer'),
    took: numeric('took'),
    hints: numeric('hints'),
    first: /^true$/i.test(row.first ?? '') || undefined,
    by: cell('by'),
    ...rest,
  }
  if (type === 'review') {
    const memory: Partial<Record<keyof Memory, unknown>> = {
      stability: numeric('stability'),
      difficulty: numeric('difficulty'),
      due: cell('due'),
      last: event.at,
      day,
      reps: numeric('reps'),
      lapses: numeric('lapses'),
      failed: /^(?:true|false)$/i.test(row.failed ?? '') ? /^true$/i.test(row.failed ?? '') : undefined,
    }
    event.after = { ...defined(memory), ...(beyond as object | undefined) }
  } else if (beyond !== undefined) event.after = beyond
  return defined(event)
}

const defined = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined))
