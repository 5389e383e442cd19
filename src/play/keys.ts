import { type Grade, grades, width } from '../model/index.ts'
import { sentence } from '../render/index.ts'
import type { Reply, Request, Terminal, World } from '../world/index.ts'

/** Rows from which a screen has room for blank ones. */
const roomy = 24

/** Whether a screen is so low that blank rows would push the question out of it, which may have a picture. */
export const isLow = ({ rows }: Terminal, picture = false): boolean =>
  rows !== undefined && rows < roomy + (picture ? 1 : 0)

/** Keys and what they do, on one line that may break between two of them only. A screen reader has no word for ↵. */
export function keyLine(world: World, ...parts: (string | undefined | false)[]): string {
  return joined(world, '   ', parts)
}

function joined({ terminal }: World, gap: string, parts: (string | undefined | false)[]): string {
  const line = parts
    .flatMap((part) => (part ? [part.replaceAll(' ', '\u00A0')] : []))
    .join(terminal.plain ? ', ' : gap)
  const named = terminal.plain || terminal.ascii ? line.replaceAll('↵', 'Enter') : line
  return terminal.plain ? named.replaceAll('^C', 'Ctrl-C') : named
}

/** The line below a line that is typed: as many keys as fit in a row; where none do, those that a first card needs. */
export function keysTyping(world: World, isLater: boolean): string {
  const { keys: names } = world.texts.quiz
  const { terminal } = world
  const undo = isLater && `Alt-U ${names.undo}`
  const line = (...parts: (string | false)[]): string =>
    joined(world, '  ', [names.answer, names.hint, ...parts])
  const help = `? ${names.help}`
  const least = line(help, names.stop)
  const lines = [line(undo, help, names.stop), line(undo, help), least]
  return lines.find((text) => terminal.plain || width(text) < terminal.columns - 1) ?? least
}

/** The line below an answer: go on, the grades with the days they would give, if they give any, the current one marked, and the way to all keys. */
export function keysAfter(
  world: World,
  current: Grade,
  days: Record<Grade, number> | undefined,
  mayAccept = false,
): string {
  const { texts, keys, terminal } = world
  const { quiz, plain } = texts
  const named = (grade: Grade): string => {
    const name = quiz.grades[grade]
    return grade === current && terminal.plain ? plain.now(name) : name
  }
  const grade = (grade: Grade, index: number, days?: Record<Grade, number>): string =>
    `${grade === current && !terminal.plain ? '›' : ''}${index + 1} ${named(grade)}${grade === 'again' || !days ? '' : ` ${quiz.interval(days[grade])}`}`
  // Two spaces, and less of what `?` shows anyway where it is needed: all of it fits into 80 columns.
  const line = (shown: string[], ...last: string[]): string =>
    joined(world, '  ', [quiz.keys.next, ...(mayAccept ? [quiz.keys.accept] : []), ...shown, ...last])
  const help = `${keys.help} ${quiz.keys.help}`
  const back = `${keys.undo} ${quiz.keys.undo}`
  const graded = grades.map((name, index) => grade(name, index, days))
  const bare = grades.map((name, index) => grade(name, index))
  const lines = [
    line(graded, back, help),
    line(graded, back, keys.help),
    line(bare, back, help),
    line(bare, back, keys.help),
    line(bare, help),
  ]
  const fits = (text: string): boolean => terminal.plain || width(text) < terminal.columns - 1
  return lines.find(fits) ?? lines[0]!
}

/** Asks, and shows the keys as often as they are wanted; `shown` makes the lines that say what they do. */
export async function asking(
  world: World,
  request: Request,
  shown: () => readonly string[] = () => askKeys(world, request),
): Promise<Reply> {
  for (;;) {
    const reply = await world.terminal.ask(request)
    const wanted = reply.type === 'help' || (reply.type === 'key' && reply.key === '?')
    if (!wanted) return reply
    for (const line of shown()) world.terminal.print(line)
    // The question begins below the keys, not in their last row.
    world.terminal.print('')
  }
}

/** The digits that choose. */
const digitsOf = ({ choices }: Request & { type: 'choice' }): string => `1-${choices.length}`

/** The keys at a question, each on lines of its own. */
function askKeys(world: World, request: Request): string[] {
  const { type } = request
  const { texts, keys } = world
  const { askKeys: what, allKeys } = texts.quiz
  const undo = [keys.undo, what.undo] as const
  const quit = [keys.quit, allKeys.quit] as const
  const stop = ['^C', allKeys.interrupt] as const
  if (type === 'text')
    return keyRows(world, [['↵', what.answer], ['Tab', what.hint], ['Alt-U', what.undo], stop])
  if (type === 'choice')
    return keyRows(world, [[digitsOf(request), what.choose], ['0', what.giveUp], undo, quit, stop])
  return keyRows(world, [['↵', what.show], ['y n', what.knew], ['1-4', allKeys.grade], undo, quit, stop])
}

/** The keys where the program asks something before a quiz: what to learn, a line. */
export function plainKeys(world: World, request: Request): string[] {
  const { askKeys: what, allKeys } = world.texts.quiz
  const first =
    request.type === 'choice' ? ([digitsOf(request), what.choose] as const) : (['↵', what.line] as const)
  return keyRows(world, [first, ['^C', allKeys.interrupt]])
}

/** The keys at the end of a session. */
export function endKeys(world: World): string[] {
  const { askKeys: what, allKeys } = world.texts.quiz
  return keyRows(world, [
    ['↵', what.done],
    [world.keys.undo, what.undo],
    ['^C', allKeys.interrupt],
  ])
}

/** All keys below an answer, each on lines of its own. */
export function allKeys(world: World, mayAccept: boolean): string[] {
  const { texts, keys } = world
  const { allKeys: what } = texts.quiz
  return keyRows(world, [
    ['↵', what.next],
    ['1-4', what.grade],
    [keys.undo, what.undo],
    [keys.suspend, what.suspend],
    [keys.bury, what.bury],
    ...(mayAccept ? [['!', what.accept] as const] : []),
    [keys.edit, what.edit],
    [keys.why, what.why],
    [keys.quit, what.quit],
    ['^C', what.interrupt],
  ])
}

const keyRows = ({ terminal }: World, rows: readonly (readonly [key: string, text: string])[]): string[] =>
  rows.flatMap(([key, text]) =>
    sentence(text, terminal.columns, (line) => line, '        ').map((line, index) =>
      index === 0
        ? `   ${(terminal.ascii ? key.replace('↵', 'Enter') : key).padEnd(4)} ${line.slice(8)}`
        : line,
    ),
  )
