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
      const { afterEditing } = await import('../cards/after-editing.ts')
      const deck = deckOf(card)
      const done = await editedCard(card, deck, world)
      const changed = done.opened && !done.unchanged
      return {
        ...done,
        dropped: done.unchanged,
        said: changed ? await afterEditing(card, deck, done.at, world) : [],
      }
    },
  }
}
