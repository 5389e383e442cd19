import { accessSync, constants, type Dirent, mkdirSync, readdirSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Makes a folder that only the learner may read, with those above it. Where a file system lets nothing be made (`/proc`) Node's own recursive way never ends. Throws what the file system throws. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST' && statSync(path).isDirectory()) return
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path || statAt(above)) throw error
    makeFolder(above)
    mkdirSync(path, { mode: 0o700 })
  }
}

/** The type of a file at a path, links followed; undefined if there is none. */
export function statAt(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

/** Whether a path leads to a file that can be read without waiting for anybody: no folder, pipe, device or socket. */
export const isFile = (path: string): boolean => statAt(path)?.isFile() === true

/** Whether a file can be read by whoever runs the program. */
export function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return true
  } catch {
    return false
  }
}

// The machine has no room for what was asked; the folder itself may be in order.
const shortages = new Set(['EMFILE', 'ENFILE', 'ENOMEM'])

/** Whether an error says that the system is short of something: what could not be read then must not count as empty. */
export const isShortage = (error: unknown): boolean =>
  shortages.has((error as NodeJS.ErrnoException | undefined)?.code ?? '')

const absences = new Set(['ENOENT', 'ENOTDIR'])

/** The entries of a folder; none if it does not exist or, unless it is `needed`, cannot be read. Throws if the system runs out of resources. */
export function entriesIn(folder: string, needed = false): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (isShortage(error) || (needed && !absences.has((error as NodeJS.ErrnoException).code ?? '')))
      throw error
    return []
  }
}
