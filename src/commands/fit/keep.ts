import {
  byHistory,
  type DeckParameterChange,
  type LogEvent,
  type Memory,
  type ParameterChange,
  parametersOf,
  type Reschedule,
  sequenceOf,
} from '../../model/index.ts'
import type { Scheduler } from '../../schedule/index.ts'
import type { World } from '../../world/index.ts'
import { decksOfCards } from './parameters.ts'
import type { Scope } from './scope.ts'

/** A change of the parameters of all cards or of those of one deck. */
export type AnyChange = ParameterChange | DeckParameterChange

/** Changes of parameters in the log, of all cards or of one deck, oldest first. */
export async function parameterChanges(deck: string | undefined, world: World): Promise<AnyChange[]> {
  const [type, found]: [AnyChange['type'], AnyChange[]] = [
    deck === undefined ? 'parameters' : 'deck-parameters',
    [],
  ]
  for (const event of (await world.maintenance()).events(`"${type}"`))
    if (
      (event.type === 'parameters' && deck === undefined) ||
      (event.type === 'deck-parameters' && event.deck === deck)
    )
      found.push(event)
  return found.sort(byHistory)
}

/** The changes that are in force over each other, the last on top: what was taken back is not among them, nor what changed nothing. */
export function changesInForce(changes: readonly AnyChange[]): AnyChange[] {
  const stack: AnyChange[] = []
  for (const change of changes) {
    const known = change.of === undefined ? -1 : stack.findIndex(({ id }) => id === change.of)
    if (known >= 0) stack.length = known
    else if (String(change.w ?? '') !== String(stack.at(-1)?.w ?? '')) stack.push(change)
  }
  return stack
}

/** The event that puts parameters into force, for all cards or for those of one deck; without any, these go by what they would without the fit. */
export function parametersEvent(
  about: Pick<ParameterChange, 'w' | 'items' | 'of'> & { deck?: string | undefined },
  { world, day }: { world: World; day: ParameterChange['day'] },
): AnyChange {
  const { w, items, of, deck } = about
  const event: Omit<ParameterChange, 'type'> = {
    id: world.newId(),
    card: '*' as ParameterChange['card'],
    at: world.now(),
    day,
    w: w && [...w],
    items,
    of,
  }
  return deck === undefined ? { type: 'parameters', ...event } : { type: 'deck-parameters', ...event, deck }
}

/** The events that give every known card of a scope the memory that its answers make with the parameters in force; none for a card whose due day stays. */
export async function rescheduled(
  { reviews, has }: Scope,
  { world, day }: { world: World; day: ParameterChange['day'] },
): Promise<LogEvent[]> {
  const { scheduler } = await import('../../schedule/fsrs.ts')
  const { defaultSchedule, schedulerNameOf } = await import('../../schedule/index.ts')
  const { retention } = (await world.schedulers())()
  const { progress } = await world.progress()
  const deckOf = await decksOfCards(world)
  // Without easy days: the same answers lead to the same due days.
  const engines = new Map<string, Scheduler>()
  const engineOf = (card: string): Scheduler => {
    const parameters = parametersOf(progress, deckOf(card))
    const key = schedulerNameOf(parameters)
    const known = engines.get(key) ?? scheduler({ ...defaultSchedule, retention, parameters })
    engines.set(key, known)
    return known
  }
  const memories = new Map<string, Memory>()
  const counted = reviews.filter(({ card }) => has(card)).sort((a, b) => sequenceOf(a) - sequenceOf(b))
  for (const { card, at, day: on, grade, first, guess } of counted) {
    const before = memories.get(card)
    // Its first answer went on from a memory that was imported.
    if (before === undefined && first !== true) continue
    memories.set(card, engineOf(card).next(card, before, at, on, grade, { guess }))
  }
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
        by: engineOf(card).name,
        after: { ...after, reps: known.reps, lapses: known.lapses, failed: known.failed },
      },
    ]
  })
}
