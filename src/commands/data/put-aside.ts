import { exit, type Hold } from '../../model/index.ts'
import { stamp } from '../../play/index.ts'
import type { World } from '../../world/index.ts'
import type { Option } from '../command.ts'
import { findCard } from '../find-card.ts'

/** Asks the card again. */
export const back = { type: 'flag', about: 'back' } as const satisfies Option

/** Puts a card aside until a day or for good, or asks it again, where a whole subject is named each of its cards; returns the exit code. Throws UserError where there is no such card. */
export async function putAside(given: string, until: Hold['until'], world: World): Promise<number> {
  const { care } = world.texts
  const { id, others = [] } = await findCard(given, world, 'sameLine')
  const store = await world.progress()
  const said = until === undefined ? care.back : until === 'always' ? care.held : care.buried
  // A card that already is in the requested state needs no event.
  for (const card of [id, ...others])
    if (store.progress.held[card] !== until)
      await store.append({ type: 'hold', ...stamp(world), card, until })
  await store.close()
  for (const card of [id, ...others]) world.terminal.print(`${card}: ${said}`)
  return exit.ok
}
