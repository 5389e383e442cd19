import { type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { entriesIn, isFile, isReadable } from '../io/folder.ts'

const logName = /^\d{4}-\d{2}\..*\.jsonl$/
// The placeholder that iCloud leaves for a file that is only in the cloud.
const placeholder = /^\.(.+)\.icloud$/

/** Why something with the name of a log or a deck is not read. */
export type PassedOver = 'folder' | 'dangling' | 'odd' | 'unreadable' | 'not-downloaded'

/** The names of the log files in a folder, by month and device; files behind links are the learner's as well. Throws where the folder cannot be read: that must not count as no history. */
export const logFiles = (logs: string): string[] =>
  entriesIn(logs, true)
    .filter((entry) => logName.test(entry.name))
    .filter((entry) => entry.isFile() || (entry.isSymbolicLink() && isFile(join(logs, entry.name))))
    .map((entry) => entry.name)
    .sort()

/** Why an entry of a folder is not read; undefined when it is. */
function faultOf(path: string): PassedOver | undefined {
  let stat: Stats | undefined
  try {
    stat = statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ELOOP' ? 'dangling' : 'unreadable'
  }
  if (stat === undefined) return 'dangling'
  if (stat.isDirectory()) return 'folder'
  if (!stat.isFile()) return 'odd'
  return isReadable(path) ? undefined : 'unreadable'
}

/** The files of a folder that are named like logs and are not read, and why. */
export const passedOver = (folder: string, fits: RegExp): { path: string; why: PassedOver }[] =>
  entriesIn(folder).flatMap(({ name }) => {
    const path = join(folder, name)
    const waiting = placeholder.exec(name)?.[1]
    if (waiting !== undefined && fits.test(waiting)) return [{ path, why: 'not-downloaded' as const }]
    const why = fits.test(name) ? faultOf(path) : undefined
    return why === undefined ? [] : [{ path, why }]
  })

/** The logs in a folder that are not read, and why. */
export const passedLogs = (logs: string): { path: string; why: PassedOver }[] => passedOver(logs, logName)
