import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeckPaths } from './deck-paths.ts'

/** The texts of the shipped labs of a language. */
export function readLabs({ shipped, language }: Pick<DeckPaths, 'shipped' | 'language'>): string[] {
  const folder = join(shipped, language, 'labs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}
