import type { Day, Grade } from '../model/index.ts'

/** A file of notes. */
export interface NotesText {
  file: string
  lines: readonly string[]
}

/** The state of a card in another program. */
export interface Standing {
  /** In days: recall falls to 90 % after as many. */
  stability: number
  /** From 1 to 10. */
  difficulty: number
  /** The day of the last answer. */
  day: Day
  /** Its time in milliseconds since 1970, where it is known. */
  at?: number
  due: Day
  reps: number
  lapses: number
}

/** Another program's record of a card in some notes: every answer, or the state they led to. */
export interface Learnt {
  file: string
  /** The card begins on one of these lines, counted from 1; of several the last counts. */
  from: number
  to: number
  /** The number of the card among those that begin there, from 0. */
  part: number
  answers?: { at: number; grade: Grade }[]
  standing?: Standing
}

/** The learner's time. */
export interface LocalTime {
  /** The learner's day at an instant. */
  dayAt(at: number): Day
  /** The instant of a local time `2026-11-29T20:15:00`; undefined for anything else. */
  instant(local: string): number | undefined
}
