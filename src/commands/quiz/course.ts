import { cardsOfGoal, courseOf, deckGoal, type Goal, type GoalStanding } from '../../goals/index.ts'
import { cardsOf, needsOf } from '../../kinds/index.ts'
import { type Card, type Day, nearest, UserError } from '../../model/index.ts'
import type { Course } from '../../schedule/index.ts'
import type { Library, TaskNeeds, World } from '../../world/index.ts'
import { poolsOf } from '../choose.ts'

/** No goal: new cards come from all decks. */
export const noGoal = 'all'

/** The goals of this machine and, as goals of their own, the learner's decks. */
export async function allGoals(world: World, library: Library): Promise<Goal[]> {
  const goals = await world.goals()
  const names = new Set(goals.map(({ id }) => id))
  const own = library.decks.filter(({ name, shipped }) => !shipped && !names.has(name))
  return [...goals, ...own.map(({ name, title }) => deckGoal(name, title))]
}

/** The goal that the learner has set; undefined without one, or where it is gone. */
export const currentGoal = (world: World, goals: readonly Goal[]): Goal | undefined =>
  goals.find(({ id }) => id === world.goal)

/** The goal of a name. Throws UserError. */
export function goalNamed(name: string, goals: readonly Goal[], { texts }: World): Goal {
  const goal = goals.find(({ id }) => id === name.normalize('NFC'))
  if (goal) return goal
  const ids = goals.map(({ id }) => id)
  const near = nearest(name, ids) ?? ids.find((id) => name.length > 2 && id.includes(name))
  throw new UserError(
    texts.goals.unknown(name),
    near === undefined ? texts.goals.seeGoals : texts.errors.didYouMean(near),
  )
}

/** The cards that the tasks of a library need, as far as its cards have tasks. */
export async function needsIn(
  world: World,
  library: Library,
  cards: readonly Card[],
): Promise<(card: Card) => readonly string[]> {
  const { pool } = poolsOf(library)
  const all = (program: string): TaskNeeds => {
    const needs: Record<string, readonly string[]> = {}
    for (const { entries } of library.decks)
      for (const entry of entries)
        if (entry.kind === 'task' && entry.program === program) needs[entry.subject] ??= needsOf(entry, pool)
    return needs
  }
  const known = new Map<string, TaskNeeds>()
  for (const { entry } of cards)
    if (entry.kind === 'task' && !known.has(entry.program))
      known.set(entry.program, await world.taskNeeds(library, entry.program, () => all(entry.program)))
  return ({ entry }) =>
    entry.kind === 'task' ? (known.get(entry.program)?.[entry.subject] ?? needsOf(entry, pool)) : []
}

/** The course of new cards: that of the learner's goal, or of all cards where decks were named. */
export async function courseFor(
  world: World,
  library: Library,
  cards: readonly Card[],
  named: boolean,
): Promise<Course> {
  const goals = await world.goals()
  const goal = named ? undefined : currentGoal(world, await allGoals(world, library))
  const own = new Set(library.decks.filter(({ shipped }) => !shipped).map(({ name }) => name))
  const needs = await needsIn(world, library, cards)
  return courseOf(cards, goals, goal, needs, (card) => own.has(card.deck))
}

/** Finds the cards of a goal among some. */
export async function goalCards(
  world: World,
  library: Library,
  cards: readonly Card[],
): Promise<(goal: Goal) => Card[]> {
  const needs = await needsIn(world, library, cards)
  const own = new Map(library.decks.flatMap((deck) => (deck.shipped ? [] : [[deck.name, deck] as const])))
  // A deck of the learner's own is as large as it is, though the course asks first what its lines need, and though cards of it count to another deck that has them, too.
  return (goal) => {
    const deck = own.get(goal.id)
    if (!deck) return cardsOfGoal(goal, cards, needs)
    const ids = new Set<string>(cardsOf([deck]).map(({ id }) => id))
    return cards.filter((card) => card.deck === deck.name || ids.has(card.id))
  }
}

/** A day with the name of its month. */
function dateOf(day: Day, { texts }: World): string {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return texts.calendar.dayOfYear(date, month)
}

/** Whether a goal is reached, or the day on which it will be; '' before anything is known. */
export function stateOfGoal({ complete, day, met }: GoalStanding, world: World): string {
  const { goals } = world.texts
  if (complete) return goals.reached
  return day !== undefined && met > 0 ? goals.onCourse(dateOf(day, world)) : ''
}
