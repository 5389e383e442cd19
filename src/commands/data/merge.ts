import { exit } from '../../model/index.ts'
import { command } from '../command.ts'
import { sayMerged } from './merged.ts'

/** Adds the events and decks of another data folder. */
export const merge = command({
  group: 'progress',
  about: (texts) => texts.commands.merge,
  tried: ['sync'],
  words: { folder: { required: true, about: 'folder', completes: 'files' } },
  async run({ folder }, world) {
    sayMerged(await (await world.maintenance()).merge(folder), world)
    return exit.ok
  },
})
