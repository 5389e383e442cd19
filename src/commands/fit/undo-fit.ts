import { decksApart, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { type AnyChange, changesInForce, parameterChanges, parametersEvent } from './keep.ts'
import type { Scope } from './scope.ts'

/** The event that takes back the last change in force of one deck or of all cards; undefined where the defaults, or for a deck the general parameters, are in force. */
async function undoOf(deck: string | undefined, world: World): Promise<AnyChange | undefined> {
  const { dayOf } = await import('../../play/index.ts')
  const { fit, deckFits = {} } = (await world.progress()).progress
  const changes = changesInForce(await parameterChanges(deck, world))
  const last = changes.at(-1)
  if (last?.w === undefined) return undefined
  const { items } = (deck === undefined ? fit : deckFits[deck]) ?? {}
  const about = { w: changes.at(-2)?.w, items, of: last.id, deck }
  return parametersEvent(about, { world, day: dayOf(world) })
}

/** Names another scope that has a fit to take back, if this one has none. */
async function hintFor({ word }: Scope, world: World): Promise<string | undefined> {
  const apart = decksApart((await world.progress()).progress)
  return word === undefined && apart[0] !== undefined
    ? world.texts.fit.undoApart(sanitize(apart[0]))
    : undefined
}

/** Puts the parameters in force that were so before the last fit of a scope, and says which. Throws UserError where none of a fit are in force. */
export async function undoFit(scope: Scope, world: World): Promise<void> {
  const { fit: said } = world.texts
  const { word, decks } = scope
  const events: AnyChange[] = []
  for (const deck of word === undefined ? [undefined] : decks) {
    const event = await undoOf(deck, world)
    if (event) events.push(event)
  }
  const name = word === undefined ? undefined : sanitize(word)
  if (events.length === 0) {
    const nothing = name === undefined ? said.nothingToUndo : `${name}: ${said.nothingToUndo}`
    throw new UserError(nothing, await hintFor(scope, world))
  }
  await (await world.progress()).append(...events)
  const earlier = events.some(({ w }) => w !== undefined)
  if (name === undefined) world.terminal.print(earlier ? said.undone : said.undoneToDefaults)
  else world.terminal.print(earlier ? said.undoneApart(name) : said.undoneToGeneral(name))
}
