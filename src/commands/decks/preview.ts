import { cardsOf } from '../../kinds/index.ts'
import { exit, harmless } from '../../model/index.ts'
import { problemLine, styleOf } from '../../render/index.ts'
import { cardLines } from '../cards/card-lines.ts'
import { command } from '../command.ts'

/** The cards of files as they will be asked, with their answers. */
export const preview = command({
  group: 'decks',
  about: (texts) => texts.commands.preview,
  tried: ['cat', 'view'],
  words: { file: { type: 'list', required: true, about: 'files', completes: 'files' } },
  async run(args, world) {
    const { texts, terminal } = world
    const style = styleOf(terminal)
    const others = (await world.library()).decks.flatMap((deck) => deck.entries)
    let failed = false
    for (const file of args.file) {
      const deck = await world.readNotes(file, undefined)
      for (const problem of deck.problems) terminal.note(problemLine(problem, texts))
      failed ||= deck.entries.length === 0
      const pool = { entries: deck.entries, all: [...deck.entries, ...others] }
      for (const card of cardsOf([deck])) {
        const { question, answer } = cardLines(card, pool, world)
        terminal.print(style.dim(` ${harmless(card.id)}`))
        for (const line of [...question, ...answer]) terminal.print(line)
        terminal.print('')
      }
    }
    return failed ? exit.failed : exit.ok
  },
})
