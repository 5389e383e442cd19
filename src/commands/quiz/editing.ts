import type { Card, Deck } from '../../model/index.ts'
import type { Editing } from '../../play/index.ts'
import type { Library, World } from '../../world/index.ts'

/** How the cards of a library are edited from a quiz: shipped ones as copies. */
export function editingIn(library: Library, world: World): Editing {
  const deckOf = ({ deck }: Card): Deck | undefined => library.decks.find(({ name }) => name === deck)
  return {
    copies: (card) => deckOf(card)?.shipped ?? false,
    async edit(card) {
      const { editedCard } = await import('../cards/own-copy.ts')
      return editedCard(card, deckOf(card), world)
    },
  }
}
