import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../io/folder.ts'
import { temporaryFolder } from '../io/temporary.ts'
import { type LogEvent, Stopped, sequenceOf } from '../model/index.ts'
import { everyEvent } from './events.ts'
import { monthOf } from './log.ts'
import { mergeFolder } from './merge.ts'

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
  const waiting = new Map<string, string>()
  makeFolder(folder)
  // In the data folder, where nobody else may read.
  const { path: staged, remove } = temporaryFolder('import', folder)
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  // Two machines that share a folder never write to the same file.
  const ending = `${device}-imported.jsonl`
  const flush = (month: string): void => {
    appendFileSync(join(staged, 'reviews', `${month}.${ending}`), waiting.get(month) ?? '')
    waiting.delete(month)
  }
  try {
    mkdirSync(join(staged, 'reviews'))
    for await (const some of events)
      for (const event of some) {
        if (stopped) throw new Stopped('ctrl-c')
        counts.events++
        if (known.has(event.id)) continue
        known.add(event.id)
        counts.added++
        if (dry) continue
        const month = monthOf(sequenceOf(event))
        waiting.set(month, `${waiting.get(month) ?? ''}${JSON.stringify(event)}\n`)
        if (waiting.get(month)!.length > 1 << 20) flush(month)
      }
    for (const month of [...waiting.keys()]) flush(month)
    if (counts.added > 0 && !dry) mergeFolder(folder, staged)
    return counts
  } finally {
    process.off('SIGINT', stop)
    remove()
  }
}
