import type { SourceLocation } from '../model/index.ts'
import type { Question } from './blocks.ts'

/** A table as text cells, with the line of each row. */
export interface Table {
  header: string[]
  rows: TableRow[]
  at: SourceLocation
}

/** A row of a table. */
export interface TableRow {
  cells: string[]
  at: SourceLocation
}

/** The place of a fact in a text. */
export interface Spot {
  at: SourceLocation
  level: number
  topic?: string
  /** The headings above, the outermost first. */
  headings: readonly string[]
}

/** A command line as a text shows it. */
export interface ShownLine {
  /** Without prompt, comment and continuations. */
  text: string
  at: SourceLocation
  /** It stands behind a prompt. */
  prompted?: boolean
  /** The comment at its end or directly above it. */
  comment?: string
}

/** How a text is tied to the command line that it may explain: what the form of the document says, and no more. */
export type Tie =
  /** The same row, or a format in which it can be nothing else. */
  | 'row'
  /** A comment right above, in the same block. */
  | 'comment'
  /** A line that ends in a colon, right above. */
  | 'label'
  /** The heading right above, with no other command below it. */
  | 'heading'
  /** A text above several lines or blocks, of which it may mean another one. */
  | 'shared'
  /** The item of a list that the line or its block stands in, or right below. */
  | 'item'
  /** A paragraph before it. */
  | 'paragraph'
  /** The text below it. */
  | 'below'

/** A text that may say what command lines do. */
export interface Caption {
  text: string
  tie: Tie
  /** The text without the heading that was put in front of it. */
  own?: string
}

/** Captions and the command lines below them. */
export interface LinesFact {
  type: 'lines'
  spot: Spot
  /** The texts that may say what the lines do, the nearest first. */
  captions: readonly Caption[]
  lines: ShownLine[]
  /** The text around it, for the lines that have no caption. */
  around?: string
  /** The command line whose options a caption above announces. */
  owner?: string
  /** The text says that these are command lines: a prompt, a shell block. Otherwise the first word has to be a program. */
  sure: boolean
}

/** A name, such as a command, an option or a key, and its meaning. */
export interface NameFact {
  type: 'name'
  spot: Spot
  name: string
  meaning: string
  /** The text marks the name as code. */
  code: boolean
  /** A sentence shows it as a whole line: what stands behind the command is part of it. */
  whole?: boolean
  /** The text sets it apart as a term: it is no command by being one word. */
  term?: boolean
  /** The command line of the list above that an option belongs to. */
  owner?: string
  /** The command line above, whose words the list may explain. */
  above?: string
}

/** A table; its columns decide what its rows are. */
export interface TableFact {
  type: 'table'
  spot: Spot
  table: Table
  /** The command line above it that its options belong to. */
  owner?: string
  /** The command line above it, whose words it may explain. */
  above?: string
}

/** A question and its answer, a sentence with gaps or a task, as the text marks them. */
export interface QuestionFact {
  type: 'question'
  spot: Spot
  block: Question
  /** The answer is asked for its question as well. */
  both?: boolean
}

/** A command or an option in a sentence or alone, which makes a card only if the learner says what it does. */
export interface MentionFact {
  type: 'mention'
  spot: Spot
  /** The code. */
  text: string
  /** Texts that may say what it does, the likeliest first. */
  candidates: readonly string[]
}

/** A fact that a reader of some format finds in a text; `resolve` decides what it is about. */
export type Fact = LinesFact | NameFact | TableFact | QuestionFact | MentionFact
