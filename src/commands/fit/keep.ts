import {
  type LogEvent,
  type Memory,
  type ParameterChange,
  type Reschedule,
  type Review,
  sequenceOf,
} from '../../model/index.ts'
import type { World } from '../../world/index.ts'

/** Changes of parameters in the log, oldest first. */
export async function parameterChanges(world: World): Promise<ParameterChange[]> {
  const found: ParameterChange[] = []
  for (const event of (await world.maintenance()).events('"parameters"'))
    if (event.type === 'parameters') found.push(event)
  return found.sort((a, b) => sequenceOf(a) - sequenceOf(b))
}

/** The event that puts parameters into force; the defaults where there are none. */
export const parametersEvent = (
  w: readonly number[] | undefined,
  items: number | undefined,
  { world, day }: { world: World; day: ParameterChange['day'] },
): ParameterChange => ({
  type: 'parameters',
  id: world.newId(),
  card: '*' as ParameterChange['card'],
  at: world.now(),
  day,
  w: w && [...w],
  items,
})

/** The events that give every known card the memory that its answers make with the parameters in force; none for a card whose due day stays. */
export async function rescheduled(
  reviews: readonly Review[],
  w: readonly number[] | undefined,
  { world, day }: { world: World; day: ParameterChange['day'] },
): Promise<LogEvent[]> {
  const { scheduler } = await import('../../schedule/fsrs.ts')
  const { defaultSchedule } = await import('../../schedule/index.ts')
  const engine = scheduler({
    ...defaultSchedule,
    retention: (await world.scheduler()).retention,
    parameters: w,
  })
  const { progress } = await world.progress()
  const memories = new Map<string, Memory>()
  for (const { card, at, day: on, grade } of [...reviews].sort((a, b) => sequenceOf(a) - sequenceOf(b)))
    memories.set(card, engine.next(card as Review['card'], memories.get(card), at, on, grade))
  return [...memories].flatMap(([card, after]): Reschedule[] => {
    const known = progress.cards[card]
    // A memory that came from elsewhere, by adoption or an import, is not made of these answers.
    if (known === undefined || known.last !== after.last || known.due === after.due) return []
    return [
      {
        type: 'reschedule',
        id: world.newId(),
        card: card as Reschedule['card'],
        at: world.now(),
        day,
        by: engine.name,
        after: { ...after, reps: known.reps, lapses: known.lapses, failed: known.failed },
      },
    ]
  })
}
