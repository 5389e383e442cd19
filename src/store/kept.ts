import { readCache, writeCache } from '../io/cache.ts'
import type { OffsetMinutes } from '../schedule/index.ts'

/** Reads a value that a file keeps under a key. Where there is none, `make` makes it, and it is kept unless the key changes meanwhile. */
export async function keptOrMade<T>(file: string, key: () => string, make: () => Promise<T>): Promise<T> {
  // The key comes first: what is read then is at least as new.
  const before = key()
  const kept = readCache(file, before)
  if (kept) return JSON.parse(kept.toString()) as T
  const made = await make()
  if (key() === before) writeCache(file, before, JSON.stringify(made))
  return made
}

const months = 120
const monthMs = 30.4 * 86_400_000

/** Names the learner's clock: how far it is ahead of UTC now and was in each month of ten years. */
export const clockKey = (now: number, offset: OffsetMinutes): string => {
  const month = Math.floor(now / monthMs)
  const offsets = Array.from({ length: months }, (_, back) => offset((month - back) * monthMs))
  return [...new Set([offset(now), ...offsets])].length === 1
    ? String(offsets[0])
    : [offset(now), ...offsets].join(' ')
}
