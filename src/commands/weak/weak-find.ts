import {
  answerSpeeds,
  type ListedCard,
  listCards,
  listed,
  type MayBeWeak,
  rankWeak,
  type WeakCard,
  type Weakness,
  weakCards,
  weakestUntil,
} from '../../insight/index.ts'
import { cardFrom, cardsOf, contrastIds, contrasts } from '../../kinds/index.ts'
import { type Card, decksApart, type Entry, type Memory, parametersOf } from '../../model/index.ts'
import { dayOf, shortName } from '../../play/index.ts'
import { decayOf } from '../../schedule/index.ts'
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

/** All cards as the list of cards names them, those that tell two apart, and how fast each is answered. */
async function listedCards(world: World, { progress }: ProgressStore) {
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
  const speedOf = answerSpeeds(all.concat([...beside.values()]), await world.answerTimes())
  return {
    library,
    list,
    all,
    cards: all.concat(contrastsOf(false)),
    beside,
    speedOf,
    entryOf: entryIn(library),
  }
}

const subjectsOf = ({ subject, other }: ListedCard) => [subject, other?.subject] as const

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
  const { list, all, cards, beside, speedOf, entryOf } = await listedCards(world, store)
  const found = rankWeak(cards, progress, { ...about, speedOf, contrasts: beside }, subjectsOf, most)
  return {
    found: found.map((item) => wholeCard(item, entryOf)),
    names: namesOfList(all, list.shared, entryOf),
    known: all.some(({ id }) => progress.cards[id] !== undefined),
  }
}

// A day, and the hour by which the clock may be set back; for who travels west they are found anew.
const longestDay = 25 * 3_600_000

/** Cards of which the weakest, at most so many, are at any instant from `from` to `until`, as the report shows them. */
export interface WeakestOfDay {
  from: number
  until: number
  cards: (MayBeWeak & { name: string; deck: string })[]
}

/** The cards that are or become the weakest today, of all decks. */
export async function weakestOfDay(most: number, world: World): Promise<WeakestOfDay> {
  const store = await world.progress()
  const { progress } = store
  const from = world.now()
  const until = from + longestDay
  const { library, cards, speedOf, entryOf } = await listedCards(world, store)
  const general = decayOf(parametersOf(progress, undefined))
  const apart = new Map(decksApart(progress).map((name) => [name, decayOf(parametersOf(progress, name))]))
  const fades = (deck: string): number => apart.get(deck) ?? general
  const about = { today: dayOf(world), from, until, fades, speedOf }
  const titles = new Map(library.decks.map(({ name, title }) => [name, title]))
  return {
    from,
    until,
    cards: weakestUntil(cards, progress, about, subjectsOf, most).map(({ card, kept }) => ({
      ...kept,
      name: shortName(cardAt(card, entryOf)),
      deck: titles.get(card.deck) ?? card.deck,
    })),
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
