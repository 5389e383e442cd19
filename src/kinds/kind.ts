import type { Texts } from '../i18n/index.ts'
import type { Answer, Card, Entry, Question, Random } from '../model/index.ts'
import type { Verdict } from './verdict.ts'

/** The words that kinds need: a language has them, kinds only arrange them. */
export type KindTexts = Texts['kinds']

/** All cards that are in play, for neighbours and for naming what was typed instead. */
export interface Pool {
  entries: readonly Entry[]
  /** Those of `entries` that may be about a program, where they are known without reading all. */
  about?(program: string): readonly Entry[]
  /** The entries that describe programs, if they are more than those that may be asked. */
  all?: readonly Entry[]
}

/** One way to ask about an entry. */
export interface Kind {
  /** The mark of its cards and its key in `weak.kinds` of each language. It is also the name of its file. */
  name: keyof Texts['weak']['kinds']
  /** Its position among the kinds of one entry's cards: recognising comes before recalling. */
  order: number
  /** The cards it makes of an entry; none when the entry is not its business. */
  make(entry: Entry, deck: string): Card[]
  /** The fact that the card asks about. Entries with the same fact are asked about once. */
  fact?(entry: Entry): string | undefined
  /** The question; the same random numbers give the same one. `stability` is that of the card's memory in days; absent for a new card. */
  ask(card: Card, pool: Pool, random: Random, texts: KindTexts, stability?: number): Question
  /** Judges an answer. Never called for an answer that the learner grades. */
  judge(card: Card, question: Question, answer: Answer, pool: Pool): Verdict
  /** The texts that are right, where the answer is typed; free parts are filled with their examples. */
  answers?(card: Card, pool: Pool): string[]
  /** The whole lines that may be meant by one that goes on from the hint of that number, the likeliest first; `shown` is 1 for the first hint. */
  goesOn?(card: Card, typed: string, shown: number): string[]
  /** Completes the last word of an answer that is being typed, if names may be looked up. */
  complete?(card: Card, typed: string, pool: Pool): string[]
}
