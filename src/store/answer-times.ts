import { join } from 'node:path'
import { type AnswerTimes, addTime, lastTimes, noTimes } from '../insight/index.ts'
import { readCache, writeCache } from '../io/cache.ts'
import { eventReader, noRenaming, type Renaming, type ReportProgress } from '../model/index.ts'
import { type Mark, marksFit, readOn } from './log.ts'
import { logFiles } from './log-files.ts'

/** How far the log is read into the times that are cached. */
interface Cached {
  log: Record<string, Mark>
  recent: [string, { id: string; place: number; tookMs: number }[]][]
  undone: string[]
}

function readCached(file: string, key: string, logs: string): { log: Cached['log']; times: AnswerTimes } {
  const bytes = readCache(file, key)
  const found = bytes && (JSON.parse(bytes.toString()) as Cached)
  if (!found || !marksFit(logs, found.log)) return { log: {}, times: noTimes() }
  return { log: found.log, times: { recent: new Map(found.recent), undone: new Set(found.undone) } }
}

/** Milliseconds of the last right answers of each card. What was read once is cached, and only what the log has gained is read: the order of its events does not matter here. */
export function readAnswerTimes(
  data: string,
  tell: ReportProgress = () => undefined,
  ids: Renaming = noRenaming,
): Map<string, number[]> {
  const logs = join(data, 'reviews')
  const file = join(data, 'cache', 'answer-times.json')
  const key = `${eventReader} ${ids.key}`
  const { log, times } = readCached(file, key, logs)
  let read = 0
  try {
    for (const name of logFiles(logs)) {
      log[name] ??= { bytes: 0, tail: 0 }
      readOn(join(logs, name), log[name], {
        event(event) {
          if (++read % 10_000 === 0) tell(read)
          addTime(times, ids.event(event))
        },
      })
    }
  } finally {
    tell()
  }
  if (read > 0) {
    const kept: Cached = { log, recent: [...times.recent], undone: [...times.undone] }
    writeCache(file, key, JSON.stringify(kept))
  }
  return lastTimes(times)
}
