import { dayOf } from '../../play/index.ts'
import {
  addDays,
  backlogHead,
  type DayLoad,
  type Done,
  dayHead,
  type Limits,
  nextDays,
  pick,
  pickHead,
  type Queue,
  retrievability,
  secondsSpent,
  type Tomorrow,
  tomorrowOf,
} from '../../schedule/index.ts'
import type { CachedQueue, Reference, World } from '../../world/index.ts'
import { followEdits } from './after-edit.ts'

/** So much is kept for the next starts: more than a day asks, also of somebody who is behind, for longer than most stay away. */
export const keptSize = { known: 1500, unseen: 300, today: 10_000, days: 14 }
// So many cards of a backlog are read at a start: three times those of the day, since their order changes within it, and so many at least.
const headSize = { days: 3, least: 60 }
// A head of an ordinary day is worth its file where it leaves out so many.
const headWorth = 100

/** The size of a session as the command line gives it. */
export interface Wishes {
  deck: readonly string[]
  /** Only cards with all of these tags. */
  tag?: readonly string[]
  limit?: number | undefined
  new?: number | undefined
  minutes?: number | undefined
  /** Days to study ahead. */
  ahead?: number | undefined
}

/** The limits of a day, given what was done on it. New cards and minutes that are asked for come on top of those. */
export function limitsFor({ limits }: World, wishes: Wishes, done: Done | undefined): Limits {
  const { new: fresh, minutes, ahead } = wishes
  return {
    ...limits,
    ...(fresh === undefined
      ? {}
      : { newPerDay: (done?.new ?? 0) + fresh, newAsked: true, newBeyondMinutes: minutes === undefined }),
    ...(minutes === undefined ? {} : { minutes: minutes + secondsSpent(done) / 60 }),
    ...(ahead === undefined ? {} : { aheadDays: ahead }),
  }
}

const dayMs = 86_400_000

type Picked = Queue<Reference> & { tomorrow(): Tomorrow | undefined; next(): DayLoad[]; kept: CachedQueue }

/** Today's queue from what was kept of it; undefined when that is of other days or another goal, or is too little. */
function pickedFrom(found: CachedQueue, world: World, wishes: Wishes): Picked | undefined {
  const today = dayOf(world)
  if (found.day > today || found.goal !== world.goal || (found.only ?? today) !== today) return undefined
  const { input, sums } = found
  const done = found.done[today]
  const limits = limitsFor(world, wishes, done)
  const now = world.now()
  const picked = sums
    ? pickHead({ input, sums }, done, { retrievability }, now, today, limits)
    : pick(input, done, { retrievability }, now, today, limits)
  if (picked === undefined) return undefined
  const soon = addDays(today, 1)
  const then = found.done[soon]
  const tomorrow = (): Tomorrow | undefined =>
    tomorrowOf(input, picked, (rest) =>
      pick(rest, then, { retrievability }, now + dayMs, soon, limitsFor(world, wishes, then)),
    )
  const next = (): DayLoad[] => nextDays(found.next, today, picked, tomorrow()?.due)
  return { ...picked, tomorrow, next, kept: found }
}

/** The head of a cached queue for today: of a backlog the most valuable cards, else those that wait. */
function headOf({ kept, backlogDays, due }: Picked, world: World): CachedQueue | undefined {
  const only = dayOf(world)
  if (backlogDays === undefined) {
    const input = dayHead(kept.input, only, headWorth)
    return input && { ...kept, input, only }
  }
  const most = Math.max(headSize.least, headSize.days * due.length)
  const made = backlogHead(kept.input, { retrievability }, world.now(), only, most)
  return made && { ...kept, ...made, only }
}

/** Today's queue, and the load of the days after it, from the cached input, which follows edits of decks; undefined when it has to be made of all cards. Its head is read, where that tells as much as the whole. */
export async function keptQueue(world: World, wishes: Wishes = { deck: [] }): Promise<Picked | undefined> {
  const queues = world.keptQueue()
  const head = queues.head()
  const quick = head && pickedFrom(head, world, wishes)
  if (quick) return quick
  const found = queues.whole()
  if (found === undefined) {
    const followed = await followEdits(world, keptSize.unseen)
    return followed && pickedFrom(followed, world, wishes)
  }
  const picked = pickedFrom(found, world, wishes)
  const next = picked && headOf(picked, world)
  // One that does not fill this day would be read in vain.
  if (next && pickedFrom(next, world, wishes)) queues.keepHead(next)
  return picked
}
