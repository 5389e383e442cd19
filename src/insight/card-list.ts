import type { Card, CardId, Deck, Entry } from '../model/index.ts'

/** The cards that decks make, as far as a command has to know cards that it does not show: it changes with the decks only. */
export interface CardList {
  ids: string[]
  kinds: string[]
  decks: string[]
  /** Of each card its kind, its deck and its entry: places in `kinds`, in `decks` and in the entries of the deck. */
  places: number[]
  /** The subjects of cards whose ids do not begin with it, by their place. */
  subjects: Record<number, string>
  /** Names that several options have. */
  shared: string[]
}

/** A card of the list: where it comes from, and what is known of it without its entry. */
export interface ListedCard {
  id: CardId
  kind: string
  deck: string
  entry: number
  subject: string
  /** The second entry of a contrast. */
  other?: ListedCard
}

/** The subject in an id, as most cards have it. */
const subjectIn = (id: string): string => id.slice(0, id.lastIndexOf('#'))

const width = 3

/** The list of cards that some decks make; `shared` names what several options are called. */
export function listCards(
  cards: readonly Card[],
  decks: readonly Deck[],
  shared: readonly string[],
): CardList {
  const places = new Map<Entry, number>()
  for (const { entries } of decks) for (const [index, entry] of entries.entries()) places.set(entry, index)
  const kinds = [...new Set(cards.map(({ kind }) => kind))]
  const names = decks.map(({ name }) => name)
  const kindAt = new Map(kinds.map((kind, index) => [kind, index]))
  const deckAt = new Map(names.map((name, index) => [name, index]))
  const subjects: CardList['subjects'] = {}
  for (const [index, { id, entry }] of cards.entries())
    if (entry.subject !== subjectIn(id)) subjects[index] = entry.subject
  return {
    ids: cards.map(({ id }) => id),
    kinds,
    decks: names,
    places: cards.flatMap(({ kind, deck, entry }) => [
      kindAt.get(kind)!,
      deckAt.get(deck)!,
      places.get(entry)!,
    ]),
    subjects,
    shared: [...shared],
  }
}

/** The cards of a list, in its order. */
export const listed = ({ ids, kinds, decks, places, subjects }: CardList): ListedCard[] =>
  ids.map((id, index) => ({
    id: id as CardId,
    kind: kinds[places[width * index]!]!,
    deck: decks[places[width * index + 1]!]!,
    entry: places[width * index + 2]!,
    subject: subjects[index] ?? subjectIn(id),
  }))
