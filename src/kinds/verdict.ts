import type { Difference, Fault } from '../commandline/index.ts'
import type { Outcome } from '../model/index.ts'

/** Something worth saying about an answer, as data; texts are made where it is shown. */
export type Remark =
  | { code: 'means'; typed: string; names: string; summary: string }
  | { code: 'case'; typed: string; expected: string }
  | { code: 'typo'; typed: string; expected: string }
  /** A name that no deck knows; `none`: there is no such name. `near` is one that was perhaps meant. */
  | { code: 'unknown'; typed: string; none?: 'command' | 'option'; near?: string; summary?: string }
  /** A right option whose dashes are missing, or too few or too many. */
  | { code: 'no-dashes'; typed: string }
  | { code: 'dash-count'; typed: string }
  /** A word without dashes where an option was asked for. */
  | { code: 'no-option'; typed: string }
  | { code: 'dashes'; typed: string }
  /** Typed while the Korean layout was on; `typed` are the keys that were pressed. */
  | { code: 'layout'; typed: string }
  /** A part of a line and what it does; `chosen` is what the learner took it for. */
  | { code: 'part'; part: string; meaning: string; chosen?: string }
  | { code: 'line'; difference: Difference }
  /** It works, but was not needed: an extra `--rm`, an explicit default. The answer is right all the same. */
  | { code: 'needless'; typed: string; summary: string }
  /** Why nobody can say whether the answer is right; the outcome is `unknown`. */
  | { code: 'unsure'; fault: Fault }

/** A typed line with the words that are off. */
export interface MarkedLine {
  line: string
  /** Offsets into the line. */
  off: { start: number; end: number }[]
}

/** How an answer is judged. */
export interface Verdict {
  outcome: Outcome
  /** The right answer as it is shown. */
  expected: string
  /** The right answer as the learner wrote it, where that is shown in the place of `expected`. */
  own?: string | undefined
  /** Other right answers that are worth knowing. */
  also?: readonly string[] | undefined
  /** The answer as it is kept in the log. */
  given: string
  remarks: Remark[]
  /** Why it is so, drawn. */
  drawing?: string
  /** Of a slip: the decks do not know the word that was typed, so that a second one is `unknown`, not wrong. */
  doubtful?: boolean
  marked?: MarkedLine
  /** Subjects of the options that a command line failed on. */
  missed?: string[]
  /** Subjects that were mixed up: what was asked and what was given. */
  confused?: [string, string][]
}
