import type { Review } from '../../model/index.ts'
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

/** The reviews of the learner's log that count, only those of some cards where `only` names them. */
export async function reviewsOf(only: ReadonlySet<string> | undefined, world: World): Promise<Review[]> {
  const reviews = new Map<string, Review>()
  for (const event of (await world.maintenance()).events()) {
    if (event.type === 'undo') reviews.delete(event.of)
    if (event.type === 'review' && only?.has(event.card) !== false) reviews.set(event.id, event)
  }
  return [...reviews.values()]
}
