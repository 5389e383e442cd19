import { addTo, compareTexts, type Grade } from '../model/index.ts'

/** One answer to a card: the days since the answer before it (0 for the first) and how it was graded. */
export interface GradedStep {
  days: number
  grade: Grade
  /** The chance of guessing right, 0 to 1, if the answer was chosen and the log says so. */
  guess?: number | undefined
}

/** A review that a model can be tested on: all answers to a card up to it, the last at least a day after the one before. */
export interface Item {
  /** When it was answered, in milliseconds since 1970; items are ordered by it. */
  at: number
  card: string
  steps: readonly GradedStep[]
}

/** An answer as it is in a log: `day` counts the learner's days, from any first one. */
export interface Answer {
  card: string
  at: number
  day: number
  grade: Grade
  guess?: number | undefined
}

/** The items of a log, oldest first. A clock that went backwards counts as the same day. */
export function itemsOf(answers: Iterable<Answer>): Item[] {
  const cards = new Map<string, Answer[]>()
  for (const answer of answers) addTo(cards, answer.card, answer)
  const items: Item[] = []
  for (const [card, list] of cards) {
    list.sort((a, b) => a.at - b.at)
    let day = list[0]!.day
    const steps = list.map((answer, index): GradedStep => {
      const days = index === 0 ? 0 : Math.max(0, answer.day - day)
      day = Math.max(day, answer.day)
      return answer.guess === undefined
        ? { days, grade: answer.grade }
        : { days, grade: answer.grade, guess: answer.guess }
    })
    for (const [index, step] of steps.entries())
      if (step.days > 0) items.push({ at: list[index]!.at, card, steps: steps.slice(0, index + 1) })
  }
  return items.sort((a, b) => a.at - b.at || compareTexts(a.card, b.card))
}
