import { decksApart, type Review } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { chosenDecks, decksNamed } from '../choose.ts'
import { cardIdsOf, reviewsOf } from './own-log.ts'
import { decksOfCards } from './parameters.ts'

/** The cards that one fit is for. */
export interface Scope {
  /** The deck or the program that was named; absent for a fit of all cards. */
  word?: string
  /** The decks that it stands for, by name: they share one fit. None for a fit of all cards. */
  decks: readonly string[]
  /** The reviews that the fit uses: those of its cards, or all of them. */
  reviews: Review[]
  /** Whether a card goes by this fit: one of a deck that was fitted apart does not go by that of all cards. */
  has(card: string): boolean
}

/** The scopes that some words name: a fit of its own for each of them, or one of all cards without any. With `gone` also a deck that is not there any more, as long as it has parameters of its own. Throws UserError for a word that is neither a deck nor a program. */
export async function scopesOf(words: readonly string[], gone: boolean, world: World): Promise<Scope[]> {
  const apart = decksApart((await world.progress()).progress)
  if (words.length === 0) {
    const [others, deckOf] = [new Set(apart), await decksOfCards(world)]
    const reviews = await reviewsOf(undefined, world)
    return [{ decks: [], reviews, has: (card) => !others.has(deckOf(card) ?? '') }]
  }
  const library = await world.library()
  const scopes: Scope[] = []
  for (const word of new Set(words)) {
    const lost = gone && apart.includes(word)
    const there = lost ? decksNamed(library, word) : chosenDecks(library, [word], world.texts)
    const decks = there.map(({ name }) => name)
    const cards = decks.length === 0 ? new Set<string>() : await cardIdsOf([word], world)
    if (lost && !decks.includes(word)) decks.push(word)
    scopes.push({
      word,
      decks,
      reviews: await reviewsOf(cards, world),
      has: (card) => cards.has(card),
    })
  }
  return scopes
}
