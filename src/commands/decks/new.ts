import { exit, UserError } from '../../model/index.ts'
import { command } from '../command.ts'
import { deckName } from './build-notes.ts'

/** A deck file to start from, in the learner's folder. */
export const newDeck = command({
  group: 'decks',
  about: (texts) => texts.commands.new,
  tried: ['init', 'template'],
  words: { name: { required: true, about: 'newName' } },
  examples: [['flagdrill new my-notes', 'new']],
  async run(args, world) {
    const { texts, terminal } = world
    const name = args.name.normalize('NFC')
    if (!deckName.test(name))
      throw new UserError(texts.errors.badDeckName(name), texts.errors.badDeckNameHint, exit.usage)
    if ((await world.library()).decks.some((deck) => deck.name === name))
      throw new UserError(texts.errors.fileThere(name))
    try {
      terminal.print(await world.newDeck(name, texts.lists.starter(name)))
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
      throw new UserError(texts.errors.fileThere(`${name}.md`))
    }
    terminal.note(texts.lists.startQuiz(name))
    return exit.ok
  },
})
