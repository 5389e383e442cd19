import { create, extract } from 'tar'

/** Packs files and folders of a folder into a compressed archive. Throws what the file system throws. */
export async function pack(folder: string, names: readonly string[], archive: string): Promise<void> {
  await create({ cwd: folder, file: archive, gzip: true, portable: true }, [...names])
}

/** Unpacks an archive of ours into a folder: plain files of `reviews/` and `decks/` only, within limits. Throws what the file system throws, and for what is no archive. */
export async function unpack(archive: string, folder: string): Promise<void> {
  let files = 0
  let bytes = 0
  await extract({
    cwd: folder,
    file: archive,
    strict: true,
    filter: (path, entry) => {
      if (!('type' in entry) || (entry.type !== 'File' && entry.type !== 'OldFile')) return false
      if (!/^(?:\.\/)?(?:reviews|decks)\/[^/\\]+$/.test(path)) return false
      files++
      bytes += entry.size ?? 0
      if (files > 10_000 || bytes > 4 * 2 ** 30) throw new Error('too large')
      return true
    },
  })
}
