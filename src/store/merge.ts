import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entriesIn, isFile, makeFolder, statAt } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import { sanitize } from '../model/index.ts'
import type { Merged } from '../world/index.ts'
import { appendLines } from './append.ts'
import { readLog } from './events.ts'
import { eventsIn, readLine } from './log.ts'
import { logFiles } from './log-files.ts'

/** A log that a later version has written: it cannot be added to ours. */
export class NewerLog extends Error {
  constructor(readonly file: string) {
    super(`${file} was written by a later version`)
    this.name = 'NewerLog'
  }
}

/** Throws NewerLog when one of the log files in a folder has an event that this version cannot go on from. */
function refuseNewer(logs: string): void {
  for (const name of logFiles(logs))
    readLog(join(logs, name), (line) => {
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
  const lines = isFile(ours) ? new Set<string>() : undefined
  if (lines) readLog(ours, (line) => void lines.add(line))
  const others: string[] = []
  readLog(file, (line) => void (line === '' || lines?.has(line) || others.push(line)))
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

/** A name from elsewhere as it may be shown and written here. */
export const safeName = (name: string): string => sanitize(name).replace(/[/\\]/g, '')

/** Whether a name is that of a file of the learner's own: hidden ones belong to other programs. */
export const isVisible = (name: string): boolean => name !== '' && !name.startsWith('.')

/** Throws what the file system would where something that keeps no lines has the name of a log: a pipe, a device. */
function requirePlain(file: string): void {
  const stat = statAt(file)
  if (stat && !stat.isFile())
    throw Object.assign(new Error(`${file} is no file`), {
      code: stat.isDirectory() ? 'EISDIR' : 'ENXIO',
      syscall: 'open',
      path: file,
    })
}

/** Adds what another data folder knows: events that ours lacks, decks that are not there. Nothing of ours is changed, and doing it again adds nothing. Throws NewerLog before anything is added, and what the file system throws. */
export function mergeFolder(into: string, from: string): Merged {
  const merged: Merged = { events: 0, decks: 0, left: 0 }
  const source = existsSync(join(from, 'reviews')) ? join(from, 'reviews') : from
  const logs = join(into, 'reviews')
  refuseNewer(source)
  makeFolder(logs)
  for (const name of logFiles(source)) {
    const target = join(logs, safeName(name))
    const { lines, events, left } = missingLines(join(source, name), target)
    merged.events += events
    merged.left += left
    if (lines.length === 0) continue
    requirePlain(target)
    const fd = openSync(target, 'a+', 0o600)
    try {
      appendLines(fd, `${lines.join('\n')}\n`)
    } finally {
      closeSync(fd)
    }
  }
  const decks = join(from, 'decks')
  for (const { name } of entriesIn(decks)) {
    const target = join(into, 'decks', safeName(name))
    if (!isVisible(safeName(name)) || statAt(target) || !isFile(join(decks, name))) continue
    makeFolder(join(into, 'decks'))
    // As a whole or not at all: half a deck would count as there.
    replace(target, readFileSync(join(decks, name)))
    merged.decks++
  }
  return merged
}
