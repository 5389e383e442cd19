import { dayOf } from '../../play/index.ts'
import type { ProgressStore, World } from '../../world/index.ts'
import { dueLab, playedLabs } from './due.ts'

/** Ends the daily quiz with the lab that is due, if there is one. The simulator is loaded only then. */
export async function endWithLab(world: World, store: ProgressStore): Promise<void> {
  const name = world.labs ? dueLab(playedLabs(store.progress.cards), dayOf(world)) : undefined
  if (name === undefined) return
  const { offerLab } = await import('./labs.ts')
  await offerLab(world, name, store)
}
