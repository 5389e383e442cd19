import { editDistance } from '../model/index.ts'
import type { Difference } from './difference.ts'
import type { Program } from './program.ts'
import type { Fault, Reading } from './reading.ts'

/** A command whose name is one letter off the one that was wanted, where no other one has that name; of a group, where nothing else was typed: `docker image` for `docker images`. */
export function mistypedCommand(expected: Reading, given: Reading): Difference | undefined {
  const fault = [...given.unknown, ...given.faults].find(({ code }) => headFaults.has(code))
  if (fault?.code === 'no-command') return mistypedGroup(expected, given)
  if (fault?.code !== 'unknown-command') return undefined
  const wanted = expected.words[fault.word]?.text ?? ''
  // In a short name two letters may be all of it.
  const most = wanted.length < 4 ? 1 : 2
  if (wanted.length < 2 || wanted === fault.typed || editDistance(wanted, fault.typed, most) > most)
    return undefined
  if (expected.spec ? wanted !== fault.near : !namesUnknown(expected, fault.word)) return undefined
  return { code: 'mistyped-command', typed: fault.typed, expected: wanted, word: fault.word }
}

/** The faults that say which command was not understood. */
export const headFaults: ReadonlySet<Fault['code']> = new Set<Fault['code']>([
  'unknown-command',
  'no-command',
])

function mistypedGroup(expected: Reading, given: Reading): Difference | undefined {
  const [wanted, typed] = [expected.words[1]?.text ?? '', given.words[1]?.text ?? '']
  const alone = expected.spec !== undefined && expected.head === 2 && given.words.length === 2
  return alone && wanted !== typed && editDistance(wanted, typed, 1) === 1
    ? { code: 'mistyped-command', typed, expected: wanted, word: 1 }
    : undefined
}

/** A first word that is a letter or two off the wanted one is a slip where no command of the program is known: `git comit`. */
export function mistypedFirst(program: Program, difference: Difference): Difference {
  if (difference.code !== 'wrong-word' || difference.word !== 1 || program.children('').length > 0)
    return difference
  const { expected, given, word } = difference
  const isSlip = /^[a-z][a-z-]{3,}$/.test(expected) && editDistance(expected, given, 2) <= 2
  return isSlip ? { code: 'mistyped-command', typed: given, expected, word } : difference
}

/** Whether the decks do not know the command that is named by a word. */
const namesUnknown = ({ unknown }: Reading, word: number): boolean =>
  unknown.some((fault) => fault.code === 'unknown-command' && fault.word === word)
