import { type Card, type CommandEntry, isKnown, type Progress } from '../model/index.ts'
import type { Needs } from './select.ts'

/** The abilities that a learner has reached, and the weak points of a goal. */
export interface GoalDetails {
  /** Commands of tasks that are known, as they are typed. */
  commands: string[]
  /** Cards of two subjects that were mixed up more than once, the pair that was most often first. */
  pairs: [Card, Card][]
}

const mostPairs = 5
/** Once may be a guess at a card that was new. */
const often = 2

/** The shortest way to type a command. */
const typedName = ({ program, path, aliases }: CommandEntry): string =>
  `${program} ${[path, ...aliases].reduce((a, b) => (b.length < a.length ? b : a))}`.trim()

/** Says which commands of a goal can be used and which of its subjects are mixed up. `cards` are those of the goal. */
export function detailsOf(
  cards: readonly Card[],
  { cards: memories, confused }: Progress,
  needs: Needs,
): GoalDetails {
  const used = new Set(
    cards.flatMap((card) => (card.kind === 'command' && isKnown(memories[card.id]) ? needs(card) : [])),
  )
  const commands = cards.flatMap(({ id, entry }) =>
    entry.kind === 'command' && used.has(id) ? [typedName(entry)] : [],
  )
  const bySubject = new Map(cards.map((card) => [card.entry.subject, card]))
  const pairs = Object.entries(confused)
    .filter(([, times]) => times >= often)
    .sort(([, a], [, b]) => b - a)
    .flatMap(([key]): [Card, Card][] => {
      const [a, b] = key.split('\n').map((subject) => bySubject.get(subject))
      return a && b ? [[a, b]] : []
    })
  return { commands, pairs: pairs.slice(0, mostPairs) }
}
