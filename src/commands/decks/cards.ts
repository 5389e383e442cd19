import { answerOf, cardsOf, kinds } from '../../kinds/index.ts'
import { cut, exit, sanitize } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import { table } from '../../render/index.ts'
import { cardsIn, chosenDecks } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { decks, json } from '../options.ts'

/** The list of cards. */
export const cards = command({
  group: 'decks',
  paged: true,
  about: (texts) => texts.commands.cards,
  tried: ['card', '카드'],
  words: { deck: decks },
  options: { kind: { type: 'choice', of: Object.keys(kinds), about: 'kind' }, json },
  examples: [
    ['flagdrill cards docker', 'cards'],
    ['flagdrill cards --kind command --json', 'cardsKind'],
  ],
  async run(args, world) {
    const library = await world.library()
    const chosen = chosenDecks(library, args.deck, world.texts)
    const { kind } = args
    const listed = cardsIn(cardsOf(library.decks), chosen, library, cardsOf).filter(
      (card) => kind === undefined || card.kind === kind,
    )
    const { progress } = await world.progress()
    if (args.json)
      printJson(
        world,
        listed.map((card) => ({
          id: card.id,
          kind: card.kind,
          deck: card.deck,
          level: card.entry.level,
          covers: card.covers,
          at: card.entry.at,
          entry: card.entry,
          memory: progress.cards[card.id] ?? null,
        })),
      )
    else
      for (const line of table(
        listed.map((card) => [
          card.id,
          `${card.entry.at.file.replace(/^.*[\\/]/, '')}:${card.entry.at.line}`,
          cut(sanitize(`${shortName(card)}  ${answerOf(card.entry)}`), 60),
          progress.cards[card.id]?.due ?? '',
        ]),
      ))
        world.terminal.print(line)
    return exit.ok
  },
})
