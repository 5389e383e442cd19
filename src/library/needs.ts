import { join } from 'node:path'
import { readCache, writeCache } from '../io/cache.ts'
import { type Deck, programsOf } from '../model/index.ts'
import type { Library, TaskNeeds } from '../world/index.ts'
import { contentKeys } from './contents.ts'
import { type DeckPaths, shippedKey } from './deck-paths.ts'

/** The kept needs of a program's tasks, and the decks that they were read from. */
interface Kept {
  key: string
  needs: TaskNeeds
}

// Changes with the shape of the file.
const fileKey = 'needs 1'

/** Names the decks about a program as they are now. */
function keyOf(deckPaths: DeckPaths, { decks }: Library, program: string): string {
  const about = decks.filter((deck) => programsOf(deck).includes(program))
  const own = about.filter(({ shipped }) => !shipped).map(({ file }) => file)
  return [
    shippedKey(deckPaths),
    deckPaths.versionOf?.(program) ?? '',
    // Of two decks with one name one is left out.
    about.map(({ name }: Deck) => name).join(' '),
    ...contentKeys(deckPaths.data, own),
  ].join('\n')
}

/** The needs of a program's tasks as they are kept; read anew by `make` where a deck about the program has changed. Reading a line takes a thousand times as long as looking it up. */
export function readNeeds(
  deckPaths: DeckPaths,
  library: Library,
  program: string,
  make: () => TaskNeeds,
): TaskNeeds {
  const file = join(deckPaths.data, 'cache', `needs.${deckPaths.language}.json`)
  const text = readCache(file, fileKey)?.toString()
  const kept = new Map<string, Kept>(text === undefined ? [] : JSON.parse(text))
  const key = keyOf(deckPaths, library, program)
  const found = kept.get(program)
  if (found?.key === key) return found.needs
  const needs = make()
  writeCache(file, fileKey, JSON.stringify([...kept.set(program, { key, needs })]))
  return needs
}
