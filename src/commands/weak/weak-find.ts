import {
  type AnswerSpeed,
  answerSpeeds,
  type ListedCard,
  listCards,
  listed,
  type MayBeWeak,
  mixedUp,
  rankWeak,
  type WeakCard,
  type Weakness,
  weakCards,
  weakestUntil,
} from '../../insight/index.ts'
import { cardFrom, cardsOf, contrastIds, contrasts } from '../../kinds/index.ts'
import {
  type Card,
  type CardId,
  decksApart,
  type Entry,
  type Memory,
  type Progress,
  parametersOf,
} from '../../model/index.ts'
import { dayOf, shortName } from '../../play/index.ts'
import { decayOf, retrievability } from '../../schedule/index.ts'
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

/** Says how quickly the memories of a deck fade: a whole scheduler is not needed for that. */
function fadesIn(progress: Progress): (deck: string) => number {
  const general = decayOf(parametersOf(progress, undefined))
  const apart = new Map(decksApart(progress).map((name) => [name, decayOf(parametersOf(progress, name))]))
  return (deck) => apart.get(deck) ?? general
}

/** The facts beside progress that cards are ranked by. */
function criteria({ by, since: from }: WeakOptions, world: World, { progress }: ProgressStore) {
  const now = world.now()
  const fades = fadesIn(progress)
  return {
    today: dayOf(world),
    retrievability: (memory: Memory, { deck }: { deck: string }) => retrievability(memory, now, fades(deck)),
    by,
    since: sinceDay(from, world),
  }
}

/** The cards that may be drilled, and which of them are weak. */
export async function findWeak(options: WeakOptions, world: World, store: ProgressStore) {
  const { decks, tag = [], by } = options
  const about = criteria(options, world, store)
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
  const about = criteria(options, world, store)
  const { cards, speedOf, contrasts, named, shared, known } =
    options.by === 'all' && options.since === undefined
      ? await weakToday(most, world, store)
      : await everyCard(world, store)
  const found = rankWeak(cards, progress, { ...about, speedOf, contrasts }, subjectsOf, most)
  const entryOf = entryIn(await world.library())
  return {
    found: found.map((item) => wholeCard(item, entryOf)),
    names: namesOfList(named, shared, entryOf),
    known,
  }
}

/** The cards that are ranked, and what has to be known of them and beside them. */
interface Ranked {
  cards: readonly ListedCard[]
  speedOf(card: { id: CardId; kind: string }): AnswerSpeed | undefined
  contrasts: ReadonlyMap<CardId, ListedCard>
  /** Cards by whose subjects something is named, and names that several options have. */
  named: readonly ListedCard[]
  shared: readonly string[]
  /** Whether any card was answered. */
  known: boolean
}

async function everyCard(world: World, store: ProgressStore): Promise<Ranked> {
  const { list, all, cards, beside, speedOf } = await listedCards(world, store)
  const known = all.some(({ id }) => store.progress.cards[id] !== undefined)
  return { cards, speedOf, contrasts: beside, named: all, shared: list.shared, known }
}

/** The cards that can be among the weakest until tomorrow, as they are kept. */
interface KeptWeak extends Pick<Ranked, 'cards' | 'named' | 'shared' | 'known'> {
  from: number
  until: number
  speeds: [CardId, AnswerSpeed][]
  contrasts: readonly ListedCard[]
}

async function findWeakToday(most: number, world: World, store: ProgressStore): Promise<KeptWeak> {
  const { progress } = store
  const every = await everyCard(world, store)
  const from = world.now()
  const about = { ...aboutDay(from, world, store), speedOf: every.speedOf }
  const cards = weakestUntil(every.cards, progress, about, subjectsOf, most).map(({ card }) => card)
  const subjects = new Set(cards.map(({ subject }) => subject))
  const isAbout = ({ subject, other }: ListedCard): boolean =>
    subjects.has(subject) || (other !== undefined && subjects.has(other.subject))
  const mixed = mixedUp(progress)
  const others = new Set(
    [...subjects].flatMap((subject) => (mixed.get(subject) ?? []).map(({ other }) => other)),
  )
  return {
    from,
    until: about.until,
    cards,
    speeds: cards.flatMap((card): [CardId, AnswerSpeed][] => {
      const speed = every.speedOf(card)
      return speed ? [[card.id, speed]] : []
    }),
    contrasts: [...every.contrasts.values()].filter(isAbout),
    named: every.named.filter(({ subject }) => others.has(subject)),
    shared: every.shared,
    known: every.known,
  }
}

/** The cards that can be among the weakest until tomorrow; kept until something is answered or a deck is edited. */
async function weakToday(most: number, world: World, store: ProgressStore): Promise<Ranked> {
  const now = world.now()
  const make = (): Promise<KeptWeak> => findWeakToday(most, world, store)
  const kept = await world.kept('weak', `${dayOf(world)} ${most}`, make)
  const { speeds, contrasts, ...rest } = now >= kept.from && now <= kept.until ? kept : await make()
  const speedOf = new Map(speeds)
  return {
    ...rest,
    speedOf: ({ id }) => speedOf.get(id),
    contrasts: new Map(contrasts.map((card) => [card.id, card])),
  }
}

// A day, and the hour by which the clock may be set back; for who travels west they are found anew.
const longestDay = 25 * 3_600_000

/** The facts by which the weakest of a day from an instant on are found. */
const aboutDay = (from: number, world: World, { progress }: ProgressStore) => ({
  today: dayOf(world),
  from,
  until: from + longestDay,
  fades: fadesIn(progress),
})

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
  const { library, cards, speedOf, entryOf } = await listedCards(world, store)
  const about = { ...aboutDay(from, world, store), speedOf }
  const titles = new Map(library.decks.map(({ name, title }) => [name, title]))
  return {
    from,
    until: about.until,
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
