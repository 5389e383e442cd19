import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Aliases, Deck } from '../model/index.ts'

/** The table of the shipped decks, beside the folders of their languages: a line an id, the former and the present one separated by a tab. */
export const shippedAliases = 'aliases.tsv'

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

/** The tables of aliases: that of the folder of shipped decks, and those of decks. */
export const aliasTables = (folder: string, decks: readonly Deck[]): Aliases[] => [
  shippedIn(folder),
  ...decks.flatMap(({ aliases }) => (aliases === undefined ? [] : [aliases])),
]
