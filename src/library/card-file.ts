import { readCache, writeCache } from '../io/cache.ts'

/** Reads what a file keeps of the cards of all decks, made of the decks that `key` names; made and kept if there is none. */
export async function readCardFile<T>(file: string, key: string, make: () => Promise<T>): Promise<T> {
  const kept = readCache(file, key)
  if (kept) return JSON.parse(kept.toString()) as T
  const made = await make()
  writeCache(file, key, JSON.stringify(made))
  return made
}
