import type { Grade } from './review.ts'

/** One choice of a question that is answered part by part. */
export interface Step {
  /** The part. */
  prompt: string
  choices: string[]
  right: number
}

/** A question as the learner sees it: words only, no layout. */
export type Question = {
  /** The question itself. */
  prompt: string
  /** Its subject, shown dim beside it: the command, the topic. */
  context?: string
  /** The words that a screen shows in place of the context, where it needs more to be understood. */
  contextShown?: string
  picture?: string
  /** Shown with the verdict: why it is so, drawn. */
  drawing?: string
} & (
  | {
      type: 'text'
      /** How the answer begins, shown from the first while the card is young. */
      start?: string
      /** A first letter, a length: shown one after the other when asked for. */
      hints: string[]
    }
  | { type: 'choice'; choices: string[] /** The place of the right one, from 0. */; right: number }
  | { type: 'reveal'; answer: string }
  | { type: 'steps'; steps: Step[] }
)

/** The learner's answer. */
export type Answer =
  | { type: 'text'; text: string }
  | { type: 'choice'; index: number }
  | { type: 'steps' /** The choice of each step, -1 where none was made. */; indexes: number[] }
  | { type: 'self'; knew: boolean /** The grade the learner gave, where one was given. */; grade?: Grade }
  | { type: 'gave-up' }

/** The result of judging an answer. `near` is a slip of the fingers; `unknown` means that the decks do not say enough to tell. */
export type Outcome = 'right' | 'near' | 'wrong' | 'unknown'
