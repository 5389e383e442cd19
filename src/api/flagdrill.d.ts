/** A day of the learner's calendar, `2026-11-29`. */
export type Day = string

/** How well something was remembered. */
export type Grade = 'again' | 'hard' | 'good' | 'easy'

/** One question that a deck can ask. */
export interface DeckCard {
  /** Stays the same when the deck is reworded, translated or moved: `docker/--publish#meaning`. */
  readonly id: string
  /** Its kind: `meaning`, `recall`, `concept`, `gap`, `command` and so on. */
  readonly kind: string
  /** The line of the text on which it begins, from 1. */
  readonly line: number
}

/** Something in a text that could not be used. */
export interface DeckProblem {
  /** Counted from 1. */
  readonly line: number
  /** Why, in words. */
  readonly message: string
}

/** The cards of notes or of a deck. */
export interface LoadedDeck {
  readonly name: string
  readonly language: 'en' | 'ko'
  readonly cards: readonly DeckCard[]
  readonly problems: readonly DeckProblem[]
}

/** How a text is read. */
export interface LoadOptions {
  /** The name of its file, which decides the format by its ending; `notes.md` by default. */
  file?: string
  /** The program that the text is about where it does not say so. */
  program?: string
  /** The language of questions and feedback; `en` by default. */
  language?: 'en' | 'ko'
}

/** Reads a deck or study notes in any format that `flagdrill build` knows. Never throws for its content: what could not be used is in `problems`. */
export declare function loadDeck(text: string, options?: LoadOptions): LoadedDeck

/** A question as it can be shown. A `choice` is answered by the place of one of `choices`, `steps` by a place for each step, `reveal` by the learner's own grade, `text` by typing. */
export interface Question {
  readonly type: 'text' | 'choice' | 'steps' | 'reveal'
  readonly prompt: string
  readonly context?: string
  readonly picture?: string
  readonly choices?: readonly string[]
  readonly steps?: readonly { readonly prompt: string; readonly choices: readonly string[] }[]
}

/** The question of a card. The same seed asks it in the same words, with its choices in the same order. Throws RangeError for an id that the deck has not. */
export declare function ask(deck: LoadedDeck, card: string, options?: { seed?: string }): Question

/** An answer: a typed text, the place of a choice (from 0), the places of all steps, a grade of the learner's own, or none. */
export type Answer = string | number | readonly number[] | { grade: Grade } | { gaveUp: true }

/** The verdict on an answer. */
export interface Judgement {
  /** `near` is a slip of the fingers that may be mended; `unknown` means that the deck does not say enough to tell. */
  readonly outcome: 'right' | 'near' | 'wrong' | 'unknown'
  /** The right answer. */
  readonly expected: string
  /** Remarks on it, a line each, without colours. */
  readonly feedback: readonly string[]
  /** The grade that the answer earns; not of a slip and not of what cannot be told. */
  readonly grade?: Grade
}

/** Judges an answer to a card. `seed` is that of the question; `took` in milliseconds and `hints` count for the grade. Nothing that is given is ever run. Throws RangeError for an id that the deck has not, TypeError for an answer that does not fit the question. */
export declare function judge(
  deck: LoadedDeck,
  card: string,
  answer: Answer,
  options?: { seed?: string; took?: number; hints?: number; before?: Memory },
): Judgement

/** Whether two command lines do the same, by what a deck says about their program, and where they differ. `same` is null where the deck does not say enough. Nothing is run. */
export declare function compareLines(
  deck: LoadedDeck,
  first: string,
  second: string,
): { readonly same: boolean | null; readonly differences: readonly string[] }

/** The scheduler's memory of a card. */
export interface Memory {
  /** Days until the chance of recall falls to 90 %. */
  readonly stability: number
  /** From 1 to 10. */
  readonly difficulty: number
  readonly due: Day
  /** When it was answered last, in milliseconds since 1970. */
  readonly last: number
  /** The day of that answer. */
  readonly day: Day
  readonly reps: number
  readonly lapses: number
  /** The last answer was wrong. */
  readonly failed: boolean
  /** It was right on a later day than the one on which it was begun or last missed. */
  readonly recalled?: true
}

/** How cards are scheduled. */
export interface ScheduleOptions {
  /** The chance of recall at which a card comes back, 0.7 to 0.99; 0.9 by default. */
  retention?: number
  /** 21 parameters of FSRS-6; the defaults when absent. */
  parameters?: readonly number[]
  /** The hour at which the learner's day begins; 4 by default. */
  rolloverHour?: number
  /** Minutes that local time is ahead of UTC; those of this machine by default. */
  offset?: number
  newPerDay?: number
  reviewsPerDay?: number
}

/** A scheduler. Times are in milliseconds since 1970. */
export interface Schedule {
  /** The memory of a card after an answer; without `before` it is met for the first time. */
  apply(card: string, before: Memory | undefined, grade: Grade, at: number): Memory
  /** The chance, from 0 to 1, that a card is remembered. */
  recall(memory: Memory, at: number): number
  /** The cards that a deck asks now: due cards, the most endangered first, then new ones. `memories` are those of the cards that were met, by id. */
  waiting(
    deck: LoadedDeck,
    memories: Readonly<Record<string, Memory>>,
    at: number,
  ): { readonly due: readonly string[]; readonly fresh: readonly string[] }
  /** The card to ask now; undefined when nothing waits. */
  next(deck: LoadedDeck, memories: Readonly<Record<string, Memory>>, at: number): string | undefined
}

/** A scheduler (FSRS-6), as the program has it. Throws RangeError for options that are none. */
export declare function schedule(options?: ScheduleOptions): Schedule
