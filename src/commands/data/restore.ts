import { exit } from '../../model/index.ts'
import { command } from '../command.ts'
import { sayMerged } from './merged.ts'

/** Adds the events and decks of an archive. */
export const restore = command({
  group: 'progress',
  about: (texts) => texts.commands.restore,
  words: { file: { required: true, about: 'archive', completes: 'files' } },
  examples: [['flagdrill restore ~/flagdrill.tar.gz', 'restore']],
  async run({ file }, world) {
    sayMerged(await (await world.maintenance()).restore(file), world)
    return exit.ok
  },
})
