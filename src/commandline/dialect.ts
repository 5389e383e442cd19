import type { Grammar } from '../model/index.ts'
import type { Reading, ReadOption } from './reading.ts'
import type { Arity } from './usage.ts'
import type { Valued, ValueFault } from './values.ts'

export type { Valued } from './values.ts'

/** An option as it was given, for rules over several of them. */
export interface GivenOption {
  name: string
  /** As typed. */
  raw: string
  value: string
  /** Given again it adds up instead of replacing what was given. */
  collects: boolean
}

/** Something that the rules of a program refuse. */
export type Finding =
  | { code: 'conflict'; names: [string, string] }
  /** `option`, or the command itself, is nothing without `name`. */
  | { code: 'needs-option'; option?: string; name: string }
  /** The reason why the last value of an option is refused. */
  | { code: 'bad-value'; option: string; fault: ValueFault }
  /** The option allows one word only. */
  | { code: 'single'; option: string }
  /** The word at an index of those behind the options. */
  | { code: 'bad-word'; index: number; fault: ValueFault }

/** The behaviour of a program that its help does not mention. Every part is optional: a program without a dialect is read by the common rules. */
export interface Dialect {
  grammar?: Grammar
  /** By the path of a command, which it is about together with the commands below it. */
  grammars?: Readonly<Record<string, Grammar>>
  /** Commands whose options end at the first word that is none, beyond those whose usage has a command inside. */
  stops?: readonly string[]
  /** Commands that do what another one does, though decks may list both. */
  twins?: Readonly<Record<string, string>>
  /** Other names that the program is called by, with the options that each stands for: `gunzip` is `gzip --decompress`. */
  names?: Readonly<Record<string, string>>
  /** Other names of commands that no help lists: `buildx build` → `image build`. */
  aliases?: Readonly<Record<string, string>>
  /** Commands that no help of the program itself lists and that an installation may have. */
  plugins?: readonly string[]
  /** Options that still work but that no help names: path and name, or only the name, → what they are. */
  hidden?: Readonly<Record<string, string>>
  /** Values with a meaning of their own; undefined leaves it to the type. */
  value?(path: string, option: string, type: string, raw: string): Valued | undefined
  /** Options whose values are KEY=VALUE, of which the last of a key counts. */
  keyed?: readonly string[]
  /** Options whose order among themselves counts. */
  ordered?: readonly string[]
  /** How many words may follow, where the usage line says something else. */
  arity?: Readonly<Record<string, Partial<Arity>>>
  /** Lists why a line is refused although every option is right. */
  rules?(path: string, options: readonly GivenOption[], words: readonly string[]): Finding[]
  /** An extra option that does not change what was asked for: `--rm`, `--no-trunc`. */
  isExtra?(path: string, option: string): boolean
  /** Puts what is written in the words of a line where it belongs, before values are read: `ssh USER@HOST`. */
  rewrite?(reading: Reading): void
  /** A line as a list that all its spellings share, where the order of options and words counts: `find`, `ffmpeg`. */
  canonical?(reading: Reading, options: readonly ReadOption[]): string[] | undefined
  /** A word behind the options as it counts: `httpd:latest` is `httpd`. */
  argument?(slot: string, raw: string): string
}
