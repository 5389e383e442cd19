import { cardsOf, kinds } from '../../kinds/index.ts'
import { type Card, cut, exit, harmless, UserError } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import { table } from '../../render/index.ts'
import type { Command } from '../command.ts'
import { cardsIn, chosenDecks, printJson, text, words } from '../command.ts'

const meaningOf = (card: Card): string => {
  const { entry } = card
  return entry.kind === 'option' || entry.kind === 'command'
    ? entry.summary
    : entry.kind === 'concept'
      ? entry.answer
      : entry.kind === 'task'
        ? entry.answers[0]!
        : ''
}

/** The list of cards. */
export const cards: Command = {
  usage: 'cards [deck..]',
  describe: (texts) => texts.commands.cards,
  offers: { kind: Object.keys(kinds) },
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('kind', { type: 'string', requiresArg: true, describe: texts.commands.options.kind })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const library = await world.library()
    const chosen = chosenDecks(library, words(args.deck), world.texts)
    const kind = text(args, 'kind')
    if (kind !== undefined && !(kind in kinds))
      throw new UserError(
        world.texts.errors.unknownKind(kind, Object.keys(kinds).join(', ')),
        undefined,
        exit.usage,
      )
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
          cut(harmless(`${shortName(card)}  ${meaningOf(card)}`), 60),
          progress.cards[card.id]?.due ?? '',
        ]),
      ))
        world.terminal.print(line)
    return 0
  },
}
