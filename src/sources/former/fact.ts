/** A fact as version 0.1.0 made cards of it: how it was known, where it stood and what it said. */
export interface FormerFact {
  kind: 'option' | 'command' | 'concept' | 'gap' | 'task'
  subject: string
  /** Counted from 1. */
  line: number
  /** The names that it taught: forms of an option, a command with its program, a question, a line. */
  names: readonly string[]
  /** The meaning, the answer or the task; '' for a line that stood alone. */
  meaning: string
  /** The gaps of a sentence: their names and answers. */
  gaps?: readonly { name: string; answers: readonly string[] }[]
}
