import type { CommandSpec, OptionSpec } from './spec.ts'
import type { ValueFault } from './values.ts'
import type { Notice, Word } from './words.ts'

/** An option on a line. */
export interface ReadOption {
  spec: OptionSpec
  /** As it was spelt: `-p`, `--publish`. */
  spelt: string
  /** As it was typed; of an option without a value, `true`. */
  raw: string
  /** The value as it counts. */
  value: string
  /** The words it is written in, first and last index. */
  from: number
  to: number
}

/** A piece of a line that could not be read as an option, and why; `word` is an index into the words. */
export type Stray =
  /** `skips`: the next word was meant as its value. */
  | { why: 'unknown'; word: number; typed: string; near?: OptionSpec; value?: string }
  | { why: 'ambiguous'; word: number; typed: string; names: string[] }
  | { why: 'syntax'; word: number; typed: string }
  | { why: 'no-value'; word: number; spec: OptionSpec }
  | { why: 'takes-none'; word: number; spec: OptionSpec; raw: string }

/** Why a program would refuse a line, or why nobody can say; `word` is an index into the words. */
export type Fault =
  | { code: 'empty' }
  | { code: 'too-long' }
  /** `bare`: the word is a command of the program that was wanted. */
  | { code: 'other-program'; word: number; typed: string; bare?: boolean }
  /** `unsure`: the decks do not list every command, so that it may exist all the same. */
  | { code: 'unknown-command'; word: number; typed: string; near?: string; unsure?: boolean }
  | { code: 'no-command'; path: string }
  /** Whether `--` changes anything depends on what the names behind it are. */
  | { code: 'depends'; typed: string }
  | {
      code: 'unknown-option'
      word: number
      typed: string
      near?: OptionSpec
      elsewhere: string[]
      hidden?: string
      /** The decks do not list every option of the command. */
      unsure?: boolean
    }
  /** A long option with one dash too few: `-detach`. */
  | { code: 'one-dash'; word: number; typed: string; spec: OptionSpec }
  | { code: 'ambiguous'; word: number; typed: string; names: string[] }
  | { code: 'needs-value'; word: number; spec: OptionSpec }
  | { code: 'takes-none'; word: number; spec: OptionSpec; raw: string }
  | { code: 'bad-value'; word: number; spec: OptionSpec; raw: string; fault: ValueFault }
  | { code: 'bad-syntax'; word: number; typed: string }
  | { code: 'too-few'; min: number; given: number; slot?: string }
  | { code: 'too-many'; word: number; max: number; given: number }
  | { code: 'conflict'; names: [string, string] }
  /** Given twice, where once is allowed. */
  | { code: 'twice'; word: number; spec: OptionSpec }
  | { code: 'single'; option: string }
  | { code: 'needs-option'; option?: string; name: string }
  | { code: 'bad-word'; word: number; raw: string; fault: ValueFault }

/** A word behind the options. */
export interface ReadWord {
  raw: string
  /** As it counts: `httpd:latest` is `httpd`. */
  value: string
  word: number
}

/** A command line as its program reads it. */
export interface Reading {
  /** The line that offsets count in. */
  line: string
  words: Word[]
  notices: Notice[]
  /** From the first shell operator to the end. */
  tail: string
  /** The canonical path, as far as it was understood. */
  path: string
  /** How many words name the program and the command. */
  head: number
  spec?: CommandSpec
  options: ReadOption[]
  /** Words behind the options; those of a command inside are not among them. */
  positionals: ReadWord[]
  /** The words of the command inside, such as the one that runs in a container. */
  inner: { raw: string; word: number }[]
  /** The words that could not be read as options. */
  strays: Stray[]
  /** Why the program refuses the line; empty when it takes it, or when nobody can say. */
  faults: Fault[]
  /** The parts of the line that the decks do not know. */
  unknown: Fault[]
  /** It asks for help, whatever else it says. */
  help?: boolean
}
