import { cardsOf } from '../kinds/index.ts'
import { forecast, learnerDay, queue } from '../schedule/index.ts'
import type { Command } from './command.ts'
import { cardsIn, chosenDecks, printJson, words } from './command.ts'

/** How much is waiting today. */
export const due: Command = {
  usage: 'due [deck..]',
  describe: (texts) => texts.commands.due,
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('count', { type: 'boolean', describe: texts.commands.options.count })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const library = await world.library()
    const decks = chosenDecks(library, words(args.deck), world.texts)
    const cards = cardsIn(cardsOf(library.decks), decks, library, cardsOf)
    const { progress } = await world.progress()
    const now = world.now()
    const today = learnerDay(now, world.offset, world.rolloverHour)
    const waiting = queue(cards, progress, await world.scheduler(), now, today, world.limits)
    if (args.json)
      printJson(world, {
        day: today,
        due: waiting.due.length,
        new: waiting.fresh.length,
        next: forecast(cards, progress, today).slice(0, 7),
      })
    else if (args.count) world.terminal.print(String(waiting.due.length + waiting.fresh.length))
    else world.terminal.print(world.texts.lists.due(waiting.due.length, waiting.fresh.length))
    return 0
  },
}
