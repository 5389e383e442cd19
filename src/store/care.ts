import {
  appendFileSync,
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { type CardId, type LogEvent, placeOf, type Renaming } from '../model/index.ts'
import type { CareReport, Merged } from '../world.ts'
import { eventsIn, isWhole, logFiles, logLines, readLine } from './log.ts'

/** Calls `take` for every line of every log file, complete or not. */
function everyLine(
  folder: string,
  take: (file: string, line: number, text: string, torn: boolean) => void,
): void {
  const logs = join(folder, 'reviews')
  for (const name of logFiles(logs)) {
    const fd = openSync(join(logs, name), 'r')
    try {
      const { size } = fstatSync(fd)
      let number = 0
      const done = logLines(fd, 0, size, (text) => take(name, ++number, text, false))
      if (done < size) take(name, number + 1, '', true)
    } finally {
      closeSync(fd)
    }
  }
}

/** Looks at everything in a data folder and changes nothing. */
export function examine(folder: string): CareReport {
  const report: CareReport = {
    events: 0,
    files: 0,
    damaged: [],
    newer: [],
    fields: [],
    torn: [],
    twice: 0,
    out: 0,
    open: [],
    snapshot: 'missing',
  }
  const ids = new Set<string>()
  let file = ''
  let place = 0
  everyLine(folder, (name, line, text, torn) => {
    if (name !== file) {
      report.files++
      place = 0
    }
    file = name
    if (torn) {
      report.torn.push({ file: name, line })
      return
    }
    let damaged = false
    let newer: boolean | undefined
    readLine(text, {
      event(event) {
        report.events++
        if (ids.has(event.id)) report.twice++
        ids.add(event.id)
        if (placeOf(event) < place) report.out++
        place = Math.max(place, placeOf(event))
      },
      damaged() {
        damaged = true
      },
      newer(refused) {
        newer ||= refused
      },
      dropped: (field) => void report.fields.push({ file: name, line, field }),
    })
    if (damaged) report.damaged.push({ file: name, line })
    if (newer !== undefined) report.newer.push({ file: name, line, refused: newer })
  })
  const state = join(folder, 'state.json')
  if (existsSync(state))
    try {
      report.snapshot = typeof JSON.parse(readFileSync(state, 'utf8')) === 'object' ? 'there' : 'broken'
    } catch {
      report.snapshot = 'broken'
    }
  if (process.platform !== 'win32')
    for (const name of [
      '',
      'reviews',
      'decks',
      ...logFiles(join(folder, 'reviews')).map((log) => `reviews/${log}`),
      'state.json',
    ]) {
      const path = join(folder, name)
      if (existsSync(path) && (statSync(path).mode & 0o077) !== 0) report.open.push(path)
    }
  return report
}

/** Mends what can be mended by adding: a line end behind a torn line, rights of the learner only. The snapshot is made anew at the next start. */
export function repair(folder: string): void {
  const report = examine(folder)
  for (const { file } of report.torn) appendFileSync(join(folder, 'reviews', file), '\n')
  for (const path of report.open) chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600)
  if (report.snapshot === 'broken') renameSync(join(folder, 'state.json'), join(folder, 'state.broken.json'))
}

// Small enough that a long log needs no more memory than a short one.
const piece = 1 << 16

/** Whether a text stands in a file: quicker than to look into its lines. */
function holds(fd: number, size: number, text: string): boolean {
  const buffer = Buffer.alloc(piece)
  for (let at = 0; at < size; at += piece - text.length) {
    const got = readSync(fd, buffer, 0, piece, at)
    if (buffer.subarray(0, got).includes(text)) return true
  }
  return false
}

/** The lines of a log file, a piece at a time, through one buffer. */
function* linesOf(fd: number, size: number): Iterable<string[]> {
  let buffer = Buffer.alloc(piece)
  let kept = 0
  for (let at = 0; at < size; ) {
    // A line longer than a piece.
    if (kept === buffer.length) buffer = Buffer.concat([buffer, Buffer.alloc(kept)])
    const got = readSync(fd, buffer, kept, Math.min(buffer.length - kept, size - at), at)
    if (got === 0) return
    at += got
    const end = buffer.subarray(0, kept + got).lastIndexOf(10) + 1
    if (end > 0) yield buffer.toString('utf8', 0, end - 1).split('\n')
    buffer.copyWithin(0, end, kept + got)
    kept += got - end
  }
  const rest = buffer.toString('utf8', 0, kept)
  if (isWhole(rest)) yield [rest]
}

