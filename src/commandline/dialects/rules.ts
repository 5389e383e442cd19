import type { Grammar, OptionRule } from '../../model/index.ts'
import type { Reading } from '../reading.ts'

type Rules = Record<string, OptionRule>

const each = (names: string, rule: OptionRule): Rules =>
  Object.fromEntries(names.split(' ').map((name) => [name, rule]))

/** Options that take no value, by name. */
export const switches = (names: string): Rules => each(names, { takes: 'none' })
/** Options that take a value. */
export const valued = (names: string): Rules => each(names, { takes: 'required' })
/** Options that take a value only when it is attached; `implied` is what they mean without one. */
export const optional = (names: string, implied?: string): Rules =>
  each(names, { takes: 'optional', implied })
/** Options of which every value counts, in any order. */
export const collected = (names: string): Rules => each(names, { takes: 'required', repeats: 'collects' })
/** Options of which every value counts, in the order in which they are given. */
export const ordered = (names: string): Rules => each(names, { takes: 'required', repeats: 'ordered' })
/** Switches that say more when they are given again: `-vv`. */
export const adding = (names: string): Rules => each(names, { takes: 'none', repeats: 'adds' })
/** Other names of options that take no value, or the options that they abbreviate. */
export const means = (names: Readonly<Record<string, string>>): Rules =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [name, { takes: 'none', means: text }]))
/** Other names of options that take a value; `$` is the value. */
export const meansValue = (names: Readonly<Record<string, string>>): Rules =>
  Object.fromEntries(Object.entries(names).map(([name, text]) => [name, { takes: 'required', means: text }]))
/** Options that exclude each other. */
export const exclusive = (set: string, names: string): Rules => each(names, { takes: 'none', excludes: set })
/** Options of which the last one given counts. */
export const lastOf = (group: string, names: string): Rules => each(names, { takes: 'none', group })
/** Options that take a value, with the one that goes without saying. */
export const defaults = (values: Readonly<Record<string, string>>): Rules =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { takes: 'required', default: value }]),
  )

/** The grammar of a program that uses getopt, with rules for its options. */
export const getopt = (rules: Rules, more: Grammar = {}): Grammar => ({ style: 'getopt', rules, ...more })

/** Puts a word among those of a line that goes without saying there. */
export const putWord = (reading: Reading, at: number, text: string): void => {
  reading.positionals.splice(at, 0, { raw: text, value: text, word: reading.words.length - 1 })
}
