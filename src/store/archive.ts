import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import { Header, Pack, Parser, ReadEntry } from 'tar'

/** Why an archive is refused. */
export type ArchiveFault = 'not-an-archive' | 'cut-off' | 'too-many' | 'too-large'

/** An archive that is refused; nothing of it was used. */
export class BadArchive extends Error {
  constructor(readonly fault: ArchiveFault) {
    super(fault)
    this.name = 'BadArchive'
  }
}

/** How much an archive may hold. Logs shrink to a tenth; what shrinks to a thousandth is made to fill the disk. */
const limits = { files: 10_000, bytes: 4 * 2 ** 30, freely: 64 << 20, ratio: 150 }

const chunk = 1 << 18

/** The contents of an archive. */
export interface Contents {
  bytes: number
  /** Line ends, to compare what was put in with what comes out. */
  lines: number
}

/** Adds a piece to what is counted of a file. */
export function countPart(contents: Contents, part: Uint8Array): void {
  contents.bytes += part.length
  for (let at = part.indexOf(10); at >= 0; at = part.indexOf(10, at + 1)) contents.lines++
}

/** Puts one file into a pack, as long as it was when it was opened: whoever writes into it meanwhile does no harm. */
async function packFile(pack: Pack, path: string, name: string): Promise<Contents> {
  const handle = await open(path, 'r')
  try {
    const { size, mtime } = await handle.stat()
    const header = new Header({ path: name, size, mode: 0o600, mtime, type: 'File', uid: 0, gid: 0 })
    const entry = new ReadEntry(header)
    pack.add(entry)
    const contents = { bytes: 0, lines: 0 }
    while (contents.bytes < size) {
      const at = contents.bytes
      const { buffer, bytesRead } = await handle.read(
        Buffer.alloc(Math.min(chunk, size - at)),
        0,
        Math.min(chunk, size - at),
        at,
      )
      // Cut meanwhile: the rest is filled up, and reading it back finds nothing there.
      const part = bytesRead === 0 ? buffer.fill(10) : buffer.subarray(0, bytesRead)
      countPart(contents, part)
      if (!entry.write(part)) await new Promise((resolve) => entry.once('drain', () => resolve(undefined)))
    }
    entry.end()
    return contents
  } finally {
    await handle.close()
  }
}

/** Packs files of a folder into a compressed archive and returns what was put in by their names. Throws what the file system throws. */
export async function pack(
  folder: string,
  names: readonly string[],
  archive: string,
): Promise<Map<string, Contents>> {
  const packing = new Pack({ gzip: true, portable: true })
  const contents = new Map<string, Contents>()
  const fill = async (): Promise<void> => {
    for (const name of names) contents.set(name, await packFile(packing, join(folder, name), name))
    packing.end()
  }
  const target = await open(archive, 'w', 0o600)
  try {
    const filled = fill()
    filled.catch((error) => packing.emit('error', error))
    for await (const part of packing) await target.writeFile(part)
    await filled
    await target.datasync()
    return contents
  } finally {
    await target.close()
  }
}

/** Throws BadArchive when more bytes come than an archive of its size can honestly hold. */
function counter(packed: number): (part: Buffer) => void {
  let bytes = 0
  return (part) => {
    bytes += part.length
    const bomb = bytes > limits.freely && bytes > packed * limits.ratio
    if (bomb || bytes > limits.bytes) throw new BadArchive('too-large')
  }
}

/** A file in an archive of ours: its folder and its name. */
const shape = /^(?:\.\/)?(reviews|decks)\/([^/\\]+)$/

/** Reads the plain files of `reviews/` and `decks/` in an archive one after another, each a piece at a time. Throws BadArchive, and what the file system throws. */
export async function readArchive(
  archive: string,
  take: (folder: string, name: string) => (part: Buffer) => void,
): Promise<void> {
  let files = 0
  let broken: unknown
  const parser = new Parser({ strict: true })
  parser.on('error', (error) => {
    broken ??= error
  })
  parser.on('entry', (entry: ReadEntry) => {
    const found = entry.type === 'File' || entry.type === 'OldFile' ? shape.exec(entry.path) : null
    if (++files > limits.files) broken ??= new BadArchive('too-many')
    if (found && broken === undefined) entry.on('data', take(found[1]!, found[2]!))
    else entry.resume()
  })
  const count = counter(statSync(archive).size)
  const source = createReadStream(archive)
  const unzipped = createGunzip()
  source.on('error', (error) => unzipped.destroy(error)).pipe(unzipped)
  try {
    for await (const part of unzipped) {
      count(part)
      parser.write(part)
      if (broken !== undefined) throw broken
    }
    parser.end()
    if (broken !== undefined) throw broken
  } catch (error) {
    throw faultOf(error)
  } finally {
    source.destroy()
    unzipped.destroy()
  }
}

/** Translates an error of the libraries. */
function faultOf(error: unknown): unknown {
  if (error instanceof BadArchive) return error
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (syscall !== undefined) return error
  const cut = code === 'Z_BUF_ERROR' || /truncated/i.test(String(error))
  return new BadArchive(cut ? 'cut-off' : 'not-an-archive')
}
