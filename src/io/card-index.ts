import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { CardIndex } from '../insight/index.ts'
import { replace } from './replace.ts'

/** The card index in a file, made of the decks that `key` names; made and kept where there is none. */
export async function readCardIndex(
  file: string,
  key: string,
  make: () => Promise<CardIndex>,
): Promise<CardIndex> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string; cardIndex: CardIndex }
    if (kept.key === key) return kept.cardIndex
  } catch {
    // None yet, or a broken one.
  }
  const cardIndex = await make()
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    replace(file, JSON.stringify({ key, cardIndex }))
  } catch {
    // A folder that cannot be written costs time, not function.
  }
  return cardIndex
}
