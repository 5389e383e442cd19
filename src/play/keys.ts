import { type Grade, grades } from '../model/index.ts'
import { sentence } from '../render/index.ts'
import type { World } from '../world.ts'

/** Keys and what they do, on one line that may break between two of them only. A screen reader has no word for ↵. */
export function keyLine(world: World, ...parts: (string | undefined | false)[]): string {
  return joined(world, '   ', parts)
}

function joined({ terminal }: World, gap: string, parts: (string | undefined | false)[]): string {
  const line = parts
    .flatMap((part) => (part ? [part.replaceAll(' ', '\u00A0')] : []))
    .join(terminal.plain ? ', ' : gap)
  return terminal.plain ? line.replaceAll('↵', 'Enter').replaceAll('^C', 'Ctrl-C') : line
}

/** The line below an answer: go on, the grades with the days they would give, if they give any, the current one marked, and the way to all keys. */
export function keysAfter(world: World, current: Grade, days: Record<Grade, number> | undefined): string {
  const { texts, keys, terminal } = world
  const { quiz, plain } = texts
  const named = (grade: Grade): string => {
    const name = quiz.grades[grade]
    return grade === current && terminal.plain ? plain.now(name) : name
  }
  const grade = (grade: Grade, index: number): string =>
    `${grade === current && !terminal.plain ? '›' : ''}${index + 1} ${named(grade)}${grade === 'again' || !days ? '' : ` ${quiz.interval(days[grade])}`}`
  // Two spaces: all of it fits into 80 columns.
  return joined(world, '  ', [
    quiz.keys.next,
    ...grades.map(grade),
    `${keys.undo} ${quiz.keys.undo}`,
    `${keys.help} ${quiz.keys.help}`,
  ])
}

/** All keys below an answer, each on lines of its own. */
export function allKeys({ texts, keys, terminal }: World): string[] {
  const { allKeys: what } = texts.quiz
  const rows = [
    ['↵', what.next],
    ['1-4', what.grade],
    [keys.undo, what.undo],
    [keys.suspend, what.suspend],
    [keys.bury, what.bury],
    [keys.edit, what.edit],
    [keys.why, what.why],
    [keys.quit, what.quit],
    ['^C', what.interrupt],
  ] as const
  return rows.flatMap(([key, text]) =>
    sentence(text, terminal.columns, (line) => line, '        ').map((line, index) =>
      index === 0 ? `   ${key.padEnd(5)}${line.slice(8)}` : line,
    ),
  )
}
