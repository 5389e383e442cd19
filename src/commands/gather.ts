import { type Figures, figuresOf } from '../insight/index.ts'
import { cardsOf } from '../kinds/index.ts'
import { learnerDay, queue } from '../schedule/index.ts'
import type { World } from '../world.ts'
import { type Arguments, cardsIn, chosenDecks, sinceDay, text, words } from './command.ts'

/** The figures that a command line asks for: of the decks that it names and from `--since` on. Throws UserError. */
export async function gather(args: Arguments, world: World): Promise<Figures> {
  const since = sinceDay(text(args, 'since'), world) || undefined
  const library = await world.library()
  const named = words(args.deck)
  const decks = chosenDecks(library, named, world.texts)
  const cards = cardsIn(cardsOf(library.decks), decks, library, cardsOf)
  const { progress } = await world.progress()
  // What is kept between runs is the tally of all cards; for some of them the whole log is read.
  const tally = await world.tally(named.length === 0 ? undefined : cards.map(({ id }) => id))
  const scheduler = await world.scheduler()
  const now = world.now()
  const day = learnerDay(now, world.offset, world.rolloverHour)
  const waiting = queue(cards, progress, scheduler, now, day, world.limits)
  return figuresOf({
    tally,
    cards,
    progress,
    day,
    since,
    waiting: { due: waiting.due.length, fresh: waiting.fresh.length },
    desired: scheduler.retention,
    retrievability: (memory) => scheduler.retrievability(memory, now),
  })
}
