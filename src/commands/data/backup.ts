import { exit, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'

/** Throws UserError where an archive cannot be written without overwriting something. */
async function requireFree(file: string, world: World): Promise<void> {
  const { care } = world.texts
  const there = await world.pathKind(file)
  if (there === 'folder') throw new UserError(care.archiveFolder(sanitize(file)))
  if (there !== undefined) throw new UserError(care.archiveThere(sanitize(file)), care.archiveThereHint)
  const folder = /^(.*)[\\/]/.exec(file)?.[1]
  if (folder && (await world.pathKind(folder)) !== 'folder')
    throw new UserError(care.noFolder(sanitize(folder)))
}

/** Packs reviews and decks into an archive. */
export const backup = command({
  group: 'progress',
  about: (texts) => texts.commands.backup,
  tried: ['save', '백업'],
  words: { file: { about: 'archive', completes: 'files' } },
  examples: [
    ['flagdrill backup', 'backup'],
    ['flagdrill backup ~/flagdrill.tar.gz', 'backupFile'],
  ],
  async run({ file }, world) {
    if (file !== undefined) await requireFree(file, world)
    const made = await (await world.maintenance()).backup(file)
    world.terminal.print(sanitize(made.file))
    world.terminal.note(world.texts.care.packed(made.events, made.files))
    return exit.ok
  },
})
