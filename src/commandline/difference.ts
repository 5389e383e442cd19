import { editDistance } from '../model/index.ts'
import type { Fault } from './reading.ts'
import type { OptionSpec } from './spec.ts'

/** One way in which a line is not the one that was wanted; `word` is an index into the words of the given line. */
export type Difference =
  | { code: 'fault'; fault: Fault }
  /** The line that was wanted is itself refused. */
  | { code: 'wanted-fault'; fault: Fault }
  | {
      code: 'other-command'
      expected: string
      given: string
      /** The words of the command as they were typed: `ps` where `given` is `container ls`. */
      typed: string
      /** Its effect. */
      meaning: string
    }
  | { code: 'missing-option'; spec: OptionSpec; raw: string }
  | { code: 'extra-option'; spec: OptionSpec; raw: string; word: number }
  | { code: 'wrong-value'; spec: OptionSpec; expected: string; given: string; word: number }
  /** It is behind the first argument, so it went to the command inside. */
  | { code: 'after-argument'; spec: OptionSpec; word: number; to: number; slot: string }
  /** `--detach false`: a switch takes no next word, so `false` became an argument. */
  | { code: 'switch-value'; spec: OptionSpec; typed: string; word: number }
  /** One edit away from an option that was wanted. */
  | { code: 'mistyped'; typed: string; spec: OptionSpec; word: number }
  /** One edit away from the command that was wanted. */
  | { code: 'mistyped-command'; typed: string; expected: string; word: number }
  | { code: 'missing-word'; expected: string; slot: string }
  | { code: 'extra-word'; given: string; word: number }
  | { code: 'wrong-word'; expected: string; given: string; slot: string; word: number }
  | { code: 'order'; expected: string[]; given: string[] }
  | { code: 'inner'; expected: string; given: string }
  /** `DOCKER_HOST=…` in front. */
  | { code: 'environment'; expected: string; given: string }
  /** Dashes of a word processor. */
  | { code: 'dashes'; typed: string }
  /** Quotes of a word processor. */
  | { code: 'curly'; typed: string }
  /** An unquoted `|`, `&&`, `;` or `>`, or a quote that never closes. */
  | { code: 'shell'; typed: string }

// The cause before its consequences; what was not asked for last.
const order: readonly Difference['code'][] = [
  'wanted-fault',
  'curly',
  'dashes',
  'mistyped-command',
  'mistyped',
  'switch-value',
  'after-argument',
  'fault',
  'other-command',
  'shell',
  'environment',
  'wrong-value',
  'missing-option',
  'wrong-word',
  'missing-word',
  'inner',
  'order',
  'extra-word',
  'extra-option',
]

/** The differences with the decisive ones first. */
export const decisiveFirst = (differences: readonly Difference[]): Difference[] =>
  [...differences].sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))

/** Whether a word is the name of a program in capitals or with a letter or two off. */
export const isMisspelt = (typed: string, program: string): boolean =>
  editDistance(typed.toLowerCase(), program.toLowerCase(), 2) <= (program.length > 4 ? 2 : 1)

/** Whether a fault is a long option with one dash: `-rm`. */
export const isOneDash = ({ code }: Fault): boolean => code === 'one-dash'

/** Whether a name in letters alone is a letter off: `htpd`. Short ones and those with digits may be names of other things. */
const isNameSlip = (expected: string, given: string): boolean =>
  /^[a-z]{5,}$/.test(expected) && editDistance(expected, given, 1) === 1

/** A slip of the fingers, worth one more try. */
export function isSlip(difference: Difference): boolean {
  switch (difference.code) {
    case 'mistyped':
    case 'mistyped-command':
    case 'dashes':
    case 'curly':
      return true
    case 'fault':
      return isOneDash(difference.fault)
    case 'wrong-word':
      return isNameSlip(difference.expected, difference.given)
    default:
      return false
  }
}
