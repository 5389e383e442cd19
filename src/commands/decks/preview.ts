import { cardsOf, type Pool } from '../../kinds/index.ts'
import { type Card, exit, sanitize } from '../../model/index.ts'
import { problemLine, styleOf } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { cardLines } from '../cards/card-lines.ts'
import { poolsOf, withDeck } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { cardView } from './card-view.ts'

/** The cards of files as they will be asked, with their answers. */
export const preview = command({
  group: 'decks',
  paged: true,
  about: (texts) => texts.commands.preview,
  tried: ['cat', 'view'],
  words: { file: { type: 'list', required: true, about: 'files', completes: 'files' } },
  options: { program: { type: 'text', about: 'programName' }, json },
  examples: [['flagdrill preview NOTES.md --json', 'preview']],
  async run(args, world) {
    const { texts, terminal } = world
    const library = await world.library()
    const views: object[] = []
    let failed = false
    for (const file of (await world.notesFiles(args.file)).flatMap(({ files }) => files)) {
      const deck = await world.readNotes(file, { program: args.program })
      for (const problem of deck.problems) terminal.note(problemLine(problem, texts))
      failed ||= deck.entries.length === 0
      const { among } = poolsOf(withDeck(library, deck))
      for (const card of cardsOf([deck])) {
        const pool = among(card)
        if (args.json) views.push(cardView(card, pool, texts.kinds, world.seed))
        else show(card, pool, world)
      }
    }
    if (args.json) printJson(world, views)
    return failed ? exit.failed : exit.ok
  },
})

/** Prints a card with its question, its choices and its answer. */
function show(card: Card, pool: Pool, world: World): void {
  const { terminal } = world
  const { question, answer } = cardLines(card, pool, world)
  terminal.print(styleOf(terminal).dim(` ${sanitize(card.id)}`))
  for (const line of [...question, ...answer]) terminal.print(line)
  terminal.print('')
}
