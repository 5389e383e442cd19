import { join } from 'node:path'
import { type Program, programOf } from '../../src/commandline/index.ts'
import { readLibrary } from '../../src/library/library.ts'
import { folder, root } from '../folders.ts'

/** Docker as the shipped decks describe it. */
export async function dockerProgram(): Promise<Program> {
  const { decks } = await readLibrary({
    shipped: join(root, 'decks'),
    data: folder(),
    language: 'en',
    build: 'test',
  })
  return programOf(
    'docker',
    decks.flatMap(({ entries }) => entries),
  )
}
