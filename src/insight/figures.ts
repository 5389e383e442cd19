import type { Day, Grade } from '../model/index.ts'

/** Right ones of all. */
export interface Share {
  right: number
  total: number
}

/** What happened on one day. */
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

/** Progress in figures: everything that statistics and report show. */
export interface Figures {
  day: Day
  /** The first day that is counted, where one was asked for. */
  since?: Day
  today: DayFigures & { due: number; fresh: number }
  streak: { days: number; longest: number }
  cards: {
    /** Cards that the decks make. */
    total: number
    /** Answered at least once. */
    met: number
    /** Known ones whose interval is shorter than 21 days; what failed last is not known. */
    young: number
    mature: number
    suspended: number
    leeches: number
  }
  /** Every day with an answer, oldest first. */
  days: DayFigures[]
  grades: Record<Grade, number>
  /** Share of first answers of a day to known cards that were right, against the retention that is asked for. */
  retention: { desired: number; young: Share; mature: Share; all: Share }
  /** Cards that fall due on each of the next 30 days, today (with what is overdue) first. */
  forecast: { day: Day; count: number }[]
  answerTime: {
    medianMs?: number
    /** Answers by how long they took: up to so many milliseconds (none: longer than all). */
    spread: { upToMs?: number; count: number }[]
  }
  /** Answers by the hour of the learner's clock, 24 of them. */
  hours: { hour: number; answers: number; right: number }[]
  /** Commands, the least known first. */
  coverage: Coverage[]
}

/** The probability of recall from which an option counts as known. */
export const knownFrom = 0.9

/** The interval, in days, from which a card is mature; below it is young. */
export const matureFrom = 21
