import * as v from 'valibot'
import type { Captions, Entry, GrammarEntry } from '../model/index.ts'

const text = v.pipe(v.string(), v.maxLength(100_000))
const finite = v.pipe(v.number(), v.finite())
const fact = { subject: text, at: v.object({ file: text, line: finite }), level: finite }
const texts = v.array(text)
const spelt = v.optional(v.record(text, text))

const entry = v.variant('kind', [
  v.looseObject({
    kind: v.literal('task'),
    ...fact,
    program: text,
    answers: v.pipe(texts, v.minLength(1)),
    task: v.optional(text),
    names: v.optional(texts),
    around: v.optional(text),
  }),
  v.looseObject({
    kind: v.literal('option'),
    ...fact,
    program: text,
    commands: texts,
    spelt,
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
    spelt,
    aliases: texts,
    options: texts,
    summary: text,
  }),
  v.looseObject({
    kind: v.literal('concept'),
    ...fact,
    question: text,
    answer: text,
    wrong: texts,
    pair: v.optional(text),
  }),
  v.looseObject({
    kind: v.literal('gap'),
    ...fact,
    texts,
    gaps: v.array(v.object({ name: text, answers: v.pipe(texts, v.minLength(1)) })),
  }),
])

const rule = v.looseObject({
  means: v.optional(text),
  takes: v.optional(v.picklist(['none', 'required', 'optional', 'attached'])),
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
  fromHelp: v.optional(v.boolean()),
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

/** The learner's words in a built deck. What is no text and not null is passed over: a newer program may write more than that. */
export const captionsIn = (value: unknown): Captions =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
      (pair): pair is [string, string | null] => pair[1] === null || v.is(text, pair[1]),
    ),
  )
