import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Texts } from '../i18n/index.ts'
import { harmless, type LogEvent, placeOf, Stopped, UserError } from '../model/index.ts'
import { everyEvent, mergeFolder } from './care.ts'
import { deviceName } from './place.ts'

// What lies outside comes of a clock that was never right, and would drag everything after it along.
const [earliest, latest] = [Date.UTC(1970), Date.UTC(2500)]

/** Adds events that the log has not, by month, in files of their own; they are gathered beside it first, so that a bad one changes nothing. Throws UserError, and what the file system throws. */
export async function takeIn(
  folder: string,
  events: AsyncIterable<readonly LogEvent[]>,
  dry: boolean,
  texts: Texts['import'],
): Promise<{ events: number; added: number }> {
  const known = new Set<string>()
  for (const { event } of everyEvent(folder)) known.add(event.id)
  const counts = { events: 0, added: 0 }
  const waiting = new Map<string, string>()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // In the data folder, where nobody else may read.
  const staged = mkdtempSync(join(folder, 'import-'))
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  process.once('SIGINT', stop)
  // Two machines that share a folder never write to the same file.
  const ending = `${deviceName()}-imported.jsonl`
  const flush = (month: string): void => {
    appendFileSync(join(staged, 'reviews', `${month}.${ending}`), waiting.get(month) ?? '')
    waiting.delete(month)
  }
  try {
    mkdirSync(join(staged, 'reviews'))
    for await (const some of events)
      for (const event of some) {
        if (stopped) throw new Stopped('ctrl-c')
        const place = placeOf(event)
        if (![place, event.at].every((time) => time >= earliest && time < latest))
          throw new UserError(texts.badTime(harmless(event.id.slice(0, 80))), texts.nothingChanged)
        counts.events++
        if (known.has(event.id)) continue
        known.add(event.id)
        counts.added++
        if (dry) continue
        const month = new Date(place).toISOString().slice(0, 7)
        waiting.set(month, `${waiting.get(month) ?? ''}${JSON.stringify(event)}\n`)
        if (waiting.get(month)!.length > 1 << 20) flush(month)
      }
    for (const month of [...waiting.keys()]) flush(month)
    if (counts.added > 0 && !dry) mergeFolder(folder, staged)
    return counts
  } finally {
    process.off('SIGINT', stop)
    rmSync(staged, { recursive: true, force: true })
  }
}
