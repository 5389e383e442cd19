import type { Answer, Card, Entry, Question, Random, Verdict } from '../model/index.ts'

/** The words that kinds need: a language has them, kinds only arrange them. */
export interface KindTexts {
  whichOption: string
  whichCommand: string
  whatDoesOption(names: string): string
  whatDoesCommand(name: string): string
  fillTheGap: string
  firstLetters(start: string, length: number): string
}

/** All cards that are in play, for neighbours and for naming what was typed instead. */
export interface Pool {
  entries: readonly Entry[]
}

/** One way to ask about an entry. */
export interface Kind {
  /** The cards it makes of an entry; none when the entry is not its business. */
  make(entry: Entry, deck: string): Card[]
  /** The question, repeatable for a given row of random numbers. */
  ask(card: Card, pool: Pool, random: Random, texts: KindTexts): Question
  /** What an answer is worth. Never called for an answer graded by the learner. */
  judge(card: Card, question: Question, answer: Answer, pool: Pool): Verdict
}