/** Every event of the log with its line, file by file; no more than a piece of a file is held at a time, and the ids of a month that has several files. What one file holds twice comes twice. */
export function* everyEvent(folder: string, holding = ''): Iterable<{ event: LogEvent; line: string }> {
  const logs = join(folder, 'reviews')
  const names = logFiles(logs)
  const month = (index: number): string | undefined => names[index]?.slice(0, 7)
  // What was added from elsewhere may stand in several files; all of them are of the same month.
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    const again = month(index) === month(index - 1)
    if (!again) seen.clear()
    const several = again || month(index) === month(index + 1)
    const fd = openSync(join(logs, name), 'r')
    try {
      const { size } = fstatSync(fd)
      if (holding !== '' && !holds(fd, size, holding)) continue
      for (const lines of linesOf(fd, size))
        for (const line of lines) {
          if (line === '' || !line.includes(holding)) continue
          const { events, clean } = eventsIn(line)
          for (const event of events) {
            if (several) {
              if (seen.has(event.id)) continue
              seen.add(event.id)
            }
            yield { event, line: clean ? line : JSON.stringify(event) }
          }
        }
    } finally {
      closeSync(fd)
    }
  }
}

/** All events of a card under any of its ids, oldest first. */
export function eventsOf(folder: string, card: CardId, ids: Renaming): LogEvent[] {
  const found = new Map<string, LogEvent>()
  const wanted = ids.card(card)
  const facet = JSON.stringify(card.slice(card.lastIndexOf('#'))).slice(1)
  everyLine(folder, (_file, _line, text) => {
    if (!text.includes(facet)) return
    readLine(text, { event: (event) => void (ids.card(event.card) === wanted && found.set(event.id, event)) })
  })
  return [...found.values()].sort((a, b) => placeOf(a) - placeOf(b))
}

/** A log that a later version has written: it cannot be added to ours. */
export class NewerLog extends Error {
  constructor(readonly file: string) {
    super(`${file} was written by a later version`)
    this.name = 'NewerLog'
  }
}

/** Calls `take` for every line of a log file. */
function readLines(file: string, take: (line: string) => void): void {
  const fd = openSync(file, 'r')
  try {
    logLines(fd, 0, fstatSync(fd).size, take)
  } finally {
    closeSync(fd)
  }
}

/** Throws NewerLog when one of the log files in a folder has an event that this version cannot go on from. */
function refuseNewer(logs: string): void {
  for (const name of logFiles(logs))
    readLines(join(logs, name), (line) => {
      if (!line.includes('"v":')) return
      readLine(line, {
        event: () => undefined,
        newer(refused) {
          if (refused) throw new NewerLog(join(logs, name))
        },
      })
    })
}

/** The lines of a log file that another one lacks, as they are to be added: events by their ids, each once; what is damaged is counted and left out, what a later version wrote is taken as it is. */
function missingLines(file: string, ours: string): { lines: string[]; events: number; left: number } {
  const known = new Set<string>()
  const lines = existsSync(ours) ? new Set<string>() : undefined
  if (lines) readLines(ours, (line) => void lines.add(line))
  const others: string[] = []
  readLines(file, (line) => void (line === '' || lines?.has(line) || others.push(line)))
  if (lines && others.length > 0)
    for (const line of lines) for (const { id } of eventsIn(line).events) known.add(id)
  const missing = { lines: [] as string[], events: 0, left: 0 }
  for (const line of others)
    readLine(line, {
      event(event) {
        if (known.has(event.id)) return
        known.add(event.id)
        missing.events++
        missing.lines.push(JSON.stringify(event))
      },
      damaged: () => void missing.left++,
      newer: () => void missing.lines.push(line),
    })
  return missing
}

