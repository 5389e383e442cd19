import type { Grade } from '../model/index.ts'
import { rightWith } from '../schedule/index.ts'
import type { Item } from './history.ts'

/** Stability in days and difficulty from 1 to 10. */
export interface State {
  stability: number
  difficulty: number
}

/** A memory model with parameters of its own: FSRS-6, as `schedule` has it. */
export interface Model {
  /** The state after an answer that came so many days after the one before. */
  next(state: State | undefined, days: number, grade: Grade, guess?: number): State
  /** The probability of recall, 0 to 1, so many days after an answer. */
  recall(state: State, days: number): number
}

/** The prediction of a model for an item, and its outcome. */
export interface Prediction {
  item: Item
  /** The probability of a right answer, 0 to 1: that of recall and, of an answer that was chosen, that of a lucky guess. */
  chance: number
  recalled: boolean
}

/** The predictions of a model for some items. Items of one card share their beginning, so each card is walked once. */
export function predict(items: readonly Item[], model: Model): Prediction[] {
  const longest = new Map<string, Item>()
  for (const item of items) {
    const known = longest.get(item.card)
    if (!known || known.steps.length < item.steps.length) longest.set(item.card, item)
  }
  const chances = new Map<string, number[]>()
  for (const [card, { steps }] of longest) {
    let state: State | undefined
    chances.set(
      card,
      steps.map(({ days, grade, guess }) => {
        const chance = state ? rightWith(model.recall(state, days), guess ?? 0) : 0
        state = model.next(state, days, grade, guess)
        return chance
      }),
    )
  }
  return items.map((item) => ({
    item,
    chance: chances.get(item.card)![item.steps.length - 1]!,
    recalled: item.steps.at(-1)!.grade !== 'again',
  }))
}
