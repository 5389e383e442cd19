import { cardId, covers, hasParts, type OptionEntry, sameForm, shapeOf, swapped } from '../model/index.ts'
import { choices, chosen } from './choices.ts'
import type { Kind, Pool } from './kind.ts'
import { homes, neighbours, optionLabel } from './names.ts'

/** Forms of other options that are wrong here, one of each shape: of options that pass a test, apart from those that earlier calls gave. */
function wrongForms(entry: OptionEntry, pool: Pool): (test: (other: OptionEntry) => boolean) => string[] {
  const right = entry.value!
  const taken: string[] = []
  return (test) =>
    pool.entries.flatMap((other) => {
      if (other.kind !== 'option' || other.value === undefined || !hasParts(other.value)) return []
      if (!test(other) || sameForm(other.value, right)) return []
      if (taken.some((form) => sameForm(form, other.value!))) return []
      taken.push(other.value)
      return [other.value]
    })
}

/** Option → the form of its value, chosen among the forms of others. */
export const value: Kind = {
  name: 'value',
  order: 40,
  make: (entry, deck) =>
    entry.kind === 'option' && entry.value !== undefined && hasParts(entry.value)
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
  // The same option of several commands takes the same value, whatever it means there.
  fact: (entry) =>
    entry.kind === 'option' && entry.value !== undefined
      ? [entry.program, entry.long ?? entry.short, shapeOf(entry.value)].join('\n')
      : undefined,
  ask(card, pool, random, texts) {
    const entry = card.entry as OptionEntry
    const right = entry.value!
    const reversed = swapped(right)
    const wrong = wrongForms(entry, pool)
    const near = (other: OptionEntry): boolean => neighbours(entry, other)
    const early = (other: OptionEntry): boolean => near(other) && other.level <= entry.level
    const asked = choices(
      right,
      // Rare options have forms that nobody would take for this one's.
      [
        reversed === undefined ? [] : [reversed],
        () => wrong(early),
        () => wrong(near),
        () => wrong((other) => !near(other)),
      ],
      random,
    )
    const told = entry.summary.toLowerCase().includes(right.toLowerCase())
    const question = {
      prompt: texts.valueForm(optionLabel({ ...entry, value: undefined })),
      context: told ? homes(entry) : `${homes(entry)} — ${entry.summary}`,
    }
    return asked.choices.length > 1
      ? { type: 'choice', ...question, ...asked }
      : { type: 'reveal', ...question, answer: right }
  },
  judge: (card, question, answer) => chosen(question, answer, (card.entry as OptionEntry).value!),
}
