import { cardId, covers, type OptionEntry } from '../model/index.ts'
import { choices } from './choices.ts'
import type { Kind } from './kind.ts'
import { chosen } from './meaning.ts'
import { homes, neighbours, optionLabel } from './names.ts'

// A form worth asking has parts; `NAME` says no more than that there is a value.
const structured = /[:=|,[/.]/

/** Option → the form of its value, chosen among the forms of others. */
export const value: Kind = {
  make: (entry, deck) =>
    entry.kind === 'option' && entry.value !== undefined && structured.test(entry.value)
      ? [
          {
            id: cardId(entry.subject, 'value'),
            kind: 'value',
            deck,
            entry,
            covers: covers(entry),
            after: cardId(entry.subject, 'meaning'),
          },
        ]
      : [],
  ask(card, pool, random, texts) {
    const entry = card.entry as OptionEntry
    const forms = (near: boolean): string[] =>
      pool.entries.flatMap((other) =>
        other.kind === 'option' &&
        other.value !== undefined &&
        structured.test(other.value) &&
        neighbours(entry, other) === near
          ? [other.value]
          : [],
      )
    const asked = choices(entry.value!, [forms(true), forms(false)], random)
    const question = {
      prompt: texts.valueForm(optionLabel({ ...entry, value: undefined })),
      context: `${homes(entry)} — ${entry.summary}`,
    }
    return asked.choices.length > 1
      ? { type: 'choice', ...question, ...asked }
      : { type: 'reveal', ...question, answer: entry.value! }
  },
  judge: (card, question, answer) => chosen(question, answer, (card.entry as OptionEntry).value!),
}
