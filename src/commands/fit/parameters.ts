import type { CardModels, SimulatedCard } from '../../fit/index.ts'
import { decksApart, parametersOf } from '../../model/index.ts'
import type { World } from '../../world/index.ts'

/** The deck of a card by its id; undefined for a card that no deck makes. Decks are read only where some have parameters of their own. */
export async function decksOfCards(world: World): Promise<(card: string) => string | undefined> {
  const { progress } = await world.progress()
  if (decksApart(progress).length === 0) return () => undefined
  const { cardsOf, withContrasts } = await import('../../kinds/index.ts')
  const { decks } = await world.library()
  const found = new Map<string, string>(
    withContrasts(cardsOf(decks), progress).map(({ id, deck }) => [id, deck]),
  )
  return (card) => found.get(card)
}

/** The parameters of FSRS that are in force for a card by its id: those of its deck, or the general ones, or the defaults. */
export async function parametersOfCards(world: World): Promise<(card: string) => readonly number[]> {
  const { defaultParameters } = await import('../../schedule/fsrs.ts')
  const { progress } = await world.progress()
  const deckOf = await decksOfCards(world)
  return (card) => parametersOf(progress, deckOf(card)) ?? defaultParameters
}

/** Cards as a simulation takes them, with what is remembered of them today; `modelsOf` gives the models of each. */
export async function simulatedCards(
  ids: Iterable<string>,
  modelsOf: (card: string) => CardModels,
  world: World,
): Promise<SimulatedCard[]> {
  const { daysBetween } = await import('../../schedule/index.ts')
  const { dayOf } = await import('../../play/index.ts')
  const { cards } = (await world.progress()).progress
  const today = dayOf(world)
  return [...ids].map((id) => {
    const memory = cards[id]
    const models = modelsOf(id)
    if (!memory) return { models, daysAgo: 0, dueIn: 0 }
    return {
      models,
      state: memory,
      daysAgo: Math.max(0, daysBetween(memory.day, today)),
      dueIn: Math.max(0, daysBetween(today, memory.due)),
    }
  })
}

/** Models that are made of parameters, each made once. */
export async function modelsMaker(): Promise<
  (truth: readonly number[], schedule: readonly number[]) => CardModels
> {
  const { memoryModel } = await import('../../schedule/fsrs.ts')
  const known = new Map<string, ReturnType<typeof memoryModel>>()
  const modelOf = (parameters: readonly number[]) => {
    const key = parameters.join()
    const model = known.get(key) ?? memoryModel(parameters)
    known.set(key, model)
    return model
  }
  return (truth, schedule) => {
    const model = modelOf(schedule)
    return { truth: modelOf(truth), schedule: model, interval: model.interval }
  }
}
