import type { KindTexts, Pool } from '../../kinds/index.ts'
import { acceptedAnswers, kindOf } from '../../kinds/index.ts'
import { type Card, type Question, type SourceLocation, seeded } from '../../model/index.ts'

/** A card in words, for other programs and for lists. */
export interface CardView {
  id: string
  kind: string
  prompt: string
  choices?: string[]
  /** The texts that are accepted; of a question part by part, one for each part. */
  answers: string[]
  at: SourceLocation
}

/** The card as it is asked, with the answers that are right. */
export function cardView(card: Card, pool: Pool, texts: KindTexts, seed: string): CardView {
  const asked = kindOf(card).ask(card, pool, seeded(`${seed} ${card.id}`), texts)
  return {
    id: card.id,
    kind: card.kind,
    prompt: [asked.prompt, asked.contextShown ?? asked.context].filter(Boolean).join('\n'),
    choices: asked.type === 'choice' ? asked.choices : undefined,
    answers: answersOf(card, asked, pool),
    at: card.entry.at,
  }
}

function answersOf(card: Card, asked: Question, pool: Pool): string[] {
  switch (asked.type) {
    case 'choice':
      return [asked.choices[asked.right]!]
    case 'reveal':
      return [asked.answer]
    case 'steps':
      return asked.steps.map((step) => step.choices[step.right]!)
    case 'text':
      return acceptedAnswers(card, pool)
  }
}
