import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes a lock that a process holds until it lets go or dies; gives what lets go, undefined when another process holds it. */
export function hold(file: string): (() => void) | undefined {
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        // A link is made by one process only.
        linkSync(own, file)
        return () => rmSync(file, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
        const holder = heldBy(file)
        if (holder !== undefined && holder !== process.pid && alive(holder)) return undefined
        if (!removeStale(file, holder)) return undefined
      }
    }
    return undefined
  } finally {
    rmSync(own, { force: true })
  }
}

function heldBy(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

/** Removes a lock whose holder died. False where another process has taken it meanwhile: then it gets its lock back. */
function removeStale(file: string, holder: number | undefined): boolean {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return true
  }
  const same = heldBy(aside) === holder
  if (!same)
    try {
      linkSync(aside, file)
    } catch {}
  rmSync(aside, { force: true })
  return same
}
