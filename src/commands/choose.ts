import type { Texts } from '../i18n/index.ts'
import type { Pool } from '../kinds/index.ts'
import {
  type Card,
  type Day,
  type Deck,
  type Entry,
  exit,
  programsOf,
  sanitize,
  UserError,
} from '../model/index.ts'
import { learnerDay } from '../schedule/index.ts'
import type { Library, World } from '../world/index.ts'
import { adviceOn } from './advice.ts'
import { misspelt } from './suggest.ts'

/** The first day of a span such as `7d`, or a day as it is; '' comes before every day. Throws UserError. */
export function sinceDay(since: string | undefined, world: World): Day | '' {
  if (since === undefined) return ''
  // A day that the calendar has.
  if (new Date(`${since}T00:00:00Z`).toJSON()?.slice(0, 10) === since) return since as Day
  const days = /^(\d{1,5})d$/.exec(since)?.[1]
  if (days === undefined) throw new UserError(world.texts.export.badSince(since), undefined, exit.usage)
  return learnerDay(world.now() - Number(days) * 86_400_000, world.offset, world.rolloverHour)
}

// Programs as they are written in Korean.
const spoken: ReadonlyMap<string, string> = new Map([
  ['도커', 'docker'],
  ['깃', 'git'],
])

/** The decks whose title is a text, or the only one whose title begins with Korean words. */
function decksTitled({ decks }: Library, given: string): Deck[] {
  const wanted = given.toLowerCase()
  const same = decks.filter(({ title }) => title.normalize('NFC').toLowerCase() === wanted)
  if (same.length > 0 || !/[가-힣]/.test(given)) return same
  const begun = decks.filter(({ title }) => title.normalize('NFC').startsWith(`${given} `))
  return begun.length === 1 ? begun : []
}

/** The decks that a name stands for: the deck of that name, all decks about a program of that name, or the deck of that title; none if there is none of them. */
export function decksNamed(library: Library, given: string): Deck[] {
  const name = given.normalize('NFC')
  const deck = library.decks.find((item) => item.name === name)
  if (deck) return [deck]
  const program = spoken.get(name) ?? name
  const about = library.decks.filter((item) => programsOf(item).includes(program))
  return about.length > 0 ? about : decksTitled(library, name)
}

/** The names of all decks and of the programs that they are about. */
export const deckNames = ({ decks }: Library): string[] => [
  ...new Set([...decks.map(({ name }) => name), ...decks.flatMap(programsOf)]),
]

/** The decks that were named, all when none was; a program stands for all decks about it. Throws UserError on a name that is neither. */
export function chosenDecks(library: Library, names: readonly string[], texts: Texts): Deck[] {
  if (names.length === 0) return library.decks
  const found = names.flatMap((name) => {
    const decks = decksNamed(library, name)
    if (decks.length > 0) return decks
    const all = deckNames(library)
    const near = misspelt(name, all) ?? all.find((item) => item.endsWith(name) || item.startsWith(name))
    throw new UserError(
      texts.errors.noDeck(sanitize(name)),
      near === undefined
        ? (adviceOn(name, all, texts) ?? texts.errors.seeDecks)
        : texts.errors.didYouMean(near),
    )
  })
  return [...new Set(found)]
}

/** Finds an entry by its deck and its place there, without reading the other entries where that is quicker. */
export function entryIn(
  library: Library,
): (place: { deck: string; entry: number } | undefined) => Entry | undefined {
  let byName: Map<string, Deck> | undefined
  return (place) => {
    byName ??= new Map(library.decks.map((deck) => [deck.name, deck]))
    const deck = place && byName.get(place.deck)
    return deck?.entryAt ? deck.entryAt(place!.entry) : deck?.entries[place!.entry]
  }
}

/** The cards of some decks, with what the other decks add to them. */
export function cardsIn(
  all: readonly Card[],
  decks: readonly Deck[],
  library: Library,
  make: (decks: readonly Deck[]) => Card[],
): Card[] {
  if (decks.length === library.decks.length) return [...all]
  const covers = new Map(all.map((card) => [card.id, card.covers]))
  return make(decks).map((card) => ({ ...card, covers: covers.get(card.id) ?? card.covers }))
}

/** Tags that are named where one is not there. */
const mostTags = 8

const bare = (tag: string): string => tag.replace(/^#/, '').normalize('NFC')

/** Whether a card is filed under all of some tags. */
export const hasTags = ({ entry }: Card, tags: readonly string[]): boolean =>
  tags.every((tag) => entry.tags?.includes(bare(tag)) ?? false)

/** The cards that are filed under all of some tags; all cards without any. Throws UserError where no card has them all: a tag is misspelt more often than used up. */
export function withTags(cards: readonly Card[], tags: readonly string[], { errors }: Texts): Card[] {
  const wanted = tags.map(bare)
  const found = cards.filter((card) => hasTags(card, wanted))
  if (found.length > 0 || wanted.length === 0) return found
  const there = [...new Set(cards.flatMap(({ entry }) => entry.tags ?? []))].sort()
  const missing = wanted.find((tag) => !there.includes(tag))
  const near = missing === undefined ? undefined : misspelt(missing, there)
  const hint =
    near === undefined ? errors.seeTags(there.slice(0, mostTags).map(sanitize)) : errors.didYouMean(near)
  throw new UserError(errors.noTag((missing === undefined ? wanted : [missing]).map(sanitize)), hint)
}

/** Finds the title of a deck by its name. */
export function titlesOf(library: Library): (deck: string) => string {
  let titles: Map<string, string> | undefined
  return (deck) => {
    titles ??= new Map(library.decks.map(({ name, title }) => [name, title]))
    return titles.get(deck) ?? deck
  }
}

/** The library with a deck that is only looked at, in the place that it would have there. */
export function withDeck({ decks, problems }: Library, deck: Deck): Library {
  const others = decks.filter(({ name }) => name !== deck.name)
  return { decks: [deck, ...others], problems }
}

/** The pool of questions: everything, and for choices the entries of decks in the card's own language. */
export function poolsOf(library: Library): { pool: Pool; among(card: Card): Pool } {
  // Read when a card needs it: most questions stand for themselves.
  const entriesOf = (of: (deck: Deck) => boolean): (() => readonly Entry[]) => {
    let entries: readonly Entry[] | undefined
    return () => {
      entries ??= library.decks.filter(of).flatMap((deck) => deck.entries)
      return entries
    }
  }
  const all = entriesOf(() => true)
  const poolOf = (of: (deck: Deck) => boolean): Pool => {
    const read = entriesOf(of)
    const known = new Map<string, () => readonly Entry[]>()
    return {
      get entries() {
        return read()
      },
      about(program) {
        const entries =
          known.get(program) ?? entriesOf((deck) => of(deck) && (deck.programs?.includes(program) ?? true))
        known.set(program, entries)
        return entries()
      },
      get all() {
        return all()
      },
    }
  }
  const pool = poolOf(() => true)
  const pools = new Map<string, Pool>()
  const poolIn = (language: string): Pool => {
    const made = pools.get(language) ?? poolOf((deck) => deck.language === language)
    pools.set(language, made)
    return made
  }
  let languages: Map<string, string> | undefined
  return {
    pool,
    among({ deck }) {
      languages ??= new Map(library.decks.map(({ name, language }) => [name, language]))
      const language = languages.get(deck)
      return language === undefined ? pool : poolIn(language)
    },
  }
}
