import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readAnyCache, writeCache } from '../io/cache.ts'
import { cardsOf } from '../kinds/index.ts'
import { type Aliases, type Deck, joinAliases, type Renaming, renaming } from '../model/index.ts'
import { aliasTables, shippedAliases } from './alias-tables.ts'
import { type DeckPaths, deckKeys } from './deck-paths.ts'
import { editsBetween } from './edits.ts'
import { readLibrary } from './library.ts'

/** The renaming that all decks together ask for. An id that some deck still makes cards of is not renamed. */
function aliasesOf(folder: string, decks: readonly Deck[]): Aliases {
  const tables = aliasTables(folder, decks)
  if (tables.every((table) => Object.keys(table).length === 0)) return {}
  const asked = new Set(tables.flatMap(Object.keys))
  const live = new Set<string>()
  const note = (id: string): void => {
    if (asked.has(id)) live.add(id)
  }
  for (const { entries } of decks) for (const { subject } of entries) note(subject)
  // Only a table of single cards needs them made.
  if ([...asked].some((id) => id.includes('#'))) for (const { id } of cardsOf(decks)) note(id)
  return joinAliases(tables, (id) => live.has(id))
}

/** The renaming that the decks of the library ask for; cached until one of them changes. */
export async function readRenaming(deckPaths: DeckPaths): Promise<Renaming> {
  const file = join(deckPaths.data, 'cache', 'aliases.json')
  const keys = deckKeys(deckPaths)
  const key = `${stampOf(deckPaths.shipped)}\n${keys.library}`
  const kept = readAnyCache(file)
  const read = (): Aliases => JSON.parse(kept!.content.toString()) as Aliases
  if (kept?.key === key) return renaming(read())
  // An edit of entries that no table names changes nothing here.
  const edits = kept && (await editsBetween(kept.key, key, deckPaths, keys))
  const aliases = edits ? read() : aliasesOf(deckPaths.shipped, (await readLibrary(deckPaths, keys)).decks)
  writeCache(file, key, JSON.stringify(aliases))
  return renaming(aliases)
}

/** Changes when the table of the shipped decks does. */
function stampOf(folder: string): string {
  try {
    const { size, mtimeMs } = statSync(join(folder, shippedAliases))
    return `${size} ${mtimeMs}`
  } catch {
    return ''
  }
}
