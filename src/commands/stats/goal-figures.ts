import { detailsOf, type GoalStanding, standingOf } from '../../goals/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { dayOf, shortName } from '../../play/index.ts'
import type { World } from '../../world/index.ts'
import { allGoals, currentGoal, goalCards, needsIn, noGoal, stateOfGoal } from '../quiz/course.ts'

/** The learner's goal as statistics and report show it. */
export interface GoalFigures extends GoalStanding {
  /** Whether it is reached, or the day on which it will be, in words; '' before anything is known. */
  state: string
  /** Commands that can be used, as they are typed. */
  commands: string[]
  /** Names of what is mixed up, two by two. */
  pairs: [string, string][]
}

/** The figures of the learner's goal; undefined where none is set. */
export async function goalFigures(world: World): Promise<GoalFigures | undefined> {
  if (world.goal === noGoal) return undefined
  const library = await world.library()
  const goal = currentGoal(world, await allGoals(world, library))
  if (!goal) return undefined
  const { progress } = await world.progress()
  const all = cardsOf(library.decks)
  const cards = (await goalCards(world, library, all))(goal)
  const standing = standingOf(goal, cards, progress, dayOf(world), world.texts.language)
  const { commands, pairs } = detailsOf(cards, progress, await needsIn(world, library, all))
  return {
    ...standing,
    state: stateOfGoal(standing, world),
    commands,
    pairs: pairs.map(([a, b]) => [shortName(a), shortName(b)]),
  }
}
