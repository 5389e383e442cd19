import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf, readCache, writeCache } from '../io/cache.ts'
import { statAt } from '../io/folder.ts'

/** The stamp of a file: its size and time in milliseconds when it was read, a digest of its bytes, and when that was. */
type Seen = [size: number, mtime: number, digest: string, at: number]

/** The known files of a data folder; one process works on few of them. */
const records = new Map<string, Map<string, Seen>>()

// Changes with the meaning of a row.
const recordKey = 'contents 4'
// Some file systems count whole seconds: a file that was just written may be written again under the same time.
const settledMs = 2500
/** A file of more bytes goes by its time. */
const largest = 256 << 20

const recordFile = (data: string): string => join(data, 'cache', 'contents.json')

function recordOf(data: string): Map<string, Seen> {
  let record = records.get(data)
  if (!record) {
    const kept = readCache(recordFile(data), recordKey)
    record = new Map(kept ? (JSON.parse(kept.toString()) as [string, Seen][]) : [])
    records.set(data, record)
  }
  return record
}

/** The digest of a file, read only where its size or time is another than before. */
function digestIn(file: string, record: Map<string, Seen>): { digest: string; fresh: boolean } {
  const { size, mtimeMs } = statSync(file)
  const seen = record.get(file)
  if (seen && seen[0] === size && seen[1] === mtimeMs && seen[3] - mtimeMs > settledMs)
    return { digest: seen[2], fresh: false }
  // It would be in memory as a whole.
  if (size > largest) return { digest: `${size} ${mtimeMs}`, fresh: false }
  const digest = digestOf(readFileSync(file))
  const now = Date.now()
  record.set(file, [size, mtimeMs, digest, now])
  // A file that changed just now is read again anyway.
  return { digest, fresh: now - mtimeMs > settledMs || seen?.[2] !== digest }
}

/** A key for each file that changes with its name and content only: a new time stamp is no change. What files held is remembered in the data folder, so that a start reads only those that were touched. */
export function contentKeys(data: string, files: readonly string[]): string[] {
  const record = recordOf(data)
  let changed = false
  const keys = files.map((file) => {
    try {
      const { digest, fresh } = digestIn(file, record)
      changed ||= fresh
      return `${file} ${digest}`
    } catch {
      return `${file} ?`
    }
  })
  if (changed) {
    for (const file of record.keys()) if (!statAt(file)) record.delete(file)
    writeCache(recordFile(data), recordKey, JSON.stringify([...record]))
  }
  return keys
}
