import { type Card, type Day, isKnown, type Memory, type Progress } from '../model/index.ts'
import { addDays } from '../schedule/index.ts'
import { type Goal, said } from './goal.ts'

/** How far a learner has got with a goal. */
export interface GoalStanding {
  id: string
  title: string
  about: string
  /** Cards of the goal, without suspended ones. */
  cards: number
  /** Those that were answered at least once. */
  met: number
  /** Those that were right last time. */
  known: number
  /** Those that are known: right on a later day than the one they were begun or missed on. */
  recalled: number
  /** Every card was met and right last time. */
  reached: boolean
  /** Every card is known. */
  complete: boolean
  /** The day on which the last card is met, at the pace of the last two weeks; absent without a pace, which takes three days, or without cards left. */
  day?: Day
  /** An ability of the goal, and whether all of its tasks were right last time, and whether all are known. */
  can: { title: string; done: boolean; known: boolean }[]
}

// So many days tell how fast somebody learns.
const paceDays = 14
// Fewer days would give a date that jumps from one evening to the next.
const leastDays = 3

/** New cards a day in the last two weeks, days without any included; 0 for somebody who began less than three days ago. */
function newPerDay({ days }: Progress, today: Day): number {
  let [first, count] = [0, 0]
  for (let ago = 0; ago < paceDays; ago++) {
    const answered = days[addDays(today, -ago)]
    if (!answered) continue
    first = ago
    count += answered.new
  }
  return first + 1 < leastDays ? 0 : count / (first + 1)
}

// More repeats than a card has in its first weeks.
const mostYoung = 6

/** The share of cards of a goal among those that were begun lately, 0 to 1: a card that was answered in the last two weeks and not often yet. */
function shareOf(ids: readonly string[], { cards }: Progress, today: Day): number {
  const from = addDays(today, 1 - paceDays)
  const isYoung = (memory: Memory | undefined): boolean =>
    memory !== undefined && memory.day >= from && memory.reps <= mostYoung
  const all = Object.values(cards).filter(isYoung).length
  return all === 0 ? 0 : ids.filter((id) => isYoung((cards as Record<string, Memory>)[id])).length / all
}

/** Says how far a learner has got with the cards of a goal. */
export function standingOf(
  goal: Goal,
  cards: readonly Card[],
  progress: Progress,
  today: Day,
  language: string,
): GoalStanding {
  const asked = cards.filter(({ id }) => progress.held[id] !== 'always')
  const right = (id: string): boolean => progress.cards[id]?.failed === false
  const knows = (id: string): boolean => isKnown(progress.cards[id])
  const met = asked.filter(({ id }) => progress.cards[id] !== undefined).length
  const known = asked.filter(({ id }) => right(id)).length
  const recalled = asked.filter(({ id }) => knows(id)).length
  const ids = asked.map(({ id }) => id)
  const pace = newPerDay(progress, today) * shareOf(ids, progress, today)
  const left = asked.length - met
  return {
    id: goal.id,
    title: said(goal.title, language),
    about: said(goal.about, language),
    cards: asked.length,
    met,
    known,
    recalled,
    reached: asked.length > 0 && known === asked.length,
    complete: asked.length > 0 && recalled === asked.length,
    ...(left > 0 && pace > 0 ? { day: addDays(today, Math.ceil(left / pace)) } : {}),
    can: goal.can.map(({ title, tasks }) => ({
      title: said(title, language),
      done: tasks.length > 0 && tasks.every((subject) => right(`${subject}#command`)),
      known: tasks.length > 0 && tasks.every((subject) => knows(`${subject}#command`)),
    })),
  }
}
