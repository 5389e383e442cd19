import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readCache, writeCache } from '../io/cache.ts'
import { cardsOf } from '../kinds/index.ts'
import { type Aliases, type Deck, joinAliases, type Renaming, renaming } from '../model/index.ts'
import { type DeckPaths, libraryKey } from './deck-paths.ts'
import { readLibrary } from './library.ts'

/** The table of the shipped decks, beside the folders of their languages: a line an id, the former and the present one separated by a tab. */
const shippedAliases = 'aliases.tsv'

/** Reads a table of aliases as it is shipped; a line of any other shape says nothing. */
function aliasesIn(text: string): Aliases {
  const table: Record<string, string> = {}
  for (const line of text.split(/\r?\n/)) {
    const [id, now, ...rest] = line.split('\t')
    if (id && now && rest.length === 0) table[id] = now
  }
  return table
}

function shippedIn(folder: string): Aliases {
  try {
    return aliasesIn(readFileSync(join(folder, shippedAliases), 'utf8'))
  } catch {
    return {}
  }
}

/** The renaming that all decks together ask for. An id that some deck still makes cards of is not renamed. */
function aliasesOf(folder: string, decks: readonly Deck[]): Aliases {
  const tables = [
    shippedIn(folder),
    ...decks.flatMap(({ aliases }) => (aliases === undefined ? [] : [aliases])),
  ]
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
  const key = `${stampOf(deckPaths.shipped)}\n${libraryKey(deckPaths)}`
  const kept = readCache(file, key)
  if (kept) return renaming(JSON.parse(kept.toString()) as Aliases)
  const aliases = aliasesOf(deckPaths.shipped, (await readLibrary(deckPaths)).decks)
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
