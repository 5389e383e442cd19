import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../io/folder.ts'
import { temporaryFolder } from '../io/temporary.ts'
import { type LogEvent, Stopped, sequenceOf } from '../model/index.ts'
import { everyEvent } from './events.ts'
import { monthOf } from './log.ts'
import { mergeFolder } from './merge.ts'

/** Lines that are gathered by month and added to files of a folder, a megabyte at a time. */
function gathering(logs: string, device: string) {
  const waiting = new Map<string, string>()
  // Two machines that share a folder never write to the same file.
  const flush = (month: string): void => {
    appendFileSync(join(logs, `${month}.${device}-imported.jsonl`), waiting.get(month) ?? '')
    waiting.delete(month)
  }
  return {
    add(event: LogEvent): void {
      const month = monthOf(sequenceOf(event))
      const lines = `${waiting.get(month) ?? ''}${JSON.stringify(event)}\n`
      waiting.set(month, lines)
      if (lines.length > 1 << 20) flush(month)
    },
    end(): void {
      for (const month of [...waiting.keys()]) flush(month)
    },
  }
}

/** Adds events that the log has not, by month, in files of their own; they are gathered beside it first, so that a bad one changes nothing. Throws what the file system throws, and Stopped. */
export async function importEvents(
  folder: string,
  events: AsyncIterable<readonly LogEvent[]>,
  dry: boolean,
  device: string,
): Promise<{ events: number; added: number }> {
  const known = new Set<string>()
  for (const { event } of everyEvent(folder)) known.add(event.id)
  const counts = { events: 0, added: 0 }
  makeFolder(folder)
  // In the data folder, where nobody else may read.
  const { path: staged, remove } = temporaryFolder('import', folder)
  const gathered = gathering(join(staged, 'reviews'), device)
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  const count = (event: LogEvent): void => {
    if (stopped) throw new Stopped('ctrl-c')
    counts.events++
    if (known.has(event.id)) return
    known.add(event.id)
    counts.added++
    if (!dry) gathered.add(event)
  }
  process.once('SIGINT', stop)
  try {
    mkdirSync(join(staged, 'reviews'))
    for await (const some of events) for (const event of some) count(event)
    gathered.end()
    if (counts.added > 0 && !dry) mergeFolder(folder, staged)
    return counts
  } finally {
    process.off('SIGINT', stop)
    remove()
  }
}
