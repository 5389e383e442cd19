import { withContrasts } from '../../kinds/index.ts'
import type { Card, Day } from '../../model/index.ts'
import { type Coming, dayOf } from '../../play/index.ts'
import {
  addDays,
  type DayLoad,
  type Item,
  type Limits,
  loads,
  nextDays,
  pick,
  type Queue,
  type QueueInput,
  queueInputOf,
  retrievability,
  type Tomorrow,
  tomorrowOf,
} from '../../schedule/index.ts'
import type { Library, ProgressStore, World } from '../../world/index.ts'
import { decksNamed } from '../choose.ts'
import { courseFor } from './course.ts'
import { limitsFor, type Wishes } from './kept-queue.ts'

// New cards of decks of the learner's own that are named, whatever is left of the day's.
const leastOwn = 10

/** The cards among some that wait today, and those of later days. */
export interface Waiting extends Queue<Card> {
  /** The queue input that it was picked from. */
  input: QueueInput<Item & { card: Card }>
  /** Counts what is asked tomorrow, once what waits today is answered. */
  tomorrow(): Tomorrow | undefined
  /** The days after today on which known cards come, soonest first. */
  next(): DayLoad[]
}

/** Says what waits of some cards for what a command line asks for: the one place that counts it for `due`, a quiz, its end and the statistics. Of decks of the learner's own that are named there are new cards even where those of the day are used up. */
export async function waitingIn(
  world: World,
  library: Library,
  { progress }: Pick<ProgressStore, 'progress'>,
  cards: readonly Card[],
  wishes: Wishes,
): Promise<Waiting> {
  const named = wishes.deck.length > 0
  const course = await courseFor(world, library, cards, named)
  const input = queueInputOf(withContrasts(cards, progress), progress, course)
  const own = named && wishes.deck.every((name) => decksNamed(library, name).every(({ shipped }) => !shipped))
  const today = dayOf(world)
  const pickOn = (from: typeof input, day: Day): Queue<Item & { card: Card }> => {
    const done = progress.days[day]
    const at = day === today ? world.now() : world.now() + dayMs
    const picked = (limits: Limits): Queue<Item & { card: Card }> =>
      // The input of all cards reaches as far as one likes.
      pick(from, done, { retrievability }, at, day, limits)!
    const usual = picked(limitsFor(world, wishes, done))
    return !own || wishes.new !== undefined || usual.fresh.length >= leastOwn
      ? usual
      : picked(limitsFor(world, { ...wishes, new: leastOwn }, done))
  }
  const queue = pickOn(input, today)
  const tomorrow = (): Tomorrow | undefined =>
    tomorrowOf(input, queue, (rest) => pickOn(rest, addDays(today, 1)))
  const from = loads(
    input.known.map((known) => known.from),
    today,
  )
  const cardOf = ({ card }: Item & { card: Card }): Card => card
  return {
    ...queue,
    due: queue.due.map(cardOf),
    fresh: queue.fresh.map(cardOf),
    input,
    tomorrow,
    next: () => nextDays(from, today, queue, tomorrow()?.due),
  }
}

const dayMs = 86_400_000

/** The days on which cards come, today first, for the end of a session. */
export function comingOf({ due, fresh, tomorrow, next }: Waiting, today: Day): Coming[] {
  const later = next()
  const soon = addDays(today, 1)
  const days = later.some(({ day }) => day === soon) ? later : [{ day: soon, count: 0 }, ...later]
  return [
    { day: today, due: due.length, fresh: fresh.length },
    ...days.map(({ day, count }) => ({
      day,
      due: count,
      fresh: day === soon ? (tomorrow()?.fresh ?? 0) : 0,
    })),
  ]
}
