import { exit, sanitize, UserError } from '../../model/index.ts'
import { command } from '../command.ts'
import { findCard } from '../find-card.ts'
import { cardWords } from '../options.ts'
import { troubleOf } from './after-editing.ts'
import { editedCard } from './own-copy.ts'

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
    const built = deck.file.endsWith('.json')
    const trouble = opened && !built ? await troubleOf(known, deck.shipped, place, world) : []
    if (deck.shipped && trouble.length === 0) terminal.note(texts.find.copiedTo(place.file))
    if (!opened) {
      terminal.print(texts.quiz.noEditor(sanitize(`${place.file}:${place.line}`)))
      return exit.ok
    }
    if (built) terminal.note(texts.find.buildAgain(sanitize(place.file)))
    for (const line of trouble) terminal.note(line)
    return exit.ok
  },
})
