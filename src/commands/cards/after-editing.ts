import { cardsOf } from '../../kinds/index.ts'
import { type Card, type Deck, type SourceLocation, sanitize } from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'
import type { World } from '../../world/index.ts'

/** Builds a deck of one file of notes again, as it was built, and returns whether it did; not where much of it would be gone, which other options of the build may have made. */
async function rebuilt(deck: Deck, file: string, world: World): Promise<boolean> {
  if (deck.entries.some(({ at }) => at.file !== file)) return false
  const { decksOfNotes } = await import('../decks/read-notes.ts')
  const wanted = {
    file: [file],
    program: deck.program,
    dryRun: false,
    problems: false,
    keep: false,
    json: false,
  }
  const { built } = await decksOfNotes(wanted, world, { reading: false, problems: false, unsure: false })
  const again = built.find(({ name }) => name === deck.name)
  if (built.length !== 1 || !again || again.entries.length < deck.entries.length - 1) return false
  const { aliasesSince } = await import('../../sources/index.ts')
  again.aliases = aliasesSince(deck, again)
  await world.saveDeck(again)
  return true
}

/** Lists what is wrong with a deck whose file was edited, and says where it makes the card no more. */
export async function troubleOf(
  { id }: Card,
  shipped: boolean,
  { file }: SourceLocation,
  world: World,
): Promise<string[]> {
  const { texts } = world
  const { decks } = await world.library()
  const deck = decks.find((item) => item.file === file)
  const problems = (deck?.problems ?? []).map((problem) => problemLine(problem, texts))
  if (deck !== undefined && cardsOf([deck]).some((made) => made.id === id)) return problems
  const { find } = texts
  return [...problems, shipped ? find.copyLost(sanitize(id), sanitize(file)) : find.idGone(sanitize(id))]
}

/** Makes the change of an edited card count, and returns what is to be said of it: a deck that was built of notes is built again. */
export async function afterEditing(
  card: Card,
  deck: Deck | undefined,
  at: SourceLocation,
  world: World,
): Promise<string[]> {
  const { quiz, find } = world.texts
  if (deck === undefined) return []
  if (!deck.file.endsWith('.json'))
    return [...(await troubleOf(card, deck.shipped, at, world)), quiz.editCounts]
  return (await rebuilt(deck, at.file, world))
    ? [quiz.editBuilt(sanitize(deck.name))]
    : [find.buildAgain(sanitize(at.file))]
}
