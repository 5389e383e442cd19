import { explain, patternOf } from '../commandline/index.ts'
import { cardId, type TaskEntry } from '../model/index.ts'
import type { Pool } from './kind.ts'
import { programIn } from './program.ts'

const known = new WeakMap<TaskEntry, readonly string[]>()

/** The ids of the cards that have to be met before a task is asked: the meaning of each command and option in its line. */
export function needsOf(entry: TaskEntry, pool: Pool): readonly string[] {
  const made = known.get(entry)
  if (made) return made
  const { parts } = explain(programIn(pool, entry.program), patternOf(entry.answers[0]!).example)
  const subjects = parts.flatMap((part) =>
    (part.role === 'command' || part.role === 'option') && part.subject !== undefined ? [part.subject] : [],
  )
  const needs = [...new Set(subjects)].map((subject) => cardId(subject, 'meaning'))
  known.set(entry, needs)
  return needs
}
