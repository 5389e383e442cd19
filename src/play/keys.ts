import { type Grade, grades, type Keys } from '../model/index.ts'
import { sentence } from '../render/index.ts'
import type { World } from '../world.ts'

/** Keys and what they do, on one line that may break between two of them only. A screen reader has no word for ↵. */
export function keyLine({ terminal }: World, ...parts: (string | undefined | false)[]): string {
  const line = parts
    .flatMap((part) => (part ? [part.replaceAll(' ', '\u00A0')] : []))
    .join(terminal.plain ? ', ' : '   ')
  return terminal.plain ? line.replaceAll('↵', 'Enter').replaceAll('^C', 'Ctrl-C') : line
}

/** The line below an answer: go on, the grades with the days they would give, if they give any, and the way to all keys. */
export function keysAfter(world: World, days: Record<Grade, number> | undefined, keys: Keys): string {
  const { quiz } = world.texts
  return keyLine(
    world,
    quiz.keys.next,
    ...grades.map(
      (grade, index) =>
        `${index + 1} ${quiz.grades[grade]}${grade === 'again' || !days ? '' : ` ${quiz.interval(days[grade])}`}`,
    ),
    `${keys.undo} ${quiz.keys.undo}`,
    `${keys.help} ${quiz.keys.help}`,
  )
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
