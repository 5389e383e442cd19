import { answerOf, kindOf, type Pool } from '../../kinds/index.ts'
import { type Card, seeded } from '../../model/index.ts'
import { fullName } from '../../play/index.ts'
import type { World } from '../../world/index.ts'

const oneLine = (text: string): string => text.replaceAll('\n', ' ')

// Beside no other entry a question has no choices, which take time to find and are not written.
const alone: Pool = { entries: [], all: [] }

/** The answer of a card in words, as the learner would give it. */
function answerIn(card: Card): string {
  const { entry, kind } = card
  if (kind === 'recall') return fullName(card)
  if (kind === 'form' && entry.kind === 'option') return entry.short ?? ''
  if (kind === 'value' && entry.kind === 'option') return entry.value ?? ''
  return answerOf(entry)
}

/** The question of a card, without choices, and its answer; `pool` is that of the card. */
export function askedOf(
  card: Card,
  pool: () => Pool,
  { texts }: World,
): { question: string; answer: string } {
  // A line without a caption is described by what its parts mean.
  const about = card.entry.kind === 'task' ? pool() : alone
  const asked = kindOf(card).ask(card, about, seeded(card.id), texts.kinds)
  const context = asked.type === 'steps' ? undefined : (asked.contextShown ?? asked.context)
  const question = [asked.prompt, context].filter((part) => part !== undefined && part !== '').join(' · ')
  return { question: oneLine(question), answer: oneLine(answerIn(card)) }
}
