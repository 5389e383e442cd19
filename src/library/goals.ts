import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'smol-toml'
import { type Goal, goalIn } from '../goals/index.ts'
import { entriesIn, isFile, isShortage } from '../io/folder.ts'
import { compareTexts } from '../model/index.ts'

const goalFile = /^[^.].*\.toml$/

/** The files of goals in a folder. */
export const goalFiles = (folder: string): string[] =>
  entriesIn(folder)
    .map(({ name }) => name)
    .filter((name) => goalFile.test(name))
    .sort()
    .map((name) => join(folder, name))
    // Reading a pipe waits for ever, and a device has no end.
    .filter(isFile)

// Far more than anybody writes by hand.
const mostBytes = 1 << 20

/** The text of a file of a goal; '' where it cannot be read or is none. */
function textOf(file: string): string {
  try {
    return statSync(file).size > mostBytes ? '' : readFileSync(file, 'utf8')
  } catch (error) {
    if (isShortage(error)) throw error
    return ''
  }
}

/** Reads the shipped goals and those of the learner's data folder, in their order; one of the learner's own replaces a shipped one of its name. A file that is not a goal is left out. */
export function readGoals(shipped: string, data: string): Goal[] {
  const goals = new Map<string, Goal>()
  for (const file of [...goalFiles(join(shipped, 'goals')), ...goalFiles(join(data, 'goals'))]) {
    const goal = goalIn(basename(file, '.toml'), textOf(file), parse)
    if (goal) goals.set(goal.id, goal)
  }
  return [...goals.values()].sort((a, b) => a.order - b.order || compareTexts(a.id, b.id))
}
