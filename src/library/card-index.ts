import type { CardIndex } from '../insight/index.ts'
import { readCache, writeCache } from '../io/cache.ts'

/** The card index in a file, made of the decks that `key` names; made and kept where there is none. */
export async function readCardIndex(
  file: string,
  key: string,
  make: () => Promise<CardIndex>,
): Promise<CardIndex> {
  const kept = readCache(file, key)
  if (kept) return JSON.parse(kept.toString()) as CardIndex
  const cardIndex = await make()
  writeCache(file, key, JSON.stringify(cardIndex))
  return cardIndex
}
