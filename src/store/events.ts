import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type CardId, type LogEvent, type Renaming, sequenceOf } from '../model/index.ts'
import { lineBlocks } from './lines.ts'
import { eventsIn, isWhole, logLines, readLine } from './log.ts'
import { logFiles } from './log-files.ts'
import { wideLines, wideOrder } from './wide.ts'

// Small enough that a long log needs no more memory than a short one.
const piece = 1 << 16

/** Whether a file may contain a text: quicker than to look into its lines. */
function contains(fd: number, size: number, text: string): boolean {
  // In UTF-16 it has other bytes.
  if (wideOrder(fd) !== undefined) return true
  // A search goes from one first byte to the next, and quotes are everywhere.
  const sought = text.replace(/^"+(?=.)/, '')
  const buffer = Buffer.alloc(piece)
  for (let at = 0; at < size; at += piece - sought.length) {
    const got = readSync(fd, buffer, 0, piece, at)
    if (buffer.subarray(0, got).includes(sought)) return true
  }
  return false
}

/** The lines of a log file, a piece at a time. */
function* linesOf(fd: number, size: number): Iterable<string[]> {
  const wide = wideLines(fd, size)
  if (wide) yield wide.lines
  if (wide === undefined || wide.end < size) yield* plainLines(fd, wide?.end ?? 0, size)
}

/** Lines between two places, through one buffer. */
function* plainLines(fd: number, from: number, size: number): Iterable<string[]> {
  const blocks = lineBlocks(fd, from, size, piece)
  let block = blocks.next()
  for (; !block.done; block = blocks.next()) yield block.value.lines
  const rest = block.value.toString()
  if (isWhole(rest)) yield [rest]
}

/** The lines of a log file that hold a text. */
function* linesHolding(file: string, holding: string): Iterable<string> {
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    if (holding !== '' && !contains(fd, size, holding)) return
    for (const lines of linesOf(fd, size))
      for (const line of lines) if (line !== '' && line.includes(holding)) yield line
  } finally {
    closeSync(fd)
  }
}

/** The events of some lines, each with a line that holds nothing else. */
function* eventsOf(lines: Iterable<string>): Iterable<{ event: LogEvent; line: string }> {
  for (const line of lines) {
    const { events, clean } = eventsIn(line)
    for (const event of events) yield { event, line: clean ? line : JSON.stringify(event) }
  }
}

/** Whether an event comes for the first time; it is known from then on. */
function isNew({ id }: LogEvent, seen: Set<string>): boolean {
  const { size } = seen
  return seen.add(id).size > size
}

/** Every event of the log with its line, file by file; at most a piece of a file is in memory, and the ids of a month that has several files. An event that is twice in one file comes twice. */
export function* everyEvent(folder: string, holding = ''): Iterable<{ event: LogEvent; line: string }> {
  const logs = join(folder, 'reviews')
  const names = logFiles(logs)
  const month = (index: number): string | undefined => names[index]?.slice(0, 7)
  // Events added from elsewhere may be in several files, all of the same month.
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    const again = month(index) === month(index - 1)
    if (!again) seen.clear()
    const several = again || month(index) === month(index + 1)
    for (const found of eventsOf(linesHolding(join(logs, name), holding)))
      if (!several || isNew(found.event, seen)) yield found
  }
}

/** Calls `take` for every line of a log file; returns whether the file ends in a torn line. */
export function readLog(file: string, take: (line: string) => void): boolean {
  const fd = openSync(file, 'r')
  try {
    const { size } = fstatSync(fd)
    return logLines(fd, 0, size, take) < size
  } finally {
    closeSync(fd)
  }
}

/** All events of a card under any of its ids, oldest first. */
export function historyOf(folder: string, card: CardId, ids: Renaming): LogEvent[] {
  const found = new Map<string, LogEvent>()
  const wanted = ids.card(card)
  const facet = JSON.stringify(card.slice(card.lastIndexOf('#'))).slice(1)
  const logs = join(folder, 'reviews')
  const keep = (event: LogEvent): void => {
    if (ids.card(event.card) === wanted) found.set(event.id, event)
  }
  for (const name of logFiles(logs))
    readLog(join(logs, name), (line) => {
      if (line.includes(facet)) readLine(line, { event: keep })
    })
  return [...found.values()].sort((a, b) => sequenceOf(a) - sequenceOf(b))
}
