import { exit } from '../../model/index.ts'
import { command } from '../command.ts'

/** Packs reviews and decks into an archive. */
export const backup = command({
  group: 'progress',
  about: (texts) => texts.commands.backup,
  tried: ['save'],
  words: { file: { about: 'archive', completes: 'files' } },
  async run({ file }, world) {
    world.terminal.print(await (await world.care()).backUp(file))
    return exit.ok
  },
})
