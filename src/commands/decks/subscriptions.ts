import { cardsOf } from '../../kinds/index.ts'
import { exit, sanitize, UserError } from '../../model/index.ts'
import type { SubscriptionChange, World } from '../../world/index.ts'
import { printJson } from '../command.ts'

/** The ids of all cards, each with what it asks, to tell what changed. */
async function cardsNow(world: World): Promise<Map<string, string>> {
  const { decks } = await world.library()
  return new Map(cardsOf(decks).map((card) => [card.id, JSON.stringify({ ...card.entry, at: undefined })]))
}

function changesBetween(before: Map<string, string>, after: Map<string, string>) {
  const count = (ids: Iterable<string>, counts: (id: string) => boolean): number =>
    [...ids].filter(counts).length
  return {
    new: count(after.keys(), (id) => !before.has(id)),
    changed: count(after.keys(), (id) => before.has(id) && before.get(id) !== after.get(id)),
    gone: count(before.keys(), (id) => !after.has(id)),
  }
}

/** Does what an action asks for and says what it did to the cards. Throws UserError. */
export async function manageSubscriptions(
  action: 'add' | 'update' | 'remove',
  what: string | undefined,
  args: { name?: string; json: boolean },
  world: World,
): Promise<number> {
  const { terminal, texts } = world
  const said = texts.subscriptions
  if (what === undefined && action !== 'update')
    throw new UserError(said.missing[action], said.missingHint[action], exit.usage)
  const names = action === 'update' && what === undefined ? await world.subscriptions.names() : [what ?? '']
  if (names.length === 0) throw new UserError(said.none, said.missingHint.add)
  const act = {
    add: (name: string) => world.subscriptions.add(name, args.name),
    update: (name: string) => world.subscriptions.update(name),
    remove: (name: string) => world.subscriptions.remove(name),
  }[action]
  const before = await cardsNow(world)
  const changes: SubscriptionChange[] = []
  for (const name of names) {
    terminal.progress(said.fetching(sanitize(name)))
    const change = await act(name)
    if (change) changes.push(change)
  }
  terminal.progress('')
  const cards = changesBetween(before, await cardsNow(world))
  if (args.json) printJson(world, { subscriptions: changes, cards })
  else {
    for (const { name, commit, added, changed, gone } of changes)
      terminal.print(said.at(name, commit.slice(0, 10), added.length, changed.length, gone.length))
    terminal.print(said.cards(cards.new, cards.changed, cards.gone))
  }
  return exit.ok
}
