import type { Answer, Fit, Train } from '../../fit/index.ts'
import { type Review, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { reviewsOf } from './own-log.ts'
import type { Scope } from './scope.ts'

/** Answers for a fit. */
export interface Asked {
  answers: readonly Answer[]
  /** The deck or program that they are of; absent for all cards. */
  word?: string | undefined
  /** The general parameters that it has to be better than, and the answers to all cards; the defaults when absent. */
  general?: { inForce: readonly number[]; answers: readonly Answer[] } | undefined
}

/** Refuses answers that are too few for a fit. Throws UserError. */
function checkEnough(items: number, fewest: number, word: string | undefined, { texts }: World): void {
  if (items >= fewest) return
  const said = texts.fit.tooFew(items, fewest - items)
  throw new UserError(word === undefined ? said : `${sanitize(word)}: ${said}`, texts.fit.tooFewHint)
}

/** The optimizer. Throws UserError where there is none. */
async function trainerOf(world: World): Promise<Train> {
  const train = await world.trainer()
  if (!train) throw new UserError(world.texts.fit.noOptimizer, world.texts.fit.noOptimizerHint)
  return train
}

/** Fits parameters to answers and tests them, one after the other; all of them are enough, or none is fitted. Throws UserError where there are too few, or no optimizer. */
export async function fitEach(asked: readonly Asked[], world: World): Promise<Fit[]> {
  const { texts, terminal } = world
  const { fewestItems, fitParameters, generalOf, itemsOf } = await import('../../fit/index.ts')
  const { defaultParameters, memoryModel } = await import('../../schedule/fsrs.ts')
  const items = asked.map(({ answers }) => itemsOf(answers))
  for (const [index, { word }] of asked.entries()) checkEnough(items[index]!.length, fewestItems, word, world)
  const about = { train: await trainerOf(world), defaults: defaultParameters }
  const found: Fit[] = []
  for (const [index, { general }] of asked.entries())
    found.push(
      await fitParameters(items[index]!, {
        ...about,
        model: memoryModel,
        general: general && generalOf(general.inForce, itemsOf(general.answers), about),
        onFold: (done, total) => terminal.progress(texts.fit.fitting(done + 1, total)),
      }),
    )
  terminal.progress('')
  return found
}

/** Reviews as a fit takes them. */
async function answersTo(reviews: readonly Review[]): Promise<Answer[]> {
  const { dayNumber } = await import('../../schedule/index.ts')
  return reviews.map(({ card, at, day, grade, guess }) => ({ card, at, day: dayNumber(day), grade, guess }))
}

/** Fits parameters to the reviews of scopes: those of decks have to be better than what is in force for all cards. Throws UserError as `fitEach` does. */
export async function fitScopes(scopes: readonly Scope[], world: World): Promise<Fit[]> {
  const inForce = (await world.progress()).progress.fit?.w
  const apart = scopes.some(({ word }) => word !== undefined)
  const general =
    apart && inForce ? { inForce, answers: await answersTo(await reviewsOf(undefined, world)) } : undefined
  const asked: Asked[] = []
  for (const { word, reviews } of scopes) asked.push({ answers: await answersTo(reviews), word, general })
  return fitEach(asked, world)
}
