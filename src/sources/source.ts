import type { Aliases, Captions, Entry, Grammar, Problem, SourceLocation } from '../model/index.ts'
import type { Vocabulary } from './join.ts'
import type { Told } from './told.ts'

/** The front matter of a deck file. */
export interface DeckHead {
  name?: string
  title?: string
  language?: string
  program?: string
  order?: number
  /** `cards: none`: the deck is read and explained from, and nothing of it is asked. */
  silent?: boolean
  /** How the program reads its command lines. */
  grammar?: Grammar
}

/** The result of reading one file. */
export interface Parsed {
  head: DeckHead
  entries: Entry[]
  problems: Problem[]
  /** Ids that an earlier version of the program gave the same cards. */
  aliases?: Aliases
  /** Passages of text that no card and no problem accounts for; they hold no fact as far as can be told. */
  prose?: Problem[]
  /** Lines that the learner left out for good. */
  leftOut?: Problem[]
  /** The learner's words, as far as lines of this text need them. */
  captions?: Captions
}

/** The knowledge of a reader beside the text. */
export interface ReadingContext {
  /** Programs that decks describe. */
  known: Vocabulary
  /** The program that notes are about where they do not say so. */
  program?: string
  /** Notes that contradict them make cards all the same. */
  keep?: boolean
  /** Whether `question::answer` and the other marks of flashcards count without a tag that says so. */
  flashcards?: boolean
  /** The learner's words on lines that the text does not explain, as decks keep them, and as readers ask for them. */
  captions?: Captions
  told?: Told
  /** Lines that no reader takes, with a word of the learner. */
  further?: readonly { line: string; at: SourceLocation }[]
}

/** A format of notes. */
export interface Source {
  /** The endings of its files, without the dot. */
  endings: readonly string[]
  /** Whether a text of any other ending is in this format; the name of the file may say that it holds cards. */
  recognises?(text: string, file: string): boolean
  /** Entries with their places; what cannot be used becomes a problem, and nothing throws. */
  read(text: string, file: string, context: ReadingContext): Parsed
  /** The lines of a text that say something, the others empty. Where a format gives them, each is on a card or reported; rows of tables account for themselves. */
  lines?(text: string, file: string): string[]
}
