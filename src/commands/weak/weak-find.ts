import {
  answerSpeeds,
  type ListedCard,
  listCards,
  listed,
  rankWeak,
  type WeakCard,
  type Weakness,
  weakCards,
} from '../../insight/index.ts'
import { cardFrom, cardsOf, contrastIds, contrasts } from '../../kinds/index.ts'
import type { Card, Entry, Memory } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { cardsIn, chosenDecks, entryIn, sinceDay, withTags } from '../choose.ts'
import { type Names, namesIn, namesOfList, sharedNames } from './weak-names.ts'

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

/** The facts beside progress that cards are ranked by. */
async function criteria({ by, since: from }: WeakOptions, world: World) {
  const schedulers = await world.schedulers()
  const now = world.now()
  return {
    today: dayOf(world),
    retrievability: (memory: Memory, { deck }: { deck: string }) =>
      schedulers(deck).retrievability(memory, now),
    by,
    since: sinceDay(from, world),
  }
}

/** The cards that may be drilled, and which of them are weak. */
export async function findWeak(options: WeakOptions, world: World, store: ProgressStore) {
  const { decks, tag = [], by } = options
  const about = await criteria(options, world)
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
  const times = await world.answerTimes()
  const found = weakCards(cards, progress, {
    ...about,
    speedOf: answerSpeeds([...all, ...beside.values()], times),
    contrasts: beside,
  })
  return { library, all, cards, beside, found, key: JSON.stringify(['weak', decks, by, about.since, ...tag]) }
}

/** Weak cards to be listed, how they are called, and whether any card was answered. */
export interface WeakList {
  found: WeakCard[]
  names: Names
  known: boolean
}

/** The weakest cards of some decks, at most so many, for a list. Of all decks they are ranked by what the list of cards says, and only those that are shown are made. */
export async function listWeak(
  options: WeakOptions,
  most: number,
  world: World,
  store: ProgressStore,
): Promise<WeakList> {
  const { progress } = store
  const { decks, tag = [] } = options
  if (decks.length + tag.length > 0) {
    const { all, cards, found } = await findWeak(options, world, store)
    const known = cards.some(({ id }) => progress.cards[id] !== undefined)
    return { found: found.slice(0, most), names: namesIn(all), known }
  }
  const about = await criteria(options, world)
  const library = await world.library()
  const list = await world.cardList(async () => {
    const cards = cardsOf(library.decks)
    return listCards(cards, library.decks, sharedNames(cards))
  })
  const all = listed(list)
  const contrastsOf = (early: boolean): ListedCard[] =>
    contrastIds(list.ids, progress, early).map(({ id, of }) => {
      const [one, other] = of.map((id) => all[list.ids.indexOf(id)]!)
      return { ...one!, id, kind: 'contrast', other: other! }
    })
  const beside = new Map(contrastsOf(true).map((card) => [card.id, card]))
  const times = await world.answerTimes()
  const found = rankWeak(
    all.concat(contrastsOf(false)),
    progress,
    { ...about, speedOf: answerSpeeds(all.concat([...beside.values()]), times), contrasts: beside },
    ({ subject, other }) => [subject, other?.subject],
    most,
  )
  const entryOf = entryIn(library)
  return {
    found: found.map((item) => wholeCard(item, entryOf)),
    names: namesOfList(all, list.shared, entryOf),
    known: all.some(({ id }) => progress.cards[id] !== undefined),
  }
}

type EntryOf = (place: Pick<ListedCard, 'deck' | 'entry'>) => Entry | undefined

/** A card of the list as a whole. Throws where the list is older than the decks, which its key keeps from happening. */
function cardAt(card: ListedCard, entryOf: EntryOf): Card {
  const entry = entryOf(card)
  const made = entry && cardFrom(card, entry, card.deck, card.other && entryOf(card.other))
  if (!made) throw new Error(`${card.id} is in the list of cards, but not in ${card.deck}`)
  return made
}

const wholeCard = ({ card, contrast, ...item }: WeakCard<ListedCard>, entryOf: EntryOf): WeakCard => ({
  ...item,
  card: cardAt(card, entryOf),
  contrast: contrast && cardAt(contrast, entryOf),
})
