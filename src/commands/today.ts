import { cardsOf, contrasts } from '../kinds/index.ts'
import type { Card } from '../model/index.ts'
import { dayOf, type Open, openSitting } from '../play/index.ts'
import { queue } from '../schedule/index.ts'
import type { Library, ProgressStore, World } from '../world.ts'
import type { Arguments } from './command.ts'
import { cardsIn, chosenDecks, count, words } from './command.ts'

/** Today's sitting of some decks, and all that belongs to it. */
export interface Today extends Open {
  library: Library
  store: ProgressStore
  /** The cards of the chosen decks. */
  cards: Card[]
}

/** The sitting that a quiz of these words and options plays: the one that was left open today, or a new one. */
export async function todaysSitting(args: Arguments, world: World): Promise<Today> {
  const { texts } = world
  const [limit, fresh] = ['limit', 'new'].map((name) => count(args, name, texts))
  const library = await world.library()
  const names = words(args.deck)
  const decks = chosenDecks(library, names, texts)
  const cards = cardsIn(cardsOf(library.decks), decks, library, cardsOf)
  const store = await world.progress()
  if (store.damaged > 0) world.terminal.note(texts.care.damagedNote(store.damaged))
  const all = [...cards, ...contrasts(cards, store.progress)]
  const scheduler = await world.scheduler()
  const today = dayOf(world)
  const make = (): Card[] => {
    // Asking for new cards is asking for them beyond what the day allows.
    const done = store.progress.days[today]?.new ?? 0
    const limits = fresh === undefined ? world.limits : { ...world.limits, newPerDay: done + fresh }
    const { due, fresh: unseen } = queue(all, store.progress, scheduler, world.now(), today, limits)
    return [...due, ...unseen].slice(0, limit)
  }
  const key = JSON.stringify(['quiz', names, limit, fresh])
  return { library, store, cards, ...openSitting(world, store, key, all, make) }
}
