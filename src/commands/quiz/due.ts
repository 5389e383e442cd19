import { cardsOf, withContrasts } from '../../kinds/index.ts'
import { dayOf } from '../../play/index.ts'
import { outlook } from '../../schedule/index.ts'
import { cardsIn, chosenDecks } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { decks, json } from '../options.ts'
import { keptQueue, queueToCache } from './today.ts'

/** How much is waiting today. */
export const due = command({
  group: 'look',
  about: (texts) => texts.commands.due,
  words: { deck: decks },
  options: { count: { type: 'flag', about: 'count' }, json },
  examples: [['flagdrill due --count', 'due']],
  async run(args, world) {
    const { terminal, texts } = world
    const say = (waiting: { due: number; new: number }, next: object[]): void => {
      if (args.json) printJson(world, { day: dayOf(world), ...waiting, next: next.slice(0, 7) })
      else if (args.count) terminal.print(String(waiting.due + waiting.new))
      else terminal.print(texts.lists.due(waiting.due, waiting.new))
    }
    const today = dayOf(world)
    const names = args.deck
    const known = names.length > 0 ? undefined : keptQueue(world)
    if (known) {
      say({ due: known.due.length, new: known.fresh.length }, known.next)
      return 0
    }
    await world.cacheQueue(async () => {
      const library = await world.library()
      const all = cardsOf(library.decks)
      const cards = cardsIn(all, chosenDecks(library, names, texts), library, cardsOf)
      const store = await world.progress()
      const { progress } = store
      const ahead = outlook(withContrasts(cards, progress), progress, world.now(), today, world.limits)
      say({ due: ahead.due.length, new: ahead.fresh.length }, ahead.next)
      return queueToCache(world, library, store, all)
    })
    return 0
  },
})
