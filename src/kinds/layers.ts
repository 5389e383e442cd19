import { cardId } from '../model/index.ts'
import { choices, chosen } from './choices.ts'
import type { Kind } from './kind.ts'
import { levelOf, type SituationType, situation, situationTypes } from './situations.ts'

/** Questions on layers, each about a situation that was never shown before; cards of the command that builds images. */
export const layers: Kind = {
  name: 'layers',
  order: 100,
  make: (entry, deck) =>
    entry.kind === 'command' && entry.program === 'docker' && entry.path === 'image build'
      ? situationTypes.map((part) => ({
          id: cardId(entry.subject, `layers-${part}`),
          kind: 'layers',
          deck,
          entry,
          part,
          covers: [],
          after: cardId(entry.subject, 'meaning'),
        }))
      : [],
  ask(card, _pool, random, texts, stability) {
    const type = card.part as SituationType
    const made = situation(type, random, texts.situation, levelOf(stability))
    const { picture, right, wrong, drawing } = made
    return {
      type: 'choice',
      prompt: texts.situationPrompt(type),
      picture,
      drawing,
      ...choices(right, [wrong], random),
    }
  },
  judge: (_card, question, answer) => ({
    ...chosen(question, answer, question.type === 'choice' ? question.choices[question.right]! : ''),
    drawing: question.drawing,
  }),
}
