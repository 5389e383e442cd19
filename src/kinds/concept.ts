import type { ConceptEntry } from '../model/index.ts'
import { cardId } from '../model/index.ts'
import { choices, chosen } from './choices.ts'
import type { Kind } from './kind.ts'

/** Question → answer: chosen where wrong answers are given, else shown and graded by the learner. */
export const concept: Kind = {
  name: 'concept',
  order: 50,
  make: (entry, deck) =>
    entry.kind === 'concept'
      ? [{ id: cardId(entry.subject, 'concept'), kind: 'concept', deck, entry, covers: [] }]
      : [],
  ask(card, _pool, random) {
    const entry = card.entry as ConceptEntry
    const question = { prompt: entry.question, context: entry.about, picture: entry.picture }
    return entry.wrong.length > 0
      ? { type: 'choice', ...question, ...choices(entry.answer, [entry.wrong], random) }
      : { type: 'reveal', ...question, answer: entry.answer }
  },
  judge: (card, question, answer) => chosen(question, answer, (card.entry as ConceptEntry).answer),
}
