import type { Card } from '../model/index.ts'
import type { Goal, Selector } from './goal.ts'

/** The command paths that a card is about. */
function pathsOf({ entry }: Card): readonly string[] {
  if (entry.kind === 'command') return [entry.path]
  return entry.kind === 'option' ? entry.commands : []
}

const under = (path: string, start: string): boolean => path === start || path.startsWith(`${start} `)

const isIn = (given: readonly unknown[] | undefined): ((value: unknown) => boolean) => {
  if (given === undefined) return () => true
  const values = new Set(given)
  return (value) => values.has(value)
}

/** Whether cards fit a selector. */
function fitting({ decks, levels, commands, cards, tags }: Selector): (card: Card) => boolean {
  const [inDecks, inLevels, inCards] = [isIn(decks), isIn(levels), isIn(cards)]
  const isBelow = (path: string): boolean => commands!.some((start) => under(path, start))
  return (card) => {
    const { entry } = card
    if (!inDecks(card.deck) || !inLevels(entry.level)) return false
    if (!inCards(entry.subject) && !inCards(card.id)) return false
    if (tags !== undefined && !tags.some((tag) => tagsOf(card).includes(tag))) return false
    if (commands === undefined) return true
    const paths = pathsOf(card)
    return paths.length > 0 && paths.every(isBelow)
  }
}

const tagsOf = ({ entry }: Card): readonly string[] => (entry as { tags?: readonly string[] }).tags ?? []

/** The cards that come before a card: those of the parts of a task's line. */
export type Needs = (card: Card) => readonly string[]

/** The cards of a goal, with the cards that its tasks need. `known` are the subjects of all cards by their id, where there are more than `cards`. */
export function cardsOfGoal(
  goal: Goal,
  cards: readonly Card[],
  needs: Needs,
  known: ReadonlyMap<string, string> = new Map(cards.map(({ id, entry }) => [id, entry.subject])),
): Card[] {
  const named = new Set(goal.subjects)
  const kinds = goal.kinds && new Set(goal.kinds)
  const [includes, excludes] = [goal.include.map(fitting), goal.exclude.map(fitting)]
  const isLeftOut = (card: Card): boolean =>
    (kinds !== undefined && !kinds.has(card.kind)) || excludes.some((fits) => fits(card))
  const chosen = new Set(
    cards.filter(
      (card) => (named.has(card.entry.subject) || includes.some((fits) => fits(card))) && !isLeftOut(card),
    ),
  )
  // A task can only be asked when its parts were met.
  const needed = new Set<string>()
  for (const card of chosen) for (const id of needs(card)) needed.add(id)
  if (needed.size === 0) return [...chosen]
  const subjects = new Set([...needed].map((id) => known.get(id)))
  return cards.filter((card) => chosen.has(card) || (subjects.has(card.entry.subject) && !isLeftOut(card)))
}
