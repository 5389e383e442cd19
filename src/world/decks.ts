import type { Goal } from '../goals/index.ts'
import type { CardIndex, CardList } from '../insight/index.ts'
import type { Captions, Deck, Entry, Problem } from '../model/index.ts'

/** Decks and what could not be used of them. */
export interface Library {
  decks: Deck[]
  problems: Problem[]
}

/** How notes are read. */
export interface NotesOptions {
  /** The program that they are about if they do not say so. */
  program?: string
  /** Notes that contradict the decks make cards all the same. */
  keep?: boolean
  /** Whether `question::answer` and the other marks of flashcards count without a tag that says so. */
  flashcards?: boolean
  /** The learner's words on lines that the notes do not explain. */
  captions?: Captions
}

/** Files that one word of a command line names. */
export interface NotesGroup {
  /** The folder's name, where a folder is named. */
  name?: string
  files: string[]
}

/** A deck to be kept in the learner's folder. */
export interface BuiltDeck extends Deck {
  builtFrom: string[]
  builtAt: string
}

/** The changes to shared decks, by their file names. */
export interface SubscriptionChange {
  name: string
  url: string
  /** The commit that they are kept at. */
  commit: string
  added: string[]
  changed: string[]
  gone: string[]
}

/** Decks that others share in git repositories. Everything throws UserError, or Stopped. */
export interface Subscriptions {
  names(): Promise<string[]>
  add(source: string, name: string | undefined): Promise<SubscriptionChange>
  update(name: string): Promise<SubscriptionChange>
  remove(name: string): Promise<void>
}

/** The ids of the cards that come before each task, by its subject. */
export type TaskNeeds = Record<string, readonly string[]>

/** An entry and its place in its deck. */
export interface PlacedEntry {
  entry: Entry
  index: number
}

/** An edit of a deck: the entries in front of the changed ones and behind them are what they were. */
export interface DeckEdit {
  deck: string
  /** The place of the first changed entry. */
  first: number
  /** The changed entries as they were, and as they are. */
  before: PlacedEntry[]
  after: PlacedEntry[]
  /** Whether another entry of this deck or of any other may have a subject. */
  elsewhere(subject: string): boolean
}

/** Decks, labs and goals: where they are read and written. */
export interface DeckWorld {
  /** The decks in the learner's language, or in another one. */
  library(language?: string): Promise<Library>
  /** Entries and problems of a file of notes; names known from the shipped decks are joined. */
  readNotes(file: string, options?: NotesOptions): Promise<Deck>
  /** The files that words name: files, folders, patterns, `-` for standard input. */
  notesFiles(words: readonly string[], flat?: boolean): Promise<NotesGroup[]>
  /** The texts of the labs in the learner's language. */
  readLabs(): Promise<string[]>
  /** The goals of this machine, shipped ones and the learner's own, in their order. */
  goals(): Promise<Goal[]>
  /** Writes a new deck file into the learner's folder and returns its name. Throws an error of code EEXIST when it is there already. */
  newDeck(name: string, text: string): Promise<string>
  /** Takes away a deck that `newDeck` has just made. Throws UserError. */
  removeNewDeck(name: string): Promise<void>
  saveDeck(deck: BuiltDeck): Promise<string>
  /** The card index; kept between runs, made where the decks have changed. */
  cardIndex(make: () => Promise<CardIndex>): Promise<CardIndex>
  /** The list of all cards; kept in the same way. */
  cardList(make: () => Promise<CardList>): Promise<CardList>
  /** The cards that the tasks about a program need; kept between runs, read by `make` where a deck about the program has changed. */
  taskNeeds(library: Library, program: string, make: () => TaskNeeds): Promise<TaskNeeds>
  subscriptions: Subscriptions
}
