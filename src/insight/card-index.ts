import type { Card } from '../model/index.ts'

/** An option of a command, with the places (in `ids`) of the cards that ask for it or for its meaning. */
export interface IndexedOption {
  program: string
  command: string
  cards: number[]
}

/** The cards that decks make, as far as figures need them: it changes with the decks only. */
export interface CardIndex {
  ids: string[]
  /** Every option once for each command that has it, commands in the order in which they are met. */
  options: IndexedOption[]
  /** When entries last became others than they were, by the place of their cards; see `Fact.changed`. */
  changed: Record<number, number>
}

/** Builds the index of some cards. */
export function buildCardIndex(cards: readonly Card[]): CardIndex {
  const options = new Map<string, IndexedOption>()
  const changed: CardIndex['changed'] = {}
  for (const [index, { kind, entry, covers }] of cards.entries()) {
    if (entry.changed !== undefined) changed[index] = entry.changed
    if (entry.kind !== 'option' || (kind !== 'meaning' && kind !== 'recall')) continue
    for (const pair of covers) {
      const end = pair.lastIndexOf(' ')
      const command = pair.slice(0, Math.max(0, end))
      const key = `${entry.program}\n${command}\n${pair.slice(end + 1)}`
      const known = options.get(key)
      if (known) known.cards.push(index)
      else options.set(key, { program: entry.program, command, cards: [index] })
    }
  }
  return { ids: cards.map(({ id }) => id), options: [...options.values()], changed }
}
