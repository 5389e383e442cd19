import type { Train } from '../fit/index.ts'
import type { DailyStats } from '../insight/index.ts'
import type { Day, LogEvent, Progress, Question } from '../model/index.ts'
import type { BacklogSums, DayLoad, Done, QueueInput, Schedulers } from '../schedule/index.ts'
import type { Plan } from '../session/index.ts'
import type { DeckEdit, Library } from './decks.ts'
import type { Maintenance } from './maintenance.ts'

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
  /** How many of the new cards, those that are left out among them, build on others. */
  built: number
  /** How many cards come on that day and on later ones. */
  next: DayLoad[]
  /** The labs that were played: the day of that, and the day on which each is due. */
  labs: readonly { name: string; day: Day; due: Day }[]
  /** The one day that it tells, where it is the head of a queue. */
  only?: Day
  /** The sums over a backlog of which `input` is the head; absent where it is all that waits. */
  sums?: BacklogSums
  /** Questions that the sessions of the next days are likely to begin with. */
  first?: FirstQuestions
}

/** Questions that are ready to be shown before any deck is read. */
export interface FirstQuestions {
  /** The seed that they were made by. */
  seed: string
  /** Decks of the learner's own with lines that could not be used, and how many. */
  problems: readonly (readonly [deck: string, lines: number])[]
  /** By the id of the card: the title of its deck, and the question. */
  asked: Readonly<Record<string, FirstQuestion>>
}

/** A question that is ready to be shown. */
export interface FirstQuestion {
  title: string
  question: Question
}

/** The queue as it was kept for the next start: all of it, and the head for one day. */
export interface KeptQueue {
  /** The head: a small file. */
  head(): CachedQueue | undefined
  whole(): CachedQueue | undefined
  /** Keeps the head of the whole that was read. */
  keepHead(head: CachedQueue): void
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

/** The learner's history and everything computed from it. */
export interface ProgressWorld {
  progress(): Promise<ProgressStore>
  /** The schedulers in force: that of a deck by its name, where it has parameters of its own, or that of all other cards. */
  schedulers(): Promise<Schedulers>
  /** The cached queue that was kept, where decks and log are still what they were. */
  cachedQueue(): CachedQueue | undefined
  /** Keeps the cached queue of before some edits as `follow` brings it up to date, and gives it; undefined where it cannot, or where more has changed since than entries of decks of the learner's own. */
  followQueue(
    follow: (queue: CachedQueue, edits: DeckEdit[], library: Library) => Promise<CachedQueue | undefined>,
  ): Promise<CachedQueue | undefined>
  /** The same, and the head of it where it is a backlog; decks and log are looked at once for both. */
  keptQueue(): KeptQueue
  /** Whether a session of that day waits to go on; `progress` knows how. */
  leftOpen(day: Day): boolean
  /** Keeps the cached queue that `make` reads from decks and log, so that the next start need not; not when one of them has changed meanwhile. */
  cacheQueue(make: () => Promise<CachedQueue | undefined>): Promise<void>
  /** Reads a value that was kept under a name, where decks, log, the learner's clock and `about` are still what they were; otherwise `make` makes it anew. Values are JSON. */
  kept<T>(name: string, about: string, make: () => Promise<T>): Promise<T>
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
