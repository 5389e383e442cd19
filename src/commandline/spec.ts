import type { OptionRule } from '../model/index.ts'
import type { FullGrammar } from './grammar.ts'
import type { Arity } from './usage.ts'

/** One option as one command has it. */
export interface OptionSpec {
  /** The long form or, without one, the short form. */
  name: string
  long?: string
  short?: string
  /** The program's name for the kind of value; `boolean` takes none. */
  type: string
  /** Whether it takes a value: `optional` only when attached, `attached` always and only attached. */
  takes: 'none' | 'required' | 'optional' | 'attached'
  value?: string
  default?: string
  choices?: readonly string[]
  /** The long form that switches it off. */
  negated?: string
  /** The part of the grammar that is about it alone. */
  rule: OptionRule
  /** No deck lists it: the dialect knows it. */
  hidden?: boolean
  summary: string
  /** The subject of its cards; '' if no deck lists it. */
  subject: string
}

/** One command of a program: everything that reading a line of it needs. */
export interface CommandSpec {
  /** The canonical path without the program. */
  path: string
  subject: string
  summary: string
  usage?: string
  arity: Arity
  grammar: FullGrammar
  /** Options end at the first word that is none. */
  stops: boolean
  /** By long and by short name. */
  options: ReadonlyMap<string, OptionSpec>
}
