import { exit, sanitize, UserError } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { command } from '../command.ts'
import { sayMerged } from './merged.ts'

/** Throws UserError unless a path is a data folder, and not the one in use. */
async function requireDataFolder(folder: string, world: World): Promise<void> {
  const { care } = world.texts
  const inside = (name: string): string => `${folder.replace(/[\\/]+$/, '')}/${name}`
  if ((await world.pathKind(folder)) !== 'folder') throw new UserError(care.noFolder(sanitize(folder)))
  const parts = await Promise.all(['reviews', 'decks'].map((name) => world.pathKind(inside(name))))
  if (!parts.includes('folder'))
    throw new UserError(care.noDataFolder(sanitize(folder)), care.noDataFolderHint)
  if (await world.samePath(folder, world.dataFolder)) throw new UserError(care.ownFolder(sanitize(folder)))
}

/** Adds the events and decks of another data folder. */
export const merge = command({
  group: 'progress',
  about: (texts) => texts.commands.merge,
  tried: ['sync'],
  words: { folder: { required: true, about: 'folder', completes: 'files' } },
  examples: [['flagdrill merge /media/usb/flagdrill', 'merge']],
  async run({ folder }, world) {
    await requireDataFolder(folder, world)
    sayMerged(await (await world.maintenance()).merge(folder), world)
    return exit.ok
  },
})
