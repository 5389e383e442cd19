import { appendFileSync, chmodSync, readFileSync, realpathSync, renameSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isFile, statAt } from '../io/folder.ts'
import { type LogEvent, sequenceOf } from '../model/index.ts'
import type { CheckReport } from '../world/index.ts'
import { readLog } from './events.ts'
import { readLine } from './log.ts'
import { logFiles, passedLogs, passedOver } from './log-files.ts'

const deckName = /\.(?:md|markdown|[ct]sv|json)$/i

/** Whether the snapshot can be read. */
function snapshotAt(state: string): CheckReport['snapshot'] {
  if (!statAt(state)) return 'missing'
  try {
    if (!isFile(state)) return 'broken'
    return typeof JSON.parse(readFileSync(state, 'utf8')) === 'object' ? 'there' : 'broken'
  } catch {
    return 'broken'
  }
}

/** Files that others may read: those of the folder, and those outside that links in it lead to. */
function openFiles(folder: string): Pick<CheckReport, 'open' | 'outside'> {
  const found: Pick<CheckReport, 'open' | 'outside'> = { open: [], outside: [] }
  // A folder without a learner's answers is somebody else's, whatever `--data` says.
  const isOurs = statAt(join(folder, 'reviews')) ?? statAt(join(folder, 'state.json'))
  if (process.platform === 'win32' || !isOurs) return found
  const root = realpathSync(folder)
  const logs = logFiles(join(folder, 'reviews')).map((name) => join('reviews', name))
  for (const name of ['', 'reviews', 'decks', ...logs, 'state.json']) {
    const path = join(folder, name)
    const stat = statAt(path)
    if (!stat || (stat.mode & 0o077) === 0) continue
    const real = realpathSync(path)
    const inside = real === root || !relative(root, real).startsWith(`..${sep}`)
    if (inside) found.open.push(path)
    else found.outside.push(real)
  }
  return found
}

/** Checks everything in a data folder and changes nothing. `now` tells which events a clock that was ahead has dated. */
export function checkFolder(folder: string, now: number): CheckReport {
  const report: CheckReport = {
    events: 0,
    files: 0,
    damaged: [],
    newer: [],
    fields: [],
    torn: [],
    twice: 0,
    out: 0,
    open: [],
    outside: [],
    passed: [],
    ahead: { events: 0, until: 0 },
    snapshot: 'missing',
  }
  const ids = new Set<string>()
  const logs = join(folder, 'reviews')
  for (const file of logFiles(logs)) {
    let line = 0
    let place = 0
    const count = (event: LogEvent): void => {
      report.events++
      if (ids.has(event.id)) report.twice++
      ids.add(event.id)
      if (sequenceOf(event) < place) report.out++
      place = Math.max(place, sequenceOf(event))
      if (isAhead(event, now)) {
        report.ahead.events++
        report.ahead.until = Math.max(report.ahead.until, event.at)
      }
    }
    try {
      const torn = readLog(join(logs, file), (text) => checkLine(text, file, ++line, report, count))
      report.files++
      if (torn) report.torn.push({ file, line: line + 1 })
    } catch {
      // It is named with those that are passed over.
    }
  }
  report.snapshot = snapshotAt(join(folder, 'state.json'))
  report.passed = [...passedLogs(logs), ...passedOver(join(folder, 'decks'), deckName)]
  return { ...report, ...openFiles(folder) }
}

// Clocks of two machines differ a little, and time zones may be set wrong by a day.
const tolerance = 26 * 3_600_000

/** Whether an answer has a time that has not come yet. */
export const isAhead = (event: LogEvent, now: number): boolean =>
  event.type === 'review' && event.at > now + tolerance

function checkLine(
  text: string,
  file: string,
  line: number,
  report: CheckReport,
  count: (event: LogEvent) => void,
): void {
  let damaged = false
  let newer: boolean | undefined
  readLine(text, {
    event: count,
    damaged() {
      damaged = true
    },
    newer(refused) {
      newer ||= refused
    },
    dropped: (field) => void report.fields.push({ file, line, field }),
  })
  if (damaged) report.damaged.push({ file, line })
  if (newer !== undefined) report.newer.push({ file, line, refused: newer })
}

/** Repairs what can be repaired without removing anything: a line end after a torn line, rights of the learner only. Throws what the file system throws. */
export function repairFolder(folder: string, report: CheckReport): void {
  for (const { file } of report.torn) appendFileSync(join(folder, 'reviews', file), '\n')
  for (const path of report.open) chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600)
  // It is made again at the next start.
  if (report.snapshot === 'broken') renameSync(join(folder, 'state.json'), join(folder, 'state.broken.json'))
}
