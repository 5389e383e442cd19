import type { Texts } from '../i18n/index.ts'
import type { World } from '../world/index.ts'

/** Completions of the word: words with their meaning, or a place where they are found; they may depend on the words before it. */
export type Offer =
  | 'decks'
  | 'cards'
  | 'files'
  | 'commands'
  | 'tags'
  | readonly (string | readonly [string, string])[]
  | ((before: readonly string[], texts: Texts) => Offer)

/** The text that says what an option or a word is for. */
export type About = keyof Texts['commands']['options']

interface Described {
  about: About
  /** Names of one letter; the help shows the first. */
  letter?: string
  /** The name of the value in the help; the name of the option in capitals by default. */
  value?: string
  /** Completions of the value; by default those of a choice, else none. */
  completes?: Offer
}

/** An option of a command, as data; the parser, the help and completion are derived from it. */
export type Option = Described &
  (
    | { type: 'flag' }
    | { type: 'text' }
    /** A whole number from 0 on. */
    | { type: 'count' }
    /** One of some values. */
    | { type: 'choice'; of: readonly string[]; default?: string }
    /** May be given several times; a greedy one takes all the words that follow. */
    | { type: 'list'; greedy?: true }
    /** A line of the learner's own: the rest of the command line, dashes and all. */
    | { type: 'line' }
  )

/** A word of a command that is no option, as data. */
export type Word = Omit<Described, 'letter'> & {
  required?: true
} & (
    | { type?: 'text' }
    /** As many words as there are; with `dashes` those that are no options of ours too. */
    | { type: 'list'; dashes?: true }
    | { type: 'choice'; of: readonly string[] }
    /** A line of the learner's own; two of them in one command are parted by `--` or by quotes. */
    | { type: 'line' }
  )

export type Options = Readonly<Record<string, Option>>
export type Words = Readonly<Record<string, Word>>

type OptionValue<O> = O extends { type: 'flag' }
  ? boolean
  : O extends { type: 'count' }
    ? number | undefined
    : O extends { type: 'list' }
      ? readonly string[]
      : O extends { type: 'choice'; of: readonly (infer V)[]; default: string }
        ? V
        : O extends { type: 'choice'; of: readonly (infer V)[] }
          ? V | undefined
          : string | undefined

type WordValue<W> = W extends { type: 'list' }
  ? readonly string[]
  : W extends { type: 'choice'; of: readonly (infer V)[] }
    ? W extends { required: true }
      ? V
      : V | undefined
    : W extends { required: true }
      ? string
      : string | undefined

/** The values of a command line by the names of a command's words and options. */
export type Arguments<W, O> = { readonly [N in keyof W]: WordValue<W[N]> } & {
  readonly [N in keyof O]: OptionValue<O[N]>
}

/** The groups of the help, in its order. */
export const groups = ['learn', 'look', 'decks', 'progress', 'programs'] as const
export type Group = (typeof groups)[number]

/** A command line to copy, and the name of the text that says what it does. */
export type Example = readonly [line: string, about: keyof Texts['commands']['examples']]

interface Shape<W, O> {
  group: Group
  /** One line for the help. */
  about(texts: Texts): string
  /** In the order in which they are given; only the last may be a list. */
  words?: W
  /** `dryRun` is `--dry-run` on the command line. */
  options?: O
  /** At least one: the help has them. */
  examples: readonly [Example, ...Example[]]
  /** Its result may be longer than a screen: it goes through the pager. */
  paged?: true
  /** Words that people try for it; the hint names this command then. */
  tried?: readonly string[]
  /** Runs even if the settings file is invalid: it may be about to fix it. */
  allowInvalidConfig?: true
}

/** Every command, loaded when it is needed. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>

/** The program as a command sees it. */
export interface Program {
  commands: Commands
  /** Runs another command line and returns its exit code. */
  run(argv: readonly string[], world: World): Promise<number>
}

/** The values of any command. */
export type Values = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** One command of the program, whatever its words and options are. */
export interface Command extends Shape<Words, Options> {
  words: Words
  options: Options
  /** Returns the exit code. */
  run(args: Values, world: World, program: Program): Promise<number>
}

/** Every command by its name, in the order of its text where texts are given, as the help has them. */
export async function loadAll(
  commands: Commands,
  texts?: Texts,
): Promise<[name: string, command: Command][]> {
  const all: [string, Command][] = []
  for (const [name, load] of Object.entries(commands)) all.push([name, await load()])
  const order = Object.keys(texts?.commands ?? {})
  return all.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

/** No words, or no options. */
type None = Readonly<Record<never, never>>

/** Declares a command; `run` gets its words and options with their types. */
export function command<const W extends Words = None, const O extends Options = None>(
  definition: Shape<W, O> & {
    /** Returns the exit code. */
    run(args: Arguments<W, O>, world: World, program: Program): Promise<number>
  },
): Command {
  return {
    words: {},
    options: {},
    ...definition,
    // The parser gives each value the type that its declaration says.
    run: (args, world, program) => definition.run(args as Arguments<W, O>, world, program),
  }
}

/** The option as it is written on the command line, without the dashes. */
export const optionName = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const obeyed = /[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g
const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Prints a value as JSON. */
export const printJson = (world: World, value: unknown): void =>
  // The same JSON, without characters that a terminal obeys.
  world.terminal.print(JSON.stringify(value, null, 2).replace(obeyed, escaped), true)
