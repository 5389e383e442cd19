import type { Train } from './fit/index.ts'
import type { Goal } from './goals/index.ts'
import type { Texts } from './i18n/index.ts'
import type { CardIndex, DailyStats } from './insight/index.ts'
import type { Day, Deck, Keys, LogEvent, Problem, Progress } from './model/index.ts'
import type { DayLoad, Done, Limits, QueueInput, Scheduler } from './schedule/index.ts'
import type { Plan } from './session/index.ts'
import type { Given, SettingValue } from './settings/index.ts'
import type { WalkedPage } from './sources/index.ts'

/** A question or prompt at the terminal. */
export type Request =
  | {
      type: 'text'
      keys: string
      /** The initial content of the line. */
      text?: string
      /** Lines typed before, oldest first. */
      history?: readonly string[]
      /** Completions of the last word; using them counts as a hint. */
      complete?(typed: string): readonly string[]
    }
  | {
      type: 'choice'
      choices: readonly string[]
      keys: string
      undo?: string
      quit: string
      /** A line above the choices that says what they are for. */
      about?: string
      /** Choices that are used up, by their place, with what they were chosen for. */
      used?: ReadonlyMap<number, string>
      /** The choices leave the screen with the answer, so that the next ones stand in their place. */
      passing?: boolean
    }
  | {
      type: 'key'
      accept: readonly string[]
      /** The key that Enter and Space stand for; none when absent. */
      enter?: string
      keys: string
      /** The key that is assumed where none can be pressed; without it a line is read. */
      unattended?: string
      /** Keys that were pressed before this was on the screen do not count. */
      fresh?: boolean
    }

/** The reply to a request. */
export type Reply =
  | { type: 'text'; text: string /** Words that were looked up. */; hints?: number }
  | { type: 'choice'; index: number }
  | { type: 'key'; key: string }
  | { type: 'gave-up' }
  /** The keys are to be shown, and the question asked again. */
  | { type: 'help' }
  | { type: 'hint' /** The text typed so far. */; text?: string; hints?: number }
  | { type: 'undo' }
  | { type: 'stop' }

/** A screen and a keyboard, or a pipe. `ask` throws Stopped when the learner goes. */
export interface Terminal {
  /** Someone sits at it: time counts and screens are painted. */
  readonly interactive: boolean
  readonly columns: number
  /** Rows of the screen, where there is one. */
  readonly rows?: number
  readonly colour: boolean
  /** Everything in words, line after line: for screen readers. */
  readonly plain: boolean
  /** It shows the characters of ASCII only. */
  readonly ascii?: boolean
  /** A result, for standard output. */
  print(text: string): void
  /** Output from here on is painted again with the questions that follow, after the window was resized or the program was stopped. */
  newScreen?(): void
  /** A piece of a result, as it is, for standard output; resolves when there is room for the next one. */
  write(piece: string | Uint8Array): Promise<void>
  /** Progress or a hint, for standard error. */
  note(text: string): void
  /** How far something has got, on one line that the next one replaces; '' ends it. Elsewhere than on a screen nothing. */
  progress(text: string): void
  /** A long result: a screen at a time through the learner's pager on a terminal, otherwise as `print` gives it. Ends with a line end. */
  page(text: string): Promise<void>
  ask(request: Request): Promise<Reply>
  /** Lets another program have it meanwhile. */
  lend<T>(work: () => Promise<T>): Promise<T>
  /** Gives the terminal back as it was. */
  close(): void
}

/** The learner's own Docker, through its client. */
export interface OwnDocker {
  /** The output of a read-only command; undefined if it fails or there is no client. */
  read(words: readonly string[]): Promise<string | undefined>
  /** Removes things by their ids; returns whether that went well. */
  remove(words: readonly string[]): Promise<boolean>
}

/** The store of the learner's progress. */
export interface ProgressStore {
  readonly progress: Progress
  /** On disk when it resolves; the progress then includes it. */
  append(...events: LogEvent[]): Promise<void>
  /** Lines of the log that could not be read. */
  readonly damaged: number
  /** The session that this machine began last and has not closed, and what the log says happened since; a comfort that may be gone. */
  session(): { plan: Plan; events: LogEvent[] } | undefined
  /** Takes in what other windows have written meanwhile. */
  refresh(): Promise<void>
  /** Keeps a plan, so that its session can go on from what the log says from now on; a new one with what is remembered of its cards. Undefined closes it. */
  keep(plan: Plan | undefined): void
  /** Makes the next start quick; nothing is lost without it. */
  close(): Promise<void>
}

