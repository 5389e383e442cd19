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
import { nextDays, type PutOff } from '../../schedule/index.ts'
import type { World } from '../../world/index.ts'
import { cardsIn, chosenDecks, sinceDay, withTags } from '../choose.ts'
import { keptQueue } from '../quiz/kept-queue.ts'
import { queueToCache } from '../quiz/today.ts'
import { type Waiting, waitingIn } from '../quiz/waiting.ts'

/** The numbers of cards that wait today, and how that moves others to later days. */
interface Counted {
  today: { due: number; fresh: number }
  queue: PutOff
  tomorrow: number | undefined
}

const countedIn = ({
  due,
  fresh,
  waiting,
  backlogDays,
  tomorrow,
}: Pick<Waiting, 'waiting' | 'backlogDays' | 'tomorrow'> & {
  due: readonly unknown[]
  fresh: readonly unknown[]
}): Counted => ({
  today: { due: due.length, fresh: fresh.length },
  queue: { due, waiting, backlogDays },
  tomorrow: tomorrow()?.due,
})

/** How much a quiz over all decks would ask today. */
async function waitingToday(world: World): Promise<Counted> {
  const kept = await keptQueue(world)
  if (kept) return countedIn(kept)
  let counted: Counted | undefined
  await world.cacheQueue(async () => {
    const library = await world.library()
    const store = await world.progress()
    await store.refresh()
    const cards = cardsOf(library.decks)
    const waiting = await waitingIn(world, library, store, cards, { deck: [] })
    counted = countedIn(waiting)
    return queueToCache(world, library, store, cards, waiting.input)
  })
  return counted!
}

/** Figures that say of today and the days after it what the quiz will ask: cards that are put off count for the day on which they come. A backlog is shown whole, as it is due. */
function agreeing<T extends Pick<Figures, 'day' | 'today' | 'forecast'>>(
  figures: T,
  { today, queue, tomorrow }: Counted,
): T {
  const asked = { ...figures, today: { ...figures.today, ...today } }
  if (queue.backlogDays !== undefined) return asked
  const later = new Map(
    nextDays(figures.forecast, figures.day, queue, tomorrow).map(({ day, count }) => [day, count]),
  )
  const forecast = figures.forecast.map(({ day }) => ({
    day,
    count: day === figures.day ? today.due : (later.get(day) ?? 0),
  }))
  return { ...asked, forecast }
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

/** Figures whose days to come are those on which cards are asked, and how predicted recall compares with what happened. */
interface Loaded {
  figures: Figures
  /** The days on which cards fall due, whether or not they are put off: what other programs read. */
  fallingDue: Figures['forecast']
  calibration: PredictedGroup[]
}

/** The figures that a command line asks for, of the decks that it names and from `--since` on, and how predicted recall compares with what happened. Those of all decks are kept until an answer, a deck or the day is another. Throws UserError. */
export async function loadFigures(args: FigureOptions, world: World): Promise<Loaded> {
  const since = sinceDay(args.since, world) || undefined
  const now = world.now()
  const facts = { day: dayOf(world), since, desired: world.retention }
  const named = args.deck
  if (named.length === 0 && args.tag.length === 0) {
    const counted = await waitingToday(world)
    const waiting = counted.today
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
    return {
      figures: figuresAt(agreeing(figures, counted), now),
      fallingDue: figures.forecast,
      calibration,
    }
  }
  const { progress } = await world.progress()
  const library = await world.library()
  const decks = chosenDecks(library, named, world.texts)
  const cards = withTags(cardsIn(cardsOf(library.decks), decks, library, cardsOf), args.tag, world.texts)
  // Only the figures of all cards are kept; for a selection the whole log is read.
  const asked = withContrasts(cards, progress)
  const dailyStats = await world.dailyStats(asked.map(({ id }) => id))
  const counted = countedIn(await waitingIn(world, library, { progress }, cards, { deck: named }))
  const waiting = counted.today
  const figures = figuresOf({ ...facts, progress, cardIndex: buildCardIndex(cards), dailyStats, waiting })
  return {
    figures: figuresAt(agreeing(figures, counted), now),
    fallingDue: figures.forecast,
    calibration: calibrated(dailyStats, since),
  }
}
