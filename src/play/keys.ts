import { type Grade, grades, type Keys } from '../model/index.ts'
import { table } from '../render/index.ts'
import type { World } from '../world.ts'

/** Keys and what they do, on one line. A screen reader has no word for ↵. */
export function keyLine({ terminal }: World, ...parts: (string | undefined | false)[]): string {
  const line = parts.filter(Boolean).join('   ')
  return terminal.plain ? line.replaceAll('↵', 'Enter').replaceAll('^C', 'Ctrl-C') : line
}

/** The line below an answer: go on, the grades with the days they would give, and the way to all keys. */
export function keysAfter(world: World, days: Record<Grade, number>, keys: Keys): string {
  const { quiz } = world.texts
  return keyLine(
    world,
    quiz.keys.next,
    ...grades.map(
      (grade, index) =>
        `${index + 1} ${quiz.grades[grade]}${grade === 'again' ? '' : ` ${quiz.interval(days[grade])}`}`,
    ),
    `${keys.undo} ${quiz.keys.undo}`,
    `${keys.help} ${quiz.keys.help}`,
  )
}

/** All keys below an answer, one a line. */
export function allKeys({ texts, keys }: World): string[] {
  const { allKeys: what } = texts.quiz
  return table([
    ['↵', what.next],
    ['1-4', what.grade],
    [keys.undo, what.undo],
    [keys.suspend, what.suspend],
    [keys.bury, what.bury],
    [keys.edit, what.edit],
    [keys.why, what.why],
    [keys.quit, what.quit],
    ['^C', what.interrupt],
  ]).map((line) => `   ${line}`)
}
