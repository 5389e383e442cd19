import type { Review } from '../../model/index.ts'
import type { World } from '../../world/index.ts'

/** Reviews and minutes a day of the coming days. */
export interface Load {
  reviews: number
  minutes: number
}

const days = 30

/** The work of the next 30 days, scheduled by some parameters for the retention of the settings or another one, where the memory follows others. */
export async function loadOf(
  parameters: { truth: readonly number[]; schedule: readonly number[]; retention?: number },
  reviews: readonly Review[],
  world: World,
): Promise<Load> {
  const { habitsOf, simulate } = await import('../../fit/index.ts')
  const { memoryModel } = await import('../../schedule/fsrs.ts')
  const { daysBetween } = await import('../../schedule/index.ts')
  const { dayOf } = await import('../../play/index.ts')
  const today = dayOf(world)
  const { cards } = (await world.progress()).progress
  const schedule = memoryModel(parameters.schedule)
  const played = simulate(
    Object.values(cards).map((memory) => ({
      state: memory,
      daysAgo: Math.max(0, daysBetween(memory.day, today)),
      dueIn: Math.max(0, daysBetween(today, memory.due)),
    })),
    {
      truth: memoryModel(parameters.truth),
      schedule,
      interval: schedule.interval,
      retention: parameters.retention ?? (await world.scheduler()).retention,
      days,
      newPerDay: 0,
      reviewsPerDay: world.limits.reviewsPerDay,
      habits: habitsOf(reviews),
      seed: 'load',
    },
  )
  const sum = (of: (day: (typeof played.days)[number]) => number): number =>
    played.days.reduce((total, day) => total + of(day), 0)
  return { reviews: sum((day) => day.reviews), minutes: sum((day) => day.minutes) / days }
}

/** The work of the next 30 days at two retentions, with the parameters in force; undefined where no card is known. */
export async function loadsAt(
  retentions: readonly [number, number],
  world: World,
): Promise<[Load, Load] | undefined> {
  const { reviewsOf } = await import('./own-log.ts')
  const { defaultParameters } = await import('../../schedule/fsrs.ts')
  const { progress } = await world.progress()
  if (Object.keys(progress.cards).length === 0) return undefined
  const truth = progress.fit?.w ?? defaultParameters
  const reviews = await reviewsOf(undefined, world)
  const at = (retention: number): Promise<Load> =>
    loadOf({ truth, schedule: truth, retention }, reviews, world)
  return [await at(retentions[0]), await at(retentions[1])]
}
