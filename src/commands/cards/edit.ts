import { cardsOf } from '../../kinds/index.ts'
import { type Card, type Deck, exit, type SourceLocation, sanitize, UserError } from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'
import { findCard } from '../find-card.ts'
import { card } from '../options.ts'
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

/** Says what is wrong with a deck that was edited, and whether it still makes the card. */
async function sayProblems({ file }: SourceLocation, id: string, world: World): Promise<void> {
  const { terminal, texts } = world
  const { decks } = await world.library()
  const deck = decks.find((item) => item.file === file)
  for (const problem of deck?.problems ?? []) terminal.note(problemLine(problem, texts))
  if (!cardsOf(decks).some((made) => made.id === id)) terminal.note(texts.find.idGone(sanitize(id)))
}

/** Opens the line of a card in the learner's editor; a shipped card is copied first, so that updates leave the change alone. */
export const edit = command({
  group: 'decks',
  about: (texts) => texts.commands.edit,
  tried: ['change', 'modify', 'reword', '편집', '수정'],
  words: { card },
  examples: [['flagdrill edit docker/--rm#meaning', 'edit']],
  async run({ card: given }, world) {
    const { texts, terminal } = world
    const { id, card: known } = await findCard(given, world)
    if (!known) throw new UserError(texts.find.orphanOf(sanitize(id)), texts.care.seeOrphans)
    const { decks } = await world.library()
    const deck = decks.find(({ name }) => name === known.deck)!
    const place = deck.shipped ? await copied(known, deck, world) : known.entry.at
    if (deck.shipped) terminal.note(texts.find.copiedTo(place.file))
    if (!(await world.edit(place.file, place.line))) {
      terminal.print(texts.quiz.noEditor(sanitize(`${place.file}:${place.line}`)))
      return exit.ok
    }
    if (deck.file.endsWith('.json')) terminal.note(texts.find.buildAgain(sanitize(place.file)))
    else await sayProblems(place, id, world)
    return exit.ok
  },
})
