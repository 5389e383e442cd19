import { UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'

/** A deck of the learner's that cards are written into, and its text. */
export interface OwnDeck {
  file: string
  lines: string[]
}

async function* whole(text: string): AsyncIterable<string> {
  yield text
}

/** Opens a deck of the learner's by its name; where there is none it begins with `head`, the lines of a front matter. */
export async function openOwnDeck(name: string, head: readonly string[], world: World): Promise<OwnDeck> {
  const file = `${world.dataFolder}/decks/${name}.md`
  const lines = await world.readLines(file)
  const text = lines.some((line) => line.trim() !== '')
  return { file, lines: text ? lines : ['---', ...head, '---'] }
}

/** Adds lines at the end of a deck and returns the number of their first line, counted from 1. Where `fits` says that the deck was not understood, it is left as it was. Throws UserError. */
export async function appendTo(
  { file, lines }: OwnDeck,
  added: readonly string[],
  name: string,
  world: World,
  fits: () => Promise<boolean>,
): Promise<number> {
  const before =
    (await world.pathKind(file)) === 'file' ? (await world.readLines(file)).join('\n') : undefined
  while (lines.at(-1)?.trim() === '') lines.pop()
  const text = [...lines, '', ...added, ''].join('\n')
  if (before === undefined) await world.newDeck(name, text)
  else await world.writeFile(file, whole(text))
  if (await fits()) return lines.length + 2
  await world.writeFile(file, whole(before ?? ''))
  throw new UserError(world.texts.find.notUnderstood(file))
}
