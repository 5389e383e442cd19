import { cardsOf } from '../../kinds/index.ts'
import type { Card, Deck, SourceLocation } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { appendTo, openOwnDeck } from './own-deck.ts'
import { snippetOf } from './snippet.ts'

/** Copies a card of a shipped deck into a deck of the learner's own, under the same id; returns where it is. Throws UserError where it cannot be copied. */
async function copied({ id, entry }: Card, deck: Deck, world: World): Promise<SourceLocation> {
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

async function* whole(text: string): AsyncIterable<string> {
  yield text
}

/** The text of a file; undefined where there is none. */
const textOf = async (file: string, world: World): Promise<string | undefined> =>
  (await world.pathKind(file)) === 'file' ? (await world.readLines(file)).join('\n') : undefined

/** The outcome of editing a card: where it is, and whether an editor was opened on it. */
export interface Edited {
  at: SourceLocation
  opened: boolean
  /** The learner changed nothing, and the copy that was made for it is gone again. */
  dropped: boolean
  /** The file reads as it did before the editor was opened. */
  unchanged: boolean
}

/** Opens the line of a card in the learner's editor; a shipped card is copied first, and the copy taken away again where nothing was changed. Without an editor the copy stays, to be opened by hand. Throws UserError. */
export async function editedCard(card: Card, deck: Deck | undefined, world: World): Promise<Edited> {
  if (!deck?.shipped) {
    const { at } = card.entry
    const before = await textOf(at.file, world)
    const opened = await world.edit(at.file, at.line)
    return { at, opened, dropped: false, unchanged: opened && (await textOf(at.file, world)) === before }
  }
  const file = `${world.dataFolder}/decks/my-${deck.name}.md`
  const before = await textOf(file, world)
  const at = await copied(card, deck, world)
  const copy = await textOf(file, world)
  const unchanged = async (): Promise<boolean> => {
    if ((await textOf(file, world)) !== copy) return false
    if (before === undefined) await world.removeNewDeck(`my-${deck.name}`)
    else await world.writeFile(file, whole(before))
    return true
  }
  try {
    const opened = await world.edit(at.file, at.line)
    const dropped = opened && (await unchanged())
    return { at, opened, dropped, unchanged: dropped }
  } catch (error) {
    await unchanged()
    throw error
  }
}
