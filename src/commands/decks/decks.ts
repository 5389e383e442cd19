import { cardsOf, withContrasts } from '../../kinds/index.ts'
import { sanitize } from '../../model/index.ts'
import { table } from '../../render/index.ts'
import { countCards, learnerDay } from '../../schedule/index.ts'
import { noteClashes } from '../clashes.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** The list of decks, and decks that others share. */
export const decks = command({
  group: 'decks',
  paged: true,
  about: (texts) => texts.commands.decks,
  tried: ['list', 'ls', 'deck', '덱', '목록'],
  words: {
    action: { type: 'choice', of: ['add', 'update', 'remove'], about: 'subscribe' },
    source: { about: 'source', value: 'URL', completes: 'files' },
  },
  options: { name: { type: 'text', about: 'name' }, json },
  examples: [
    ['flagdrill decks add https://example.com/class/decks.git', 'decksAdd'],
    ['flagdrill decks update', 'decksUpdate'],
  ],
  async run(args, world) {
    if (args.action !== undefined) {
      const { manageSubscriptions } = await import('./subscriptions.ts')
      return manageSubscriptions(args.action, args.source, args, world)
    }
    const { lists } = world.texts
    const library = await world.library()
    noteClashes(library, world)
    const { progress } = await world.progress()
    const today = learnerDay(world.now(), world.offset, world.rolloverHour)
    const rows = library.decks.map((deck) => {
      const cards = cardsOf([deck])
      return {
        deck: deck.name,
        title: deck.title,
        language: deck.language,
        program: deck.program ?? null,
        shipped: deck.shipped,
        file: deck.file,
        cards: cards.length,
        ...countCards(withContrasts(cards, progress), progress, today),
        problems: deck.problems.length,
      }
    })
    if (args.json) printJson(world, rows)
    else
      for (const line of table(
        [
          [lists.deck, lists.cards, lists.dueColumn, lists.newColumn, lists.title],
          ...rows.map((row) => [
            row.deck,
            String(row.cards),
            String(row.due),
            String(row.new),
            sanitize(row.title) + (row.shipped ? '' : ` (${lists.own})`),
          ]),
        ],
        [1, 2, 3],
      ))
        world.terminal.print(line)
    return 0
  },
})
