import type { Grammar } from './grammar.ts'

/** The source of an entry: a file and its line, counted from 1. */
export interface SourceLocation {
  file: string
  line: number
}

/** The fields that all entries share. */
interface Fact {
  /** The subject of the entry, independent of wording, position, file and language. */
  subject: string
  at: SourceLocation
  /** 1 comes first; new cards are met level by level. */
  level: number
  /** The heading above it. */
  topic?: string
  /** Why it is so: shown after the answer. */
  why?: string
  example?: string
  /** The first version of the program that has it. */
  since?: string
  /** The last version of the program that has it. */
  until?: string
  /** Words that it is filed under, without `#`. */
  tags?: readonly string[]
  /** When it last became another than it was, in milliseconds since 1970: known cards of it are asked again. */
  changed?: number
}

/** The names of commands in notes, where the decks have others, by path: `container ls` → `ps`. */
export type Spelt = Readonly<Record<string, string>>

/** One option of a program and the commands that share this meaning of it. */
export interface OptionEntry extends Fact {
  kind: 'option'
  program: string
  /** Command paths without the program, aliases folded: `container run`. */
  commands: string[]
  spelt?: Spelt
  long?: string
  short?: string
  /** Further names of the same option. */
  also?: string[]
  /** The kind of value the program names (`list`, `string`), `boolean` when it takes none; absent means that nobody said. */
  type?: string
  /** The form of the value (`HOST:CONTAINER`). */
  value?: string
  default?: string
  /** The words the value is chosen from. */
  choices?: string[]
  required?: boolean
  repeatable?: boolean
  /** The value may be left out, and is given only attached: `--color[=WHEN]`. */
  optionalValue?: boolean
  /** The long form that switches it off: `--no-color`. */
  negated?: string
  /** The forms it has in different commands, where they are not all alike. */
  variants?: OptionVariant[]
  summary: string
}

/** An option as some of its commands have it. */
export interface OptionVariant {
  commands: string[]
  short?: string
  type?: string
  default?: string
  since?: string
  until?: string
}

/** One command of a program. */
export interface CommandEntry extends Fact {
  kind: 'command'
  program: string
  /** The path without the program: `container run`. */
  path: string
  spelt?: Spelt
  /** Other paths of the same command: `run`. */
  aliases: string[]
  usage?: string
  /** Options that the table lists for it, as spelt there. */
  options: string[]
  summary: string
}

/** A question with an answer and, perhaps, wrong answers. */
export interface ConceptEntry extends Fact {
  kind: 'concept'
  question: string
  answer: string
  wrong: string[]
  /** Plain text that belongs to the question, such as a small diagram. */
  picture?: string
  /** The heading above a bare name, which gives its context. */
  about?: string
  /** The subject of the same fact asked the other way round: one of the two gives the other away. */
  pair?: string
}

/** The subject by which cards are kept apart on one day: both directions of a pair have one. */
export const daySubject = (entry: Entry): string =>
  entry.kind === 'concept' ? (entry.pair ?? entry.subject) : entry.subject

/** A place in a sentence that the learner fills in. */
export interface Gap {
  /** Distinguishes it from the other gaps of the sentence. */
  name: string
  answers: string[]
}

/** A sentence with gaps: text before, between and after them. */
export interface GapEntry extends Fact {
  kind: 'gap'
  /** One more than there are gaps. */
  texts: string[]
  gaps: Gap[]
}

/** A command line worth knowing, and what it is for. */
export interface TaskEntry extends Fact {
  kind: 'task'
  program: string
  /** The task in words; absent where notes only show the line. */
  task?: string
  /** Every line that does it, the usual one first; `<name=web>` is a part that the learner chooses. */
  answers: string[]
  /** Names and values in the line of notes that its task does not say: shown behind it. */
  names?: string[]
  /** The sentences that stand around the line in notes. */
  around?: string
}

/** How a program reads its command lines; no card is made of it. */
export interface GrammarEntry extends Fact {
  kind: 'grammar'
  program: string
  /** The command that it is about, with the commands below it; '' is the whole program. */
  path: string
  /** `help`: recognised from the program's own pages. `deck`: written by the author of a deck, and counts before all else. */
  origin: 'help' | 'deck'
  grammar: Grammar
}

export type Entry = OptionEntry | CommandEntry | ConceptEntry | GapEntry | TaskEntry | GrammarEntry

/** Why a problem is one; the text is made where it is shown, in the reader's language. */
export type ProblemCode =
  | 'unreadable'
  | 'not-a-file'
  | 'binary'
  | 'too-large'
  | 'encoding'
  | 'bad-bytes'
  | 'no-cards'
  | 'front-matter'
  | 'table-unknown'
  | 'row-empty'
  | 'row-no-name'
  | 'no-meaning'
  | 'bad-meaning'
  | 'sources-differ'
  | 'no-program'
  | 'no-command'
  | 'described-nowhere'
  | 'listed-nowhere'
  | 'no-answer'
  | 'picture'
  | 'no-question'
  | 'no-gap'
  | 'not-a-line'
  | 'no-caption'
  | 'weak-caption'
  | 'steps'
  | 'in-prose'
  | 'left-out'
  | 'not-asked'
  | 'prose'
  | 'line-too-long'
  | 'too-many-columns'
  | 'never-closed'
  | 'extra-cells'
  | 'not-understood'
  | 'no-page'
  | 'not-in-program'
  | 'no-such-command'
  | 'means-else'
  | 'not-a-table'
  | 'bad-example'
  | 'no-such-option'
  | 'id-twice'
  | 'only-here'
  | 'choice-twice'
  | 'duplicate'
  | 'right-among-wrong'
  | 'answer-told'
  | 'answer-in-question'
  | 'asked-twice'
  | 'lines-differ'
  | 'particle'
  | 'too-many'
  | 'deck-name-taken'
  | 'merge-conflict'
  | 'not-a-deck'

/** A command line or an option that becomes a card when the learner says what it does. */
export interface Unsure {
  /** The line as it is typed, an option behind its command; what the learner says is kept under it. */
  line: string
  /** Texts near it that may say what it does, the likeliest first. */
  candidates: readonly string[]
}

/** Something in a source that could not be used, where it is and why. */
export interface Problem {
  at: SourceLocation
  code: ProblemCode
  /** The words that the message quotes. */
  detail?: string
  /** A question about it that the learner can answer. */
  unsure?: Unsure
}

/** The forms in which an option may be typed, longest first. */
export const optionNames = (entry: { long?: string; short?: string; also?: string[] }): string[] =>
  [entry.long, entry.short, ...(entry.also ?? [])].filter((name): name is string => name !== undefined)
