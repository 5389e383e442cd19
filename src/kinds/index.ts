import type { Card, Deck, Entry } from '../model/index.ts'
import { contrastOf } from './contrast.ts'
import type { Kind, Pool } from './kind.ts'
import { listed } from './listed.ts'
import { meaning } from './meaning.ts'

export { answerOf } from './answer-of.ts'
export { contrastId, contrastIds, contrasts, withContrasts } from './contrast.ts'
export type { KindTexts, Pool } from './kind.ts'
export { commandLabel, commandNames, optionLabel } from './names.ts'
export { needsOf } from './needs.ts'
export { completed } from './own-words.ts'
export { partsOf } from './read.ts'
export type { MarkedLine, Remark, Verdict } from './verdict.ts'

const everyKind = [...listed].sort((a, b) => a.order - b.order)

/** Every kind of card by its name, in the order in which the cards of one entry are met. */
export const kinds = Object.fromEntries(everyKind.map((kind) => [kind.name, kind])) as Record<
  Kind['name'],
  Kind
>

/** The kind of a card. */
export const kindOf = (card: Card): Kind => kinds[card.kind as Kind['name']]

/** The texts that a card accepts, where its answer is typed. */
export const acceptedAnswers = (card: Card, pool: Pool): string[] => kindOf(card).answers?.(card, pool) ?? []

/** The card of an entry that has a kind and an id; of a contrast, with the other entry. Undefined when no such card is made of it. */
export function cardFrom(
  { kind, id }: Pick<Card, 'kind' | 'id'>,
  entry: Entry,
  deck: string,
  other?: Entry,
): Card | undefined {
  if (kind !== 'contrast')
    return kindOf({ kind } as Card)
      ?.make(entry, deck)
      .find((card) => card.id === id)
  const [a] = meaning.make(entry, deck)
  const [b] = other ? meaning.make(other, deck) : []
  const made = a && b && contrastOf(a, b)
  return made?.id === id ? made : undefined
}

/** The cards that decks made so far, by their id and by the fact that they are about. */
interface Made {
  cards: Map<string, Card>
  facts: Map<string, Card>
}

/** Adds the cards that a kind makes of an entry; one that is there already covers what the new one would. */
function addCards({ cards, facts }: Made, kind: Kind, entry: Entry, deck: string): void {
  const made = kind.make(entry, deck)
  // Most kinds make nothing of most entries.
  if (made.length === 0) return
  const fact = kind.fact?.(entry)
  for (const card of made) {
    const first = cards.get(card.id) ?? (fact === undefined ? undefined : facts.get(fact))
    if (first) first.covers = [...new Set([...first.covers, ...card.covers])]
    else cards.set(card.id, card)
    if (!first && fact !== undefined) facts.set(fact, card)
  }
}

/** The cards that one entry makes by itself, in the order in which they are met. */
export function cardsOfEntry(entry: Entry, deck: string): Card[] {
  // A page that only names an option says enough to read a line, not to ask.
  if ('summary' in entry && entry.summary === '') return []
  return everyKind.flatMap((kind) => kind.make(entry, deck))
}

function makeCards(decks: readonly Deck[]): Card[] {
  const made: Made = { cards: new Map(), facts: new Map() }
  for (const deck of decks) {
    if (deck.silent) continue
    for (const entry of deck.entries) {
      // A page that only names an option says enough to read a line, not to ask.
      if ('summary' in entry && entry.summary === '') continue
      for (const kind of everyKind) addCards(made, kind, entry, deck.name)
    }
  }
  return [...made.cards.values()]
}

/** The cards that were made of each list of decks: a command asks for those of the library several times. */
const madeOf = new WeakMap<readonly Deck[], Card[]>()

/** The cards of decks; a card or a fact that several entries have belongs to the first of them, and its card covers what any of them covers. */
export function cardsOf(decks: readonly Deck[]): Card[] {
  let cards = madeOf.get(decks)
  if (!cards) {
    cards = makeCards(decks)
    madeOf.set(decks, cards)
  }
  return [...cards]
}
