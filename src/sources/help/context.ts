import type { Aliases, Entry, Problem } from '../../model/index.ts'
import type { Vocabulary } from '../join.ts'
import { commandSubject } from '../tables.ts'
import type { HelpOption } from './page.ts'

/** The context in which entries of help pages are made. */
export interface HelpContext {
  /** The names that shipped decks teach. */
  known: Vocabulary
  /** The entries of shipped decks, which keep their ids, words and levels. */
  described: readonly Entry[]
  /** The deck that was built from the same program before, and whether these pages are only a part of the program. */
  earlier?: { entries: readonly Entry[]; aliases?: Aliases; partial: boolean }
  /** Only options of these names. */
  only?: readonly string[]
  /** Command lines of the learner's shell history, which are counted. */
  history?: readonly string[]
}

/** The entries and problems of help pages. */
export interface HelpEntries {
  entries: Entry[]
  problems: Problem[]
  /** Every further id of the options: by command, by each name, and as an earlier deck had them. */
  aliases: Aliases
  /** How often the learner's history uses each subject. */
  used: ReadonlyMap<string, number>
}

/** An option as one command has it. */
export interface OptionFact {
  path: string
  option: Omit<HelpOption, 'global' | 'line' | 'file'>
  at: { file: string; line: number }
}

// Entries that no deck knows come after those that are worth learning first.
export const unknownLevel = 5

/** The names of an option, the longest form first. */
export const namesOf = ({ long, short, also = [] }: Pick<HelpOption, 'long' | 'short' | 'also'>): string[] =>
  [long, short, ...also].filter((name) => name !== undefined)

/** The id of an option of one command. */
export const optionId = (program: string, path: string, name: string): string =>
  `${commandSubject(program, path)}/${name}`
