import {
  buildCardIndex,
  calibrated,
  type Figures,
  type FiguresOfDay,
  figuresAt,
  figuresOf,
} from '../../insight/index.ts'
import { cardsOf, withContrasts } from '../../kinds/index.ts'
import type { PredictedGroup } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import { outlook, queue } from '../../schedule/index.ts'
import type { World } from '../../world/index.ts'
import { cardsIn, chosenDecks, sinceDay, withTags } from '../choose.ts'
import { courseFor } from '../quiz/course.ts'
import { keptQueue } from '../quiz/kept-queue.ts'
import { queueToCache } from '../quiz/today.ts'

/** How much a quiz over all decks would ask today. */
async function waitingToday(world: World): Promise<{ due: number; fresh: number }> {
  const kept = await keptQueue(world)
  if (kept) return { due: kept.due.length, fresh: kept.fresh.length }
  let waiting = { due: 0, fresh: 0 }
  await world.cacheQueue(async () => {
    const library = await world.library()
    const store = await world.progress()
    await store.refresh()
    const cards = cardsOf(library.decks)
    const asked = withContrasts(cards, store.progress)
    const course = await courseFor(world, library, cards, false)
    const now = world.now()
    const ahead = outlook(asked, store.progress, now, dayOf(world), world.limits, course)
    const { due, fresh, input } = ahead
    waiting = { due: due.length, fresh: fresh.length }
    return queueToCache(world, library, store, cards, input)
  })
  return waiting
}

/** The filter of figures. */
export interface FigureOptions {
  /** Names of decks; all when there is none. */
  deck: readonly string[]
  /** Only cards with all of these tags. */
  tag: readonly string[]
  /** A day, or a number of days such as `7d`. */
  since?: string
}

/** The figures of all decks as they are kept for a day. */
interface KeptFigures {
  figures: FiguresOfDay
  calibration: PredictedGroup[]
}

/** The figures that a command line asks for, of the decks that it names and from `--since` on, and how predicted recall compares with what happened. Those of all decks are kept until an answer, a deck or the day is another. Throws UserError. */
export async function loadFigures(
  args: FigureOptions,
  world: World,
): Promise<{ figures: Figures; calibration: PredictedGroup[] }> {
  const since = sinceDay(args.since, world) || undefined
  const now = world.now()
  const facts = { day: dayOf(world), since, desired: world.retention }
  const named = args.deck
  if (named.length === 0 && args.tag.length === 0) {
    const waiting = await waitingToday(world)
    const about = JSON.stringify([facts.day, since, facts.desired])
    const { figures, calibration } = await world.kept('figures', about, async (): Promise<KeptFigures> => {
      const { progress } = await world.progress()
      const cardIndex = await world.cardIndex(async () =>
        buildCardIndex(cardsOf((await world.library()).decks)),
      )
      const dailyStats = await world.dailyStats()
      return {
        figures: figuresOf({ ...facts, progress, cardIndex, dailyStats, waiting }),
        calibration: calibrated(dailyStats, since),
      }
    })
    return { figures: figuresAt({ ...figures, today: { ...figures.today, ...waiting } }, now), calibration }
  }
  const { progress } = await world.progress()
  const library = await world.library()
  const decks = chosenDecks(library, named, world.texts)
  const cards = withTags(cardsIn(cardsOf(library.decks), decks, library, cardsOf), args.tag, world.texts)
  // Only the figures of all cards are kept; for a selection the whole log is read.
  const asked = withContrasts(cards, progress)
  const dailyStats = await world.dailyStats(asked.map(({ id }) => id))
  const course = await courseFor(world, library, cards, true)
  const schedulers = await world.schedulers()
  const { due, fresh } = queue(asked, progress, schedulers(), now, facts.day, world.limits, course)
  const waiting = { due: due.length, fresh: fresh.length }
  const figures = figuresOf({ ...facts, progress, cardIndex: buildCardIndex(cards), dailyStats, waiting })
  return { figures: figuresAt(figures, now), calibration: calibrated(dailyStats, since) }
}
