import type { LogEvent } from '../model/index.ts'

/** A row to be exported. */
export type ExportRow = Readonly<Record<string, unknown>>

/** An event of the log, and its JSON as it is in the log. */
export interface LoggedEvent {
  event: LogEvent
  line: string
}

/** Whether an event counts: false for a review that was taken back. */
export type Counts = (event: LogEvent) => boolean

/** Writes cards and events as text, some at a time, so that no number of them needs more memory. */
export interface Format {
  /** The text before the rows. */
  begin(columns: readonly string[], about: Readonly<Record<string, unknown>>): string
  /** Some rows; `first` when there was none before them. */
  rows(rows: readonly ExportRow[], columns: readonly string[], first: boolean): string
  end(): string
  /** The columns of cards that are written; all by default. */
  cardColumns?: readonly string[]
  /** The columns of a table of events. */
  eventColumns: readonly string[]
  /** Whether an event is written; all are by default. */
  wants?(event: LogEvent, counts: Counts): boolean
  /** Some events; `first` when there was none before them. */
  events(events: readonly LoggedEvent[], first: boolean, counts: Counts): string
}
