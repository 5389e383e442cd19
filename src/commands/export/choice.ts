import type { Card, LogEvent } from '../../model/index.ts'

/** The filter of an export. */
export interface Choice {
  decks: readonly string[]
  /** The first day, '' for all. */
  since: string
  /** The cards of the decks; none where they do not matter. */
  cards: Card[]
  wanted(event: LogEvent): boolean
}
