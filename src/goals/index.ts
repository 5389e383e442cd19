export { courseOf } from './course.ts'
export { deckGoal, type Goal, goalIn, said } from './goal.ts'
export { cardsOfGoal } from './select.ts'
export { type GoalStanding, standingOf } from './standing.ts'
