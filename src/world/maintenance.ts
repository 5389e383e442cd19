import type { LogEvent, Renaming } from '../model/index.ts'

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
  /** Gives events the ids that their cards have now. */
  renaming(): Promise<Renaming>
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
