import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import type { Place } from '../model/index.ts'
import type { BuiltDeck } from '../world.ts'

/** Keeps a built deck in the learner's folder and returns its file. Throws what the file system throws. */
export function saveDeck(data: string, deck: BuiltDeck): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = resolve(folder, `${deck.name}.json`)
  const { entries, problems, file: _file, shipped: _shipped, ...head } = deck
  // Notes are found again from any folder.
  const row = (item: { at: Place }): string =>
    `  ${JSON.stringify({ ...item, at: { ...item.at, file: resolve(item.at.file) } })}`
  // Grammars have a list of their own: an older version does not know them among the entries.
  const grammars = entries.filter((entry) => entry.kind === 'grammar')
  const cards = entries.filter((entry) => entry.kind !== 'grammar')
  const list = (name: string, items: readonly { at: Place }[]): string =>
    `"${name}": [\n${items.map(row).join(',\n')}\n]`
  const top = { schema: 1, ...head, builtFrom: head.builtFrom.map((from) => resolve(from)) }
  replace(
    file,
    `${[
      JSON.stringify(top).slice(0, -1),
      ...(grammars.length > 0 ? [list('grammars', grammars)] : []),
      list('entries', cards),
      list('problems', problems),
    ].join(',\n')}}\n`,
  )
  return file
}

/** Writes a deck file of the learner's that is not there yet and returns its name. Throws what the file system throws. */
export function newDeckFile(data: string, name: string, text: string): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = join(folder, `${name}.md`)
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  return file
}
