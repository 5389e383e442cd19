import type { Aliases, Entry, Grammar, Problem } from '../model/index.ts'

/** What the top of a deck file says about the deck. */
export interface DeckHead {
  name?: string
  title?: string
  language?: string
  program?: string
  order?: number
  /** How the program reads its command lines. */
  grammar?: Grammar
}

/** What a source makes of one file. */
export interface Parsed {
  head: DeckHead
  entries: Entry[]
  problems: Problem[]
  /** Ids that an earlier version of the program gave the same cards. */
  aliases?: Aliases
}

/** A way to read entries from a file. */
export interface Source {
  /** Whether this source reads files of that name. */
  match(file: string): boolean
  /** Entries with their places; what cannot be used becomes a problem, and nothing throws. */
  parse(text: string, file: string): Parsed
}
