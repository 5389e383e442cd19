import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { uptime } from 'node:os'

/** When a process began, in milliseconds; the start of the machine where the system does not tell. */
function beganAt(pid: number): number {
  const booted = Date.now() - uptime() * 1000
  try {
    // The name of a program may hold spaces and brackets; the time is counted in hundredths of a second.
    const [, ...fields] = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').slice(-1)[0]!.split(' ')
    const ticks = Number(fields[18])
    return Number.isNaN(ticks) ? booted : booted + ticks * 10
  } catch {
    return booted
  }
}

// A lock is written by a process that runs; times of files and of the system differ a little.
const tolerance = 2000

/** Whether the process that has written a lock still runs; another one may have its number by now. */
function holds(pid: number, file: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  return written === undefined || beganAt(pid) <= written + tolerance
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
        if (holder !== undefined && holder !== process.pid && holds(holder, file)) return undefined
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
