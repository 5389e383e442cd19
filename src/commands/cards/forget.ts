import { exit, UserError } from '../../model/index.ts'
import { stamp } from '../../play/index.ts'
import { command } from '../command.ts'
import { findCard } from '../find-card.ts'
import { card } from '../options.ts'

/** Starts a card anew: it is met as a new card, and its history stays in the log. */
export const forget = command({
  group: 'progress',
  about: (texts) => texts.commands.forget,
  tried: ['reset', 'restart', 'relearn'],
  words: { card },
  examples: [['flagdrill forget docker/--publish#recall', 'forget']],
  async run({ card: given }, world) {
    const { care } = world.texts
    const { id } = await findCard(given, world)
    const store = await world.progress()
    if (store.progress.cards[id] === undefined) throw new UserError(care.noHistory(id))
    await store.append({ type: 'reset', ...stamp(world), card: id })
    await store.close()
    world.terminal.print(`${id}: ${care.forgotten}`)
    return exit.ok
  },
})
