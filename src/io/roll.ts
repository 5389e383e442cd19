import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Roll } from '../insight/index.ts'
import { replace } from './replace.ts'

/** The roll in a file, made of the decks that `key` names; made and kept where there is none. */
export async function readRoll(file: string, key: string, make: () => Promise<Roll>): Promise<Roll> {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { key: string; roll: Roll }
    if (kept.key === key) return kept.roll
  } catch {
    // None yet, or a broken one.
  }
  const roll = await make()
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    replace(file, JSON.stringify({ key, roll }))
  } catch {
    // A folder that cannot be written costs time, not function.
  }
  return roll
}
