import { exit, harmless } from '../../model/index.ts'
import { command } from '../command.ts'

/** Packs reviews and decks into an archive. */
export const backup = command({
  group: 'progress',
  about: (texts) => texts.commands.backup,
  tried: ['save'],
  words: { file: { about: 'archive', completes: 'files' } },
  async run({ file }, world) {
    const made = await (await world.maintenance()).backup(file)
    world.terminal.print(harmless(made.file))
    world.terminal.note(world.texts.care.packed(made.events, made.files))
    return exit.ok
  },
})
