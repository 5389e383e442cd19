import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'smol-toml'
import { type Goal, goalIn } from '../goals/index.ts'
import { entriesIn } from '../io/folder.ts'
import { compareTexts } from '../model/index.ts'

const goalFile = /^[^.].*\.toml$/

/** The files of goals in a folder. */
export const goalFiles = (folder: string): string[] =>
  entriesIn(folder)
    .map(({ name }) => name)
    .filter((name) => goalFile.test(name))
    .sort()
    .map((name) => join(folder, name))

/** Reads the shipped goals and those of the learner's data folder, in their order; one of the learner's own replaces a shipped one of its name. A file that is not a goal is left out. */
export function readGoals(shipped: string, data: string): Goal[] {
  const goals = new Map<string, Goal>()
  for (const file of [...goalFiles(join(shipped, 'goals')), ...goalFiles(join(data, 'goals'))]) {
    const goal = goalIn(basename(file, '.toml'), readFileSync(file, 'utf8'), parse)
    if (goal) goals.set(goal.id, goal)
  }
  return [...goals.values()].sort((a, b) => a.order - b.order || compareTexts(a.id, b.id))
}