/** A card by its place in the library. */
export interface Reference {
  id: string
  subject: string
  kind: string
  /** The deck by its name, and the place of its entry there. */
  deck: string
  entry: number
  /** The other entry of a contrast. */
  other?: { deck: string; entry: number }
}

/** The beginning of the cached queue over all decks, as it was kept for the next start. */
export interface CachedQueue {
  /** The learner's day when it was made. */
  day: Day
  /** The goal that its new cards are drawn from. */
  goal: string
  /** The work done on that day, and on later ones if a clock went back. */
  done: Record<Day, Done>
  input: QueueInput<Reference>
  /** How many cards come on that day and on later ones. */
  next: DayLoad[]
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

/** How notes are read. */
export interface NotesOptions {
  /** The program that they are about if they do not say so. */
  program?: string
  /** Notes that contradict the decks make cards all the same. */
  keep?: boolean
  /** Whether `question::answer` and the other marks of flashcards count without a tag that says so. */
  flashcards?: boolean
}

/** Ways to install the program. */
export type Installed = 'checkout' | 'npm' | 'npx' | 'homebrew' | 'nix' | 'aur' | 'docker' | 'executable'

/** The program as it is installed, and the machine it runs on, without names and paths. */
export interface Installation {
  how: Installed
  /** The line of a shell that brings a newer version. */
  upgrade: string
  node: string
  /** Platform and architecture. */
  system: string
  /** The name of the terminal; `none` if it is not known. */
  terminal: string
  locale: string
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

/** The contents of a data folder. */
export interface CheckReport {
  events: number
  files: number
  /** Lines of the log that cannot be read. */
  damaged: { file: string; line: number }[]
  /** Lines that a later version has written; they do not count here. After one that is refused nothing is answered. */
  newer: { file: string; line: number; refused: boolean }[]
  /** Fields that are wrong and do not count; their events do. */
  fields: { file: string; line: number; field: string }[]
  /** Files whose last line has no end. */
  torn: { file: string; line: number }[]
  /** Events that stand in the log more than once; they count once. */
  twice: number
  /** Events that stand before earlier ones; they count by their time. */
  out: number
  /** Files that others may read. */
  open: string[]
  /** Files outside of the folder, behind links in it, that others may read; their rights are not changed from here. */
  outside: string[]
  /** Files that are named like logs or decks and are not read, and why. */
  passed: { path: string; why: 'folder' | 'dangling' | 'odd' | 'unreadable' | 'not-downloaded' }[]
  /** Answers with a time that has not come yet, and the latest of these times. */
  ahead: { events: number; until: number }
  snapshot: 'there' | 'missing' | 'broken'
}

/** The events added from elsewhere. */
export interface Merged {
  events: number
  decks: number
  /** Lines that cannot be used; they were left out. */
  left: number
}

/** An archive that was written. */
export interface Backup {
  file: string
  /** Lines of the logs in it. */
  events: number
  files: number
}

/** Maintenance of a data folder. Everything throws UserError where the file system refuses. */
export interface Maintenance {
  check(): Promise<CheckReport>
  /** Repairs by adding, never by deleting. */
  repair(): Promise<void>
  /** The events that take back every answer with a time that has not come yet. */
  undoFuture(newId: () => string): Promise<LogEvent[]>
  historyOf(card: string): Promise<LogEvent[]>
  /** Every event of the log once, file by file, one at a time; only those of lines that hold a text, where one is given. */
  events(holding?: string): Iterable<LogEvent>
  /** The same with the JSON that stands in the log. */
  lines(): Iterable<{ event: LogEvent; line: string }>
  /** Adds events that the log has not, known by their ids, in files of their own; `dry` only counts. Throws UserError for one that cannot be kept. */
  importEvents(
    events: AsyncIterable<readonly LogEvent[]>,
    dry: boolean,
  ): Promise<{ events: number; added: number }>
  merge(folder: string): Promise<Merged>
  /** Packs reviews and decks, and reads the archive back. */
  backup(file: string | undefined): Promise<Backup>
  restore(file: string): Promise<Merged>
}

/** The learner's settings and the file that keeps them. */
export interface SettingsFile extends Given {
  file: string
  /** Whether the file is there; the first change writes it. */
  there: boolean
  /** Gives one a value, as a whole or not at all; undefined goes back to the default. Returns what the file says then. Throws UserError. */
  write(name: string, value: SettingValue | undefined): Promise<Given>
}

/** A file that is read from any place of it. */
export interface OpenFile {
  readonly size: number
  /** Fewer bytes than were asked for only at its end. */
  read(from: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** The result of joining a data folder with a remote. */
export interface SyncReport {
  remote: string
  /** Files that came from elsewhere or grew by it. */
  received: number
  /** Whether anything of this machine was sent. */
  sent: boolean
  /** Files that were changed on both sides in the same lines: this machine's text stays, the other one is in `path.other`. */
  conflicts: string[]
  /** The remote no longer held what it held: both histories were joined. */
  rewritten: boolean
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

/** A clock, and what makes a run its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Minutes that the learner's clock is ahead of UTC at an instant. */
  offset(at: number): number
  /** Makes a run repeatable. */
  seed: string
  /** An id that no other review has. */
  newId(): string
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
  saveDeck(deck: BuiltDeck): Promise<string>
  /** The card index; kept between runs, made where the decks have changed. */
  cardIndex(make: () => Promise<CardIndex>): Promise<CardIndex>
  subscriptions: Subscriptions
}

/** The learner's history and everything computed from it. */
export interface ProgressWorld {
  progress(): Promise<ProgressStore>
  scheduler(): Promise<Scheduler>
  /** The cached queue that was kept, where decks and log are still what they were. */
  cachedQueue(): CachedQueue | undefined
  /** Whether a session of that day waits to go on; `progress` knows how. */
  leftOpen(day: Day): boolean
  /** Keeps the cached queue that `make` reads from decks and log, so that the next start need not; not when one of them has changed meanwhile. */
  cacheQueue(make: () => Promise<CachedQueue | undefined>): Promise<void>
  /** Daily statistics of the log; with `only` of the answers to these cards. Kept between runs, so that a long history is not read again; with `only` the whole log is. */
  dailyStats(only?: Iterable<string>): Promise<DailyStats>
  /** Milliseconds of the last right answers of each card; kept between runs as the daily statistics are. */
  answerTimes(): Promise<ReadonlyMap<string, readonly number[]>>
  maintenance(): Promise<Maintenance>
  /** Joins the data folder with a remote through git, the one of last time when none is named. Throws UserError, or Stopped. */
  sync(remote: string | undefined, onStep: (step: 'fetch' | 'join' | 'push') => void): Promise<SyncReport>
  /** Starts a sync in the background, where the learner wants that; gives why the last one failed. */
  autosync(): string | undefined
  /** The optimizer for a fit of FSRS parameters; undefined where no binary of it fits the platform. */
  trainer(): Promise<Train | undefined>
  /** The folder that progress is kept in, for messages. */
  dataFolder: string
}

/** Files that a command line names, and standard input. */
export interface FileWorld {
  /** The lines of standard input, as they come, to its end. */
  input(): AsyncIterable<string>
  /** The lines of a file of notes; none when it cannot be read. */
  readLines(file: string): Promise<string[]>
  /** The type of a file at a path; undefined if there is none. */
  pathKind(path: string): Promise<'file' | 'folder' | undefined>
  /** Whether two paths lead to the same place. */
  samePath(one: string, other: string): Promise<boolean>
  /** Writes a file as a whole or not at all. Throws UserError, or Stopped. */
  writeFile(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void>
  /** Opens a file for reading. Throws UserError. */
  openFile(file: string): Promise<OpenFile>
  /** Opens a file at a line in the learner's editor; false where there is none. Throws UserError when it fails. */
  edit(file: string, line: number): Promise<boolean>
}

/** Other programs. */
export interface ProgramWorld {
  /** Walks the help of an installed program. Throws Stopped. */
  walkHelp(
    program: string,
    only: readonly string[] | undefined,
    onPage: (done: number, known: number) => void,
  ): Promise<HelpPages>
  /** Help pages that were saved as files. Throws UserError for a file that cannot be read. */
  readHelp(files: readonly string[], program?: string): Promise<HelpPages>
  /** The lines of the learner's shell histories that name a program. */
  shellHistory(program: string): Promise<string[]>
  docker: OwnDocker
}

/** The learner's settings. */
export interface Choices {
  settings: SettingsFile
  rolloverHour: number
  /** Whether a lab that is due ends the daily quiz. */
  labs: boolean
  limits: Limits
  /** The name of the goal that new cards are drawn from, or `all`. */
  goal: string
  /** The single keys of a quiz. */
  keys: Keys
  /** An option, the settings or the locale say which language is wanted. */
  languageSettled: boolean
  /** Nothing is there yet, neither settings nor answers, and somebody sits at the terminal. */
  firstRun: boolean
}

/** Everything outside the program, as the program sees it. */
export interface World extends Clock, Choices, DeckWorld, ProgressWorld, FileWorld, ProgramWorld {
  version: string
  texts: Texts
  terminal: Terminal
  /** How the program was installed, and where it runs. */
  installation: Installation
}
