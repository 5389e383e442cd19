import type { Day, Grade } from '../model/index.ts'

/** Right ones of all. */
export interface Share {
  right: number
  total: number
}

/** The answers of one day. */
export interface DayFigures {
  day: Day
  /** All answers, repeats within a session included. */
  answers: number
  right: number
  /** Cards met for the first time. */
  new: number
  /** First answers of the day to cards that were known before. */
  reviews: number
  tookMs: number
}

/** How much of a command is known. */
export interface Coverage {
  program: string
  /** Its path without the program: `container run`. */
  command: string
  /** Options whose cards are recalled with the probability `knownFrom` now. */
  known: number
  /** Options of which a card was ever answered. */
  met: number
  /** Options that the decks teach. */
  total: number
}

/** Answers of each grade. */
export type Grades = Record<Grade, number>

/** The probability of recall from which an option counts as known, the one that stabilities are counted by. */
export const knownFrom = 0.9

/** The interval, in days, from which a card is mature; below it is young. */
export const matureFrom = 21
