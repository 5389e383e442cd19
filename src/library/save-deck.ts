import { rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import type { SourceLocation } from '../model/index.ts'
import type { BuiltDeck } from '../world/index.ts'

/** A list of the file, a row a line; notes are named so that they are found again from any folder. */
function* listOf(name: string, items: readonly { at: SourceLocation }[]): Iterable<string> {
  const paths = new Map<string, string>()
  const pathOf = (file: string): string => {
    const path = paths.get(file) ?? resolve(file)
    paths.set(file, path)
    return path
  }
  yield `"${name}": [\n`
  for (const [index, item] of items.entries()) {
    const row = JSON.stringify({ ...item, at: { ...item.at, file: pathOf(item.at.file) } })
    yield `${index === 0 ? '' : ',\n'}  ${row}`
  }
  yield '\n]'
}

/** The text of a built deck, in pieces. */
function* textOf({
  entries,
  problems,
  file: _file,
  shipped: _shipped,
  leftOut: _leftOut,
  ...head
}: BuiltDeck): Iterable<string> {
  // Grammars have a list of their own: an older version does not know them among the entries.
  const grammars = entries.filter((entry) => entry.kind === 'grammar')
  const cards = entries.filter((entry) => entry.kind !== 'grammar')
  const top = { schema: 1, ...head, builtFrom: head.builtFrom.map((from) => resolve(from)) }
  yield `${JSON.stringify(top).slice(0, -1)},\n`
  if (grammars.length > 0) {
    yield* listOf('grammars', grammars)
    yield ',\n'
  }
  yield* listOf('entries', cards)
  yield ',\n'
  // Texts that may explain a line are looked for each time notes are read.
  yield* listOf(
    'problems',
    problems.map(({ unsure: _unsure, ...problem }) => problem),
  )
  yield '}\n'
}

/** Keeps a built deck in the learner's folder and returns its file. Throws what the file system throws. */
export function saveDeck(data: string, deck: BuiltDeck): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = resolve(folder, `${deck.name}.json`)
  replace(file, textOf(deck))
  return file
}

/** Takes away a deck file of the learner's that `newDeckFile` has written. Throws what the file system throws. */
export const removeDeckFile = (data: string, name: string): void =>
  rmSync(join(data, 'decks', `${name}.md`), { force: true })

/** Writes a deck file of the learner's that is not there yet and returns its name. Throws what the file system throws. */
export function newDeckFile(data: string, name: string, text: string): string {
  const folder = join(data, 'decks')
  makeFolder(folder)
  const file = join(folder, `${name}.md`)
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
  return file
}
