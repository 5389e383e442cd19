import type { Aliases } from './aliases.ts'
import type { Entry, Problem } from './entry.ts'

/** The learner's words on lines that notes do not explain: what a line does, or null where it is to be left out for good. */
export type Captions = Readonly<Record<string, string | null>>

/** A named list of entries in one language. */
export interface Deck {
  name: string
  title: string
  language: string
  program?: string
  /** Its place among other decks, smaller first. */
  order: number
  /** The file it was read from. */
  file: string
  /** Shipped with the program, or the learner's own. */
  shipped: boolean
  entries: Entry[]
  /** No cards are made of it: it only serves reading and explaining command lines. */
  silent?: boolean
  /** It was built of a program's own help, and says what the program knows. */
  fromHelp?: boolean
  /** Some of its entries belong to certain versions of the program only. */
  versioned?: boolean
  /** The version of the program that its entries are read for; undefined when nobody knows it. */
  version?: string
  /** Entries that the installed version of the program does not have. */
  absent?: readonly Entry[]
  /** The programs that its entries are about, where that is known without reading them. */
  programs?: readonly string[]
  /** Passages of the notes it was built of that make no card. */
  prose?: readonly Problem[]
  /** One of them, where reading it alone is quicker than all. Throws what its text makes JSON throw. */
  entryAt?(index: number): Entry | undefined
  /** Whether a piece of JSON stands in its packed entries: quicker than reading them. */
  holds?(json: string): boolean
  problems: Problem[]
  /** Lines of the notes that the learner left out for good. */
  leftOut?: readonly Problem[]
  /** Ids that its cards had before, and further ids of cards that several options share. */
  aliases?: Aliases
  /** The learner's words on lines of the notes it was built of. */
  captions?: Captions
}

/** The programs that a deck is about. */
export function programsOf(deck: Deck): readonly string[] {
  const { program, programs } = deck
  // Entries are read when somebody asks for them.
  const named = programs ?? deck.entries.flatMap((entry) => ('program' in entry ? [entry.program] : []))
  return [...new Set(program === undefined ? named : [program, ...named])]
}
