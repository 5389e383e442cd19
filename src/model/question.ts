/** What is put to the learner: words only, no layout. */
export type Question = {
  /** The question itself. */
  prompt: string
  /** What it is about, dim beside it: the command, the topic. */
  context?: string
  picture?: string
} & (
  | { type: 'text' /** A first letter, a length: shown when asked for. */; hint: string }
  | { type: 'choice'; choices: string[] /** The place of the right one, from 0. */; right: number }
  | { type: 'reveal'; answer: string }
)

/** What the learner gave back. */
export type Answer =
  | { type: 'text'; text: string }
  | { type: 'choice'; index: number }
  | { type: 'self'; knew: boolean }
  | { type: 'gave-up' }

/** Something worth saying about an answer, as data; texts are made where it is shown. */
export type Remark =
  | { code: 'means'; typed: string; names: string; summary: string }
  | { code: 'case'; typed: string; expected: string }
  | { code: 'typo'; typed: string; expected: string }
  | { code: 'unknown'; typed: string }
  | { code: 'dashes'; typed: string }

/** How an answer is judged. */
export interface Verdict {
  outcome: 'right' | 'near' | 'wrong'
  /** What would have been right, as it is shown. */
  expected: string
  /** The answer as it is kept in the log. */
  given: string
  remarks: Remark[]
}
