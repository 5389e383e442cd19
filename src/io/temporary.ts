import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const dayMs = 86_400_000

/** Whether the process that made something runs no more. */
export function isOver(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

/** Removes the folders of a name that killed runs have left; those without the number of a process were made by older versions. */
function sweep(inside: string, name: string): void {
  const shape = new RegExp(`^${name}-(?:(\\d+)-)?\\w{6}$`)
  for (const entry of readdirSync(inside)) {
    const found = shape.exec(entry)
    if (!found) continue
    const path = join(inside, entry)
    try {
      const stat = lstatSync(path)
      if (!stat.isDirectory() || (process.getuid && stat.uid !== process.getuid())) continue
      if (found[1] ? isOver(Number(found[1])) : Date.now() - stat.mtimeMs > dayMs)
        rmSync(path, { recursive: true, force: true })
    } catch {
      // Another run sweeps as well.
    }
  }
}

/** Makes a folder that lives as long as the work in it, and removes what killed runs have left of that name. Throws what the file system throws. */
export function temporaryFolder(name: string, inside = tmpdir()): { path: string; remove(): void } {
  try {
    sweep(inside, name)
  } catch {
    // It cannot be listed; that is no reason not to begin.
  }
  const path = mkdtempSync(join(inside, `${name}-${process.pid}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
