import { answerSpeeds, type Weakness, weakCards } from '../../insight/index.ts'
import { cardsOf, contrasts } from '../../kinds/index.ts'
import { dayOf } from '../../play/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { cardsIn, chosenDecks, sinceDay, withTags } from '../choose.ts'

/** The scope of the search for weak cards. */
export interface WeakOptions {
  /** Names of decks; all when there is none. */
  decks: readonly string[]
  /** Only cards with all of these tags. */
  tag?: readonly string[]
  by: Weakness
  /** A day, or a number of days such as `7d`. */
  since?: string
}

/** The cards that may be drilled, and which of them are weak. */
export async function findWeak(
  { decks, tag = [], by, since: from }: WeakOptions,
  world: World,
  store: ProgressStore,
) {
  const since = sinceDay(from, world)
  const library = await world.library()
  const all = cardsOf(library.decks)
  const chosen = withTags(
    cardsIn(all, chosenDecks(library, decks, world.texts), library, cardsOf),
    tag,
    world.texts,
  )
  const { progress } = store
  const cards = [...chosen, ...contrasts(chosen, progress)]
  // A leech may be mixed up with cards of any deck.
  const beside = new Map(contrasts(all, progress, true).map((card) => [card.id, card]))
  const schedulers = await world.schedulers()
  const times = await world.answerTimes()
  const now = world.now()
  const found = weakCards(cards, progress, {
    today: dayOf(world),
    retrievability: (memory, { deck }) => schedulers(deck).retrievability(memory, now),
    by,
    since,
    speeds: answerSpeeds([...all, ...beside.values()], times),
    contrasts: beside,
  })
  return { library, all, cards, beside, found, key: JSON.stringify(['weak', decks, by, since, ...tag]) }
}
