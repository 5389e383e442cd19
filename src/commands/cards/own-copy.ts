import { cardsOf } from '../../kinds/index.ts'
import type { Card, Deck, SourceLocation } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { appendTo, openOwnDeck } from './own-deck.ts'
import { snippetOf } from './snippet.ts'

/** Copies a card of a shipped deck into a deck of the learner's own, under the same id; returns where it is. Throws UserError where it cannot be copied. */
export async function copied({ id, entry }: Card, deck: Deck, world: World): Promise<SourceLocation> {
  const lines = await world.readLines(deck.file)
  const later = deck.entries.map(({ at }) => at.line - 1).filter((line) => line > entry.at.line - 1)
  const { head, body } = snippetOf(lines, entry.at.line - 1, Math.min(...later, lines.length))
  const name = `my-${deck.name}`
  const own = await openOwnDeck(
    name,
    [
      `deck: ${name}`,
      `title: ${world.texts.find.copyOf(deck.title)}`,
      ...head.filter((line) => !/^(?:deck|title|order)\s*:/.test(line)),
    ],
    world,
  )
  const line = await appendTo(own, body, name, world, async () => {
    const read = await world.readNotes(own.file, undefined)
    return cardsOf([read]).some((made) => made.id === id)
  })
  // The line of the card itself, below its headings or the head of its table.
  const at = body.indexOf(lines[entry.at.line - 1]!)
  return { file: own.file, line: line + Math.max(0, at) }
}
