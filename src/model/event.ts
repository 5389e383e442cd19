import { type Grade, type LogEvent, sequenceOf } from './review.ts'

/** The version of the log's format that this program writes and reads; an event of a higher one says so in `v`. */
const logVersion = 1

/** Changes with the types of events that are understood and with what a field may hold; caches of the log then count for nothing. */
export const eventReader = 7

/** Why a value is not an event: a later version wrote it and says that older ones cannot go on from it (`newer`), its type is not known here (`unknown`), or a field that it needs is missing or wrong (`damaged`). */
export type EventFault = 'newer' | 'unknown' | 'damaged'

interface Rule {
  fits(value: unknown): boolean
  /** Without it there is no event; any other field is dropped when it is wrong. */
  needed: boolean
  /** It may be missing, although the event cannot be used when it is wrong. */
  absent?: boolean
}

type Rules = readonly (readonly [name: string, rule: Rule])[]

const longestText = 100_000
// An answer is whatever was pasted; its length was never limited when it was written.
const longestAnswer = 16 << 20
const mostPairs = 1000
// The years that a day has room for: 0000 to 9999.
const [earliestTime, latestTime] = [Date.parse('0000-01-01T00:00:00Z'), Date.UTC(10_000)]
// Leaves room below 2^53, so that what follows an event can always be counted up from it.
const latestOrder = 8.9e15

const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= longestText
const isName = (value: unknown): boolean => isText(value) && value !== '' && value !== '__proto__'
const longestDeckName = 1000
const isDeckName = (value: unknown): boolean => isName(value) && (value as string).length <= longestDeckName
const isTime = (value: unknown): boolean =>
  typeof value === 'number' && value >= earliestTime && value < latestTime
const isOrder = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= latestOrder
const isCount = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e9
const between =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && value >= least && value <= most

// The same few days stand in thousands of events.
const knownDays = new Set<string>()

/** Whether a value is a day of the calendar, `2026-11-24`. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (knownDays.has(value)) return true
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
  if (real && knownDays.size < 100_000) knownDays.add(value)
  return real
}

const grades: Record<Grade, true> = { again: true, hard: true, good: true, easy: true }
const isGrade = (value: unknown): boolean => typeof value === 'string' && Object.hasOwn(grades, value)

const isPairs = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= mostPairs &&
  value.every((pair: unknown) => Array.isArray(pair) && pair.length === 2 && pair.every(isText))

// FSRS-6 has 21, and none of them is larger.
const isParameters = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 21 && value.every(between(-100, 100))

const needed = (fits: Rule['fits']): Rule => ({ fits, needed: true })
const optional = (fits: Rule['fits']): Rule => ({ fits, needed: false })
const strict = (fits: Rule['fits']): Rule => ({ fits, needed: true, absent: true })

const memory: Rules = Object.entries({
  stability: needed(between(0.001, 1e6)),
  difficulty: needed(between(1, 10)),
  due: needed(isDay),
  last: needed(isTime),
  day: needed(isDay),
  reps: needed(isCount),
  lapses: needed(isCount),
  failed: needed((value) => typeof value === 'boolean'),
})

const isMemory = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  memory.every(([name, { fits }]) => fits((value as Record<string, unknown>)[name]))

const common = {
  id: needed((value) => isText(value) && value !== ''),
  card: needed(isName),
  at: needed(isTime),
  day: needed(isDay),
  order: optional(isOrder),
}
const answered = {
  grade: needed(isGrade),
  took: optional(between(0, Number.MAX_SAFE_INTEGER)),
  first: optional((value) => typeof value === 'boolean'),
  confused: optional(isPairs),
}

const fitted = { w: strict(isParameters), items: optional(isCount), of: optional(isText) }

const events: ReadonlyMap<unknown, Rules> = new Map([
  [
    'review',
    Object.entries({
      ...common,
      ...answered,
      after: needed(isMemory),
      answer: optional((value) => typeof value === 'string' && value.length <= longestAnswer),
      hints: optional(isCount),
      guess: optional(between(0, 1)),
      by: optional(isText),
    }),
  ],
  // Without the memory before it, or with a wrong one, the card would be forgotten.
  [
    'undo',
    Object.entries({
      ...common,
      ...answered,
      of: needed(isText),
      after: strict(isMemory),
      reviewed: strict(isTime),
    }),
  ],
  [
    'hold',
    Object.entries({
      ...common,
      of: optional(isText),
      until: strict((value) => value === 'always' || isDay(value)),
    }),
  ],
  [
    'reset',
    Object.entries({
      ...common,
      of: optional(isText),
      reviewed: strict(isTime),
      after: strict(isMemory),
    }),
  ],
  ['adopt', Object.entries({ ...common, from: needed(isName) })],
  [
    'accept',
    Object.entries({
      ...common,
      answer: needed(isText),
      of: optional(isText),
      removed: strict((value) => typeof value === 'boolean'),
    }),
  ],
  ['parameters', Object.entries({ ...common, ...fitted })],
  ['deck-parameters', Object.entries({ ...common, ...fitted, deck: needed(isDeckName) })],
  [
    'reschedule',
    Object.entries({
      ...common,
      by: needed(isText),
      after: needed(isMemory),
      because: optional(isText),
      before: optional(isMemory),
    }),
  ],
])

/** The types of events that there are. */
export const eventTypes = [...events.keys()] as readonly LogEvent['type'][]

/** Whether a field is as its rule says, or missing where it may be. */
const allows = ({ fits, needed, absent = false }: Rule, field: unknown): boolean =>
  field === undefined ? !needed || absent : fits(field)

/** The event that a value from a log, an import or an archive is, or why it is none. This is the only place that says what an event may hold. A field that an event need not have and that is wrong is taken out of the value, and named to `dropped`. */
export function eventIn(value: unknown, dropped?: (field: string) => void): LogEvent | EventFault {
  if (typeof value !== 'object' || value === null) return 'damaged'
  const fields = value as Record<string, unknown>
  if (fields.v !== undefined && typeof fields.v === 'number' && fields.v > logVersion) return 'newer'
  const rules = events.get(fields.type)
  if (rules === undefined)
    return typeof fields.type === 'string' && isText(fields.id) && isText(fields.card) ? 'unknown' : 'damaged'
  for (const [name, rule] of rules) {
    if (allows(rule, fields[name])) continue
    if (rule.needed) return 'damaged'
    delete fields[name]
    dropped?.(name)
  }
  const event = value as LogEvent
  // History begins in 1970: what a clock before that wrote has its place in `order`.
  return sequenceOf(event) >= 0 ? event : 'damaged'
}
