import { cardsOf } from '../../kinds/index.ts'
import { exit, type SourceLocation, sanitize, UserError } from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'
import { findCard } from '../find-card.ts'
import { cardWords } from '../options.ts'
import { editedCard } from './own-copy.ts'

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
  words: { card: cardWords },
  examples: [['flagdrill edit docker/--rm#meaning', 'edit']],
  async run({ card: given }, world) {
    const { texts, terminal } = world
    const { id, card: known } = await findCard(given.join(' '), world, 'sameLine')
    if (!known) throw new UserError(texts.find.orphanOf(sanitize(id)), texts.care.seeOrphans)
    const { decks } = await world.library()
    const deck = decks.find(({ name }) => name === known.deck)!
    const { at: place, opened, unchanged } = await editedCard(known, deck, world)
    if (unchanged) {
      terminal.print(texts.quiz.nothingChanged)
      return exit.ok
    }
    if (deck.shipped) terminal.note(texts.find.copiedTo(place.file))
    if (!opened) {
      terminal.print(texts.quiz.noEditor(sanitize(`${place.file}:${place.line}`)))
      return exit.ok
    }
    if (deck.file.endsWith('.json')) terminal.note(texts.find.buildAgain(sanitize(place.file)))
    else await sayProblems(place, id, world)
    return exit.ok
  },
})
