import * as v from 'valibot'
import type { Entry, GrammarEntry, LogEvent } from '../model/index.ts'

const text = v.pipe(v.string(), v.maxLength(100_000))
const finite = v.pipe(v.number(), v.finite())
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))
// A key that is none of a record.
const cardText = v.pipe(text, v.notValue('__proto__'))
const grade = v.picklist(['again', 'hard', 'good', 'easy'])

const memory = v.looseObject({
  stability: v.pipe(finite, v.minValue(0)),
  difficulty: finite,
  due: day,
  last: finite,
  day,
  reps: finite,
  lapses: finite,
  failed: v.boolean(),
})

const event = v.variant('type', [
  v.looseObject({
    type: v.literal('review'),
    id: text,
    card: cardText,
    at: finite,
    day,
    grade,
    after: memory,
  }),
  v.looseObject({
    type: v.literal('undo'),
    id: text,
    of: text,
    card: cardText,
    at: finite,
    day,
    grade,
    after: v.optional(memory),
  }),
  v.looseObject({
    type: v.literal('hold'),
    id: text,
    card: cardText,
    at: finite,
    day,
    until: v.optional(text),
  }),
  v.looseObject({ type: v.literal('adopt'), id: text, card: cardText, from: cardText, at: finite, day }),
])

/** Whether a value read from a log is an event that this version understands. */
export const isEvent = (value: unknown): value is LogEvent => plainReview(value) || v.is(event, value)

const grades = new Set(['again', 'hard', 'good', 'easy'])
const dayForm = /^\d{4}-\d{2}-\d{2}$/
const brief = (value: unknown): boolean => typeof value === 'string' && value.length <= 1000

/** Reviews are nearly all of a log of a million lines: the ordinary ones are known at a glance. What fails here may still pass the schema. */
function plainReview(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { type, id, card, at, day, grade, after } = value as Record<string, unknown>
  if (
    type !== 'review' ||
    !brief(id) ||
    !brief(card) ||
    card === '__proto__' ||
    !Number.isFinite(at) ||
    !grades.has(grade as string)
  )
    return false
  if (typeof day !== 'string' || !dayForm.test(day) || typeof after !== 'object' || after === null)
    return false
  const memory = after as Record<string, unknown>
  return (
    Number.isFinite(memory.stability) &&
    (memory.stability as number) >= 0 &&
    Number.isFinite(memory.difficulty) &&
    Number.isFinite(memory.last) &&
    Number.isFinite(memory.reps) &&
    Number.isFinite(memory.lapses) &&
    typeof memory.failed === 'boolean' &&
    typeof memory.day === 'string' &&
    dayForm.test(memory.day) &&
    typeof memory.due === 'string' &&
    dayForm.test(memory.due)
  )
}

const fact = { subject: text, at: v.object({ file: text, line: finite }), level: finite }
const texts = v.array(text)

const entry = v.variant('kind', [
  v.looseObject({
    kind: v.literal('task'),
    ...fact,
    program: text,
    answers: v.pipe(texts, v.minLength(1)),
    task: v.optional(text),
    around: v.optional(text),
  }),
  v.looseObject({
    kind: v.literal('option'),
    ...fact,
    program: text,
    commands: texts,
    long: v.optional(text),
    short: v.optional(text),
    type: v.optional(text),
    variants: v.optional(
      v.array(
        v.looseObject({
          commands: texts,
          short: v.optional(text),
          type: v.optional(text),
          default: v.optional(text),
        }),
      ),
    ),
    summary: text,
  }),
  v.looseObject({
    kind: v.literal('command'),
    ...fact,
    program: text,
    path: text,
    aliases: texts,
    options: texts,
    summary: text,
  }),
  v.looseObject({ kind: v.literal('concept'), ...fact, question: text, answer: text, wrong: texts }),
  v.looseObject({
    kind: v.literal('gap'),
    ...fact,
    texts,
    gaps: v.array(v.object({ name: text, answers: v.pipe(texts, v.minLength(1)) })),
  }),
])

const rule = v.looseObject({
  means: v.optional(text),
  takes: v.optional(v.picklist(['none', 'required', 'optional'])),
  implied: v.optional(text),
  words: v.optional(finite),
  group: v.optional(text),
  excludes: v.optional(text),
  type: v.optional(text),
  default: v.optional(text),
  choices: v.optional(texts),
})

const grammar = v.looseObject({
  kind: v.literal('grammar'),
  ...fact,
  program: text,
  path: text,
  origin: v.picklist(['help', 'deck']),
  grammar: v.looseObject({ number: v.optional(text), rules: v.optional(v.record(text, rule)) }),
})

const deck = v.looseObject({
  schema: v.literal(1),
  title: text,
  language: text,
  order: finite,
  entries: v.array(entry),
  grammars: v.optional(v.array(grammar), []),
  aliases: v.optional(v.record(text, text)),
})

/** The entries and grammars of a built deck, or the first key that is wrong. */
export function deckIn(value: unknown): { entries: Entry[]; grammars: GrammarEntry[] } | { wrong: string } {
  const parsed = v.safeParse(deck, value, { abortEarly: true })
  if (parsed.success) {
    const { entries, grammars } = parsed.output
    return {
      entries: entries as unknown as Entry[],
      grammars: grammars as unknown as GrammarEntry[],
    }
  }
  return { wrong: v.getDotPath(parsed.issues[0]) ?? 'JSON' }
}
