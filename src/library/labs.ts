import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Shelves } from './shelves.ts'

/** The texts of the shipped labs of a language. */
export function readLabs({ shipped, language }: Pick<Shelves, 'shipped' | 'language'>): string[] {
  const folder = join(shipped, language, 'labs')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
}
