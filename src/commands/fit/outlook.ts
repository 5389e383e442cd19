import type { SimulatedCard } from '../../fit/index.ts'
import type { Review } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { modelsMaker, parametersOfCards, simulatedCards } from './parameters.ts'

/** Reviews and minutes a day of the coming days. */
export interface Load {
  reviews: number
  minutes: number
}

const days = 30

/** The work of the next 30 days with some cards, at the retention of the settings or another one. */
export async function loadOf(
  cards: readonly SimulatedCard[],
  reviews: readonly Review[],
  world: World,
  retention?: number,
): Promise<Load> {
  const { habitsOf, simulate } = await import('../../fit/index.ts')
  const played = simulate(cards, {
    retention: retention ?? (await world.schedulers())().retention,
    days,
    newPerDay: 0,
    reviewsPerDay: world.limits.reviewsPerDay,
    habits: habitsOf(reviews),
    seed: 'load',
  })
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
  const known = Object.keys((await world.progress()).progress.cards)
  if (known.length === 0) return undefined
  const [parameters, models] = [await parametersOfCards(world), await modelsMaker()]
  const cards = await simulatedCards(known, (id) => models(parameters(id), parameters(id)), world)
  const reviews = await reviewsOf(undefined, world)
  const at = (retention: number): Promise<Load> => loadOf(cards, reviews, world, retention)
  return [await at(retentions[0]), await at(retentions[1])]
}