/** Adds what another data folder knows: events that ours lack, decks that are not there. Nothing of ours is changed, and doing it again adds nothing. Throws NewerLog before anything is added, and what the file system throws. */
export function mergeFolder(into: string, from: string): Merged {
  const merged: Merged = { events: 0, decks: 0, left: 0 }
  const source = existsSync(join(from, 'reviews')) ? join(from, 'reviews') : from
  const logs = join(into, 'reviews')
  refuseNewer(source)
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  for (const name of logFiles(source)) {
    const target = join(logs, name)
    const { lines: missing, events, left } = missingLines(join(source, name), target)
    merged.events += events
    merged.left += left
    if (missing.length === 0) continue
    const fd = openSync(target, 'a+', 0o600)
    try {
      const { size } = fstatSync(fd)
      const last = Buffer.alloc(1)
      if (size > 0) readSync(fd, last, 0, 1, size - 1)
      const torn = size > 0 && last[0] !== 10
      const bytes = Buffer.from(`${torn ? '\n' : ''}${missing.join('\n')}\n`)
      const written = writeSync(fd, bytes)
      if (written !== bytes.length) {
        ftruncateSync(fd, size)
        throw Object.assign(new Error('disk full'), { code: 'ENOSPC' })
      }
      fdatasyncSync(fd)
    } finally {
      closeSync(fd)
    }
  }
  const decks = join(from, 'decks')
  if (existsSync(decks))
    for (const name of readdirSync(decks)) {
      const target = join(into, 'decks', name)
      if (existsSync(target) || !statSync(join(decks, name)).isFile()) continue
      mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
      copyFileSync(join(decks, name), target)
      merged.decks++
    }
  return merged
}

const parts = ['reviews', 'decks']

/** Packs reviews and decks into an archive and returns its file. Throws what the file system throws. */
export async function backUp(folder: string, file: string): Promise<string> {
  const { pack } = await import('./archive.ts')
  const target = resolve(file)
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const there = parts.filter((name) => existsSync(join(folder, name)))
  const temporary = `${target}.${process.pid}.tmp`
  try {
    await pack(folder, there, temporary)
    chmodSync(temporary, 0o600)
    renameSync(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
  return target
}

/** Adds what an archive holds to a data folder. Throws what the file system throws, and for what is no archive. */
export async function restoreFrom(folder: string, archive: string): Promise<Merged> {
  const { unpack } = await import('./archive.ts')
  const temporary = mkdtempSync(join(tmpdir(), 'flagdrill-restore-'))
  try {
    await unpack(archive, temporary)
    return mergeFolder(folder, temporary)
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

const daily = /^(\d{4}-\d{2}-\d{2})\.tar\.gz$/

/** Which of some days are kept: the last seven, then the last of each of four weeks, then the last of each of twelve months. Newest first. */
export function keptDays(days: readonly string[]): string[] {
  const newest = [...days].sort().reverse()
  const kept = new Set(newest.slice(0, 7))
  const groups = (name: (day: string) => string, most: number): void => {
    const seen = new Set<string>()
    for (const day of newest) {
      const group = name(day)
      if (seen.has(group) || seen.size >= most) continue
      seen.add(group)
      kept.add(day)
    }
  }
  groups((day) => String(Math.floor(Date.parse(day) / (7 * 86_400_000))), 4)
  groups((day) => day.slice(0, 7), 12)
  return newest.filter((day) => kept.has(day))
}

/** One archive a day in `backups/`, thinned with time. Never stands in the way: a failure is no failure of the session. */
export async function backUpDaily(folder: string, day: string): Promise<void> {
  const backups = join(folder, 'backups')
  const file = join(backups, `${day}.tar.gz`)
  try {
    if (existsSync(file)) return
    await backUp(folder, file)
    const days = readdirSync(backups).flatMap((name) => daily.exec(name)?.[1] ?? [])
    const kept = new Set(keptDays(days))
    for (const name of days) if (!kept.has(name)) rmSync(join(backups, `${name}.tar.gz`), { force: true })
  } catch {
    // A full disk or a folder that cannot be written: the log itself is safe.
  }
}

/** The default name of an archive. */
export const archiveName = (folder: string, day: string): string =>
  join(folder, 'backups', `${basename(folder)}-${day}.tar.gz`)
