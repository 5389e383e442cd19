import { addTo, byHistory, type CardId, type LogEvent, type Review } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { chosenDecks, withTags } from '../choose.ts'

/** The ids of the cards of some decks, with all of some tags. Throws UserError for a name that is no deck. */
export async function cardIdsOf(
  decks: readonly string[],
  world: World,
  tags: readonly string[] = [],
): Promise<Set<string>> {
  const { cardsOf } = await import('../../kinds/index.ts')
  const cards = cardsOf(chosenDecks(await world.library(), decks, world.texts))
  return new Set(withTags(cards, tags, world.texts).map(({ id }) => id))
}

/** The reviews of each card while the log is gone through. */
interface Histories {
  readonly cards: Map<string, Review[]>
  /** The reviews that cards had before an event that took them away or put them elsewhere, by the event. */
  readonly before: Map<string, [card: string, reviews: Review[] | undefined][]>
}

/** Gives cards other reviews, so that taking the event back restores those that they have. */
function change(
  { cards, before }: Histories,
  event: string,
  changes: readonly [card: string, reviews: Review[] | undefined][],
): void {
  before.set(
    event,
    changes.map(([card]) => [card, cards.get(card)]),
  )
  for (const [card, reviews] of changes)
    if (reviews) cards.set(card, reviews)
    else cards.delete(card)
}

/** Applies an event that is not an answer. A card that was forgotten begins anew: what it knew stays as a history of its own, under an id that no card has. */
function applyOther(histories: Histories, event: LogEvent): void {
  const { cards, before } = histories
  if (event.type === 'adopt') {
    const reviews = cards.get(event.from)
    if (!reviews || cards.has(event.card)) return
    const taken = reviews.map((review) => ({ ...review, card: event.card }))
    change(histories, event.id, [
      [event.from, undefined],
      [event.card, taken],
    ])
  } else if (event.type === 'reset' && event.of !== undefined) {
    const earlier = before.get(event.of)
    if (earlier) change(histories, event.id, earlier)
  } else if (event.type === 'reset' && event.after === undefined) {
    const old = `${event.card}\n${event.id}`
    const reviews = cards.get(event.card)?.map((review) => ({ ...review, card: old as CardId }))
    change(histories, event.id, [
      [old, reviews],
      [event.card, undefined],
    ])
  }
}

/** The reviews of some events that count. An event that takes another one back may come before it: files of several machines are read one after the other. */
function countedIn(events: Iterable<LogEvent>, renamed: (event: LogEvent) => LogEvent): Review[] {
  const undone = new Set<string>()
  const found: LogEvent[] = []
  for (const event of events) {
    if (event.type === 'undo') undone.add(event.of)
    else if (event.type === 'review' || event.type === 'adopt' || event.type === 'reset')
      found.push(renamed(event))
  }
  found.sort(byHistory)
  const histories: Histories = { cards: new Map(), before: new Map() }
  for (const event of found) {
    if (event.type !== 'review') applyOther(histories, event)
    else if (!undone.has(event.id)) {
      addTo(histories.cards, event.card, event)
    }
  }
  return [...histories.cards.values()].flat()
}

/** The reviews of the learner's log that count, under the ids that their cards have now; only those of some cards where `only` names them. */
export async function reviewsOf(only: ReadonlySet<string> | undefined, world: World): Promise<Review[]> {
  const log = await world.maintenance()
  const { event: renamed } = await log.renaming()
  const reviews = countedIn(log.events(), renamed)
  // A history from before a card was forgotten is of this card, too.
  return only ? reviews.filter(({ card }) => only.has(card.split('\n', 1)[0]!)) : reviews
}
