import type { Texts } from './i18n/index.ts'
import type { Deck, LogEvent, Problem, Progress } from './model/index.ts'
import type { Limits, Scheduler } from './schedule/index.ts'
import type { WalkedPage } from './sources/index.ts'

/** What is asked of the learner at the terminal. */
export type Request =
  | { type: 'text'; keys: string }
  | { type: 'choice'; choices: readonly string[]; keys: string }
  | {
      type: 'key'
      /** The keys that count; the first is also what Enter and Space mean. */
      accept: readonly string[]
      keys: string
      /** What it means where nobody can press a key; without it a line is read. */
      unattended?: string
      /** Keys that were pressed before this was on the screen do not count. */
      fresh?: boolean
    }

/** What came back. */
export type Reply =
  | { type: 'text'; text: string }
  | { type: 'choice'; index: number }
  | { type: 'key'; key: string }
  | { type: 'gave-up' }
  | { type: 'hint' }
  | { type: 'stop' }

/** A screen and a keyboard, or a pipe. `ask` throws Stopped when the learner goes. */
export interface Terminal {
  /** Someone sits at it: time counts and screens are painted. */
  readonly interactive: boolean
  readonly columns: number
  readonly colour: boolean
  /** A result, for standard output. */
  print(text: string): void
  /** A piece of a result, as it is, for standard output. */
  write(text: string): void
  /** Progress or a hint, for standard error. */
  note(text: string): void
  /** How far something has got, on one line that the next one replaces; '' ends it. Elsewhere than on a screen nothing. */
  progress(text: string): void
  ask(request: Request): Promise<Reply>
  /** Gives the terminal back as it was. */
  close(): void
}

/** Where progress is kept. */
export interface ProgressStore {
  readonly progress: Progress
  /** On disk when it resolves; the progress then includes it. */
  append(...events: LogEvent[]): Promise<void>
  /** Lines of the log that could not be read. */
  readonly damaged: number
  /** Makes the next start quick; nothing is lost without it. */
  close(): Promise<void>
}

/** Decks and what could not be used of them. */
export interface Library {
  decks: Deck[]
  problems: Problem[]
}

/** Help pages and where they came from. */
export interface HelpPages {
  /** The program that they are about. */
  program: string
  version: string
  pages: WalkedPage[]
  /** Commands without a page, and why. */
  missing: { path: string[]; reason: string }[]
}

/** A deck to be kept in the learner's folder. */
export interface BuiltDeck extends Deck {
  builtFrom: string[]
  builtAt: string
}

/** What is in a data folder. */
export interface CareReport {
  events: number
  files: number
  /** Lines of the log that cannot be read. */
  damaged: { file: string; line: number }[]
  /** Files whose last line has no end. */
  torn: { file: string; line: number }[]
  /** Events that stand in the log more than once; they count once. */
  twice: number
  /** Events that stand before earlier ones; they count by their time. */
  out: number
  /** Files that others may read. */
  open: string[]
  snapshot: 'there' | 'missing' | 'broken'
}

/** What was added from elsewhere. */
export interface Merged {
  events: number
  decks: number
}

/** Looking after a data folder. Everything throws UserError where the file system refuses. */
export interface Care {
  examine(): CareReport
  /** Mends by adding, never by deleting. */
  repair(): void
  eventsOf(card: string): LogEvent[]
  /** Every event of the log, file by file, one at a time. */
  events(): Iterable<LogEvent>
  merge(folder: string): Merged
  /** Packs reviews and decks; returns the file. */
  backUp(file: string | undefined): Promise<string>
  restore(file: string): Promise<Merged>
}

/** Everything outside the program, as the program sees it. */
export interface World {
  version: string
  texts: Texts
  terminal: Terminal
  /** Milliseconds since 1970. */
  now(): number
  /** Minutes that the learner's clock is ahead of UTC at an instant. */
  offset(at: number): number
  /** Makes a run repeatable. */
  seed: string
  /** An id that no other review has. */
  newId(): string
  rolloverHour: number
  limits: Limits
  scheduler(): Promise<Scheduler>
  /** The decks in the learner's language, or in another one. */
  library(language?: string): Promise<Library>
  /** Entries and problems of a file of notes; names known from the shipped decks are joined. */
  readNotes(file: string, program: string | undefined): Promise<Deck>
  /** Walks the help of an installed program. Throws Stopped. */
  walkHelp(
    program: string,
    only: readonly string[] | undefined,
    onPage: (done: number, known: number) => void,
  ): Promise<HelpPages>
  /** Help pages that were saved as files. Throws UserError for a file that cannot be read. */
  readHelp(files: readonly string[]): Promise<HelpPages>
  /** The lines of a file of notes; none when it cannot be read. */
  readLines(file: string): Promise<string[]>
  /** Writes a file as a whole or not at all. Throws UserError. */
  writeFile(file: string, pieces: AsyncIterable<string>): Promise<void>
  saveDeck(deck: BuiltDeck): Promise<string>
  /** Writes a new deck file into the learner's folder and returns its name. Throws an error of code EEXIST when it is there already. */
  newDeck(name: string, text: string): Promise<string>
  progress(): Promise<ProgressStore>
  care(): Promise<Care>
  /** The folder that progress is kept in, for messages. */
  dataFolder: string
}
