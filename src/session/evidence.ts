import type { Grade, Memory, Outcome, Question } from '../model/index.ts'

/** How an answer came about. */
export interface Evidence {
  outcome: Outcome
  /** Slips that were answered again. */
  nearMisses: number
  hints: number
  /** Milliseconds from question to answer; absent where nobody measured. */
  took?: number
  /** Columns of text that had to be read. */
  reading: number
  /** Characters that had to be typed; 0 for a choice. */
  typing: number
  before?: Memory
}

/** The chance, 0 to 1, that somebody who knows nothing picks the right choices; undefined for a question that is not a choice. */
export function guessOf(asked: Question): number | undefined {
  if (asked.type === 'choice') return 1 / asked.choices.length
  if (asked.type !== 'steps') return undefined
  return asked.steps.reduce((chance, { choices }) => chance / choices.length, 1)
}

/** Milliseconds within which an unhurried learner answers: 60 ms a column read, 350 ms a character typed, 12 s to think. */
export const steadyMs = (evidence: Evidence): number => 12_000 + 60 * evidence.reading + 350 * evidence.typing

/** Milliseconds that only someone certain manages: a quarter of the reading, 150 ms a character, 1.2 s to think. */
export const quickMs = (evidence: Evidence): number => 1_200 + 15 * evidence.reading + 150 * evidence.typing

/** The grade that an answer earns. A choice may be luck, so it is never easy; nor is a card that was not known before. */
export function gradeOf(evidence: Evidence): Grade {
  if (evidence.outcome !== 'right') return 'again'
  if (evidence.hints > 0 || evidence.nearMisses > 0) return 'hard'
  if (evidence.took === undefined) return 'good'
  if (evidence.took > steadyMs(evidence)) return 'hard'
  const certain = evidence.before !== undefined && !evidence.before.failed && evidence.before.reps >= 2
  return certain && evidence.typing > 0 && evidence.took <= quickMs(evidence) ? 'easy' : 'good'
}
