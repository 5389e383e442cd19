import type { Card } from '../model/index.ts'
import type { Goal, Selector } from './goal.ts'

/** The command paths that a card is about. */
function pathsOf({ entry }: Card): readonly string[] {
  if (entry.kind === 'command') return [entry.path]
  return entry.kind === 'option' ? entry.commands : []
}

const under = (path: string, start: string): boolean => path === start || path.startsWith(`${start} `)

function fits(card: Card, selector: Selector): boolean {
  const { entry } = card
  const { decks, levels, commands, cards, tags } = selector
  const paths = pathsOf(card)
  return (
    (decks?.includes(card.deck) ?? true) &&
    (levels?.includes(entry.level) ?? true) &&
    (commands === undefined ||
      (paths.length > 0 && paths.every((path) => commands.some((start) => under(path, start))))) &&
    (cards === undefined || cards.includes(entry.subject) || cards.includes(card.id)) &&
    (tags === undefined || tags.some((tag) => tagsOf(card).includes(tag)))
  )
}

const tagsOf = ({ entry }: Card): readonly string[] => (entry as { tags?: readonly string[] }).tags ?? []

/** The cards that come before a card: those of the parts of a task's line. */
export type Needs = (card: Card) => readonly string[]

/** The cards of a goal, with the cards that its tasks need. */
export function cardsOfGoal(goal: Goal, cards: readonly Card[], needs: Needs): Card[] {
  const named = new Set(goal.subjects)
  const kinds = goal.kinds && new Set(goal.kinds)
  const isLeftOut = (card: Card): boolean =>
    (kinds !== undefined && !kinds.has(card.kind)) || goal.exclude.some((selector) => fits(card, selector))
  const chosen = new Set(
    cards.filter(
      (card) =>
        !isLeftOut(card) &&
        (named.has(card.entry.subject) || goal.include.some((selector) => fits(card, selector))),
    ),
  )
  // A task can only be asked when its parts were met.
  const byId = new Map<string, Card>(cards.map((card) => [card.id, card]))
  const subjects = new Set<string>()
  for (const card of chosen)
    for (const id of needs(card)) {
      const needed = byId.get(id)
      if (needed) subjects.add(needed.entry.subject)
    }
  return cards.filter((card) => chosen.has(card) || (subjects.has(card.entry.subject) && !isLeftOut(card)))
}
