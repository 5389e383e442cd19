import { type Fault, type Program, patternOf, readLine, readWords } from '../commandline/index.ts'
import type { Problem } from '../model/index.ts'
import { isOpposite } from './deeds.ts'
import { isUnlisted } from './known-commands.ts'
import { answerOf } from './placeholders.ts'
import { programWord } from './programs.ts'

/** Something that contradicts a command line of notes, as a problem without its place. */
export type Contradiction = Pick<Problem, 'code' | 'detail'>

/** Looks up the table of a program. */
export type DescribedBy = (program: string) => Program | undefined

/** A fault that says that there is no such command or option, or that its name is misspelt; undefined for one of values or of numbers of words. */
function named(fault: Fault, place: string): Contradiction | undefined {
  const isUnknown =
    fault.code === 'unknown-command' &&
    (!fault.unsure || (fault.near !== undefined && fault.typed.length > 3))
  if (isUnknown && /^[a-z][\w/-]*$/.test(fault.typed))
    return { code: 'no-such-command', detail: `${place} ${fault.typed}`.trim() }
  if ((fault.code === 'unknown-option' && !fault.unsure) || fault.code === 'one-dash')
    return { code: 'not-in-program', detail: `${fault.typed} (${place})` }
  return undefined
}

/** Finds what contradicts a line with its meaning: a command or an option that its program does not have, or a meaning of something else that is done. Undefined where nothing is known against it. */
export function contradictionIn(
  line: string,
  meaning: string | undefined,
  describedBy: DescribedBy,
): Contradiction | undefined {
  const found = unknownIn(line, describedBy)
  if (found !== undefined || meaning === undefined || !isOpposite(meaning, line)) return found
  return { code: 'means-else', detail: `${line.slice(0, 60)} (${meaning.slice(0, 60)})` }
}

/** Looks for a command or an option in a line that its program does not have, by decks or by our own lists of commands. */
function unknownIn(line: string, describedBy: DescribedBy): Contradiction | undefined {
  const text = line
    .replace(/^(?:\$\s+)?(?:(?:sudo|doas)\s+(?=[a-z]))?/, '')
    .replace(/^docker-compose(?=\s)/, 'docker compose')
    .trim()
  const [first = '', second = ''] = text.split(/\s+/, 2)
  const name = programWord(first)
  const program = describedBy(name)
  if (program === undefined || program.children('').length === 0)
    return /^[a-z][a-z-]+$/.test(second) && isUnlisted(name, undefined, second)
      ? { code: 'no-such-command', detail: `${name} ${second}` }
      : undefined
  const { example } = patternOf(answerOf(text))
  const { faults, unknown, path } = readLine(program, example)
  const inner = readWords(example).words.map((word) => word.text)
  for (const fault of [...faults, ...unknown]) {
    const found = named(fault, fault.code === 'unknown-command' ? name : `${name} ${path}`.trim())
    // A place to fill in is no command: `docker COMMAND`.
    if (found !== undefined && 'word' in fault && !isPlace(inner[fault.word] ?? '')) return found
  }
  return undefined
}

const isPlace = (word: string): boolean => /^[A-Z_]+$|^[<[{$]|[^\x00-\x7F]/.test(word)
