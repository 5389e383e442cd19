import { said, standingOf } from '../../goals/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { type Card, isKnown, sanitize } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import type { Session } from '../../session/index.ts'
import type { Library, ProgressStore, World } from '../../world/index.ts'
import { allGoals, currentGoal, goalCards, stateOfGoal } from './course.ts'

/** The lines on the learner's goal at the end of a session: how far it has got or, in the session that reached it, that it is reached and which comes next. */
export async function goalLines(
  world: World,
  library: Library,
  { progress }: ProgressStore,
  cards: () => readonly Card[],
  { steps }: Session,
): Promise<string[]> {
  const { texts } = world
  const goals = await allGoals(world, library)
  const goal = currentGoal(world, goals)
  if (!goal || steps.length === 0) return []
  const all = cards().length > 0 ? cardsOf(library.decks) : []
  const mine = (await goalCards(world, library, all))(goal)
  const standing = standingOf(goal, mine, progress, dayOf(world), texts.language)
  const title = sanitize(standing.title)
  if (!standing.complete) {
    const known = texts.goals.known(standing.recalled, standing.met, standing.cards)
    return [
      `${texts.goals.goal}: ${[title, known, stateOfGoal(standing, world)].filter(Boolean).join(' · ')}`,
    ]
  }
  const ids = new Set<string>(mine.map(({ id }) => id))
  // Reached by this session: a card of the goal was not known before it.
  const byThis = steps.some(
    (step) => step.type === 'answer' && ids.has(step.card.id) && !isKnown(step.memory),
  )
  if (!byThis) return []
  const next = goals.find(({ order, id }) => order >= goal.order && id !== goal.id)
  return [
    texts.goals.done(title),
    ...(next ? [texts.goals.next(sanitize(said(next.title, texts.language)), next.id)] : []),
  ]
}
