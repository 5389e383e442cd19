import { type Deck, type Problem, sanitize } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { printJson } from '../command.ts'
import type { NotesArguments } from './notes-arguments.ts'
import { inOrder, lostLines, problemLines } from './problem-report.ts'

/** A word as it is typed in a shell. */
const shellWord = (word: string): string =>
  /^[\p{L}\p{N}_./:@%+,=~-]+$/u.test(word) ? sanitize(word) : `'${sanitize(word).replaceAll("'", "'\\''")}'`

/** Counts the lines and passages of notes that made no card; `--problems` has named them. */
export function printLost(
  { entries, problems, prose = [], leftOut = [] }: Pick<Deck, 'entries' | 'problems' | 'prose' | 'leftOut'>,
  named: readonly string[],
  { texts, terminal }: World,
): void {
  const files = named.map(shellWord).join(' ')
  const lost = lostLines(problems, entries)
  const first = lost.slice(0, 8).join(', ') + (lost.length > 8 ? ', …' : '')
  if (lost.length > 0) terminal.print(texts.lists.lostLines(lost.length, first, prose.length, files))
  else if (prose.length > 0) terminal.print(texts.lists.passages(prose.length, files))
  if (leftOut.length > 0) terminal.print(texts.lists.leftOut(leftOut.length))
}

/** Codes of a file that is not read at all. */
const unread = new Set<Problem['code']>(['unreadable', 'not-a-file', 'binary', 'too-large'])

/** Says of a file without any card what stands in it, as of one that has some. */
export async function sayNothingMade(deck: Deck, args: NotesArguments, world: World): Promise<void> {
  const { terminal, texts } = world
  const { problems, prose = [], leftOut = [] } = deck
  const isOfLine = ({ code }: Problem): boolean => code !== 'no-cards'
  if (args.json) {
    const nothing = { entries: [], added: [], vanished: [], changed: [], written: false }
    printJson(world, { deck: deck.name, ...nothing, problems, prose, leftOut })
    return
  }
  const ofLines = problems.filter(isOfLine)
  const lines = args.problems ? inOrder([...ofLines, ...prose, ...leftOut]) : ofLines
  const whole = problems.filter((problem) => !isOfLine(problem))
  for (const line of problemLines([...whole, ...lines], texts, args.problems)) terminal.note(line)
  // A file that is not read has no lines to look at.
  const isRead = !problems.some(({ code }) => unread.has(code))
  if (!args.problems && isRead) printLost({ entries: [], problems, prose, leftOut }, args.file, world)
  await offerToAsk(problems, args, world)
}

/** Says on a terminal how many lines of notes may become cards, and how. */
export async function offerToAsk(
  problems: readonly Problem[],
  { file, name, program, json }: NotesArguments,
  { terminal, texts }: World,
): Promise<void> {
  if (json || !terminal.interactive || !problems.some(({ unsure }) => unsure !== undefined)) return
  const { unsureLines } = await import('../../sources/index.ts')
  const options = Object.entries({ name, program })
  const words = [
    ...file.map(shellWord),
    ...options.flatMap(([option, value]) => (value === undefined ? [] : [`--${option}`, shellWord(value)])),
  ]
  terminal.print(texts.lists.mayBecomeCards(unsureLines(problems).length, words.join(' ')))
}
