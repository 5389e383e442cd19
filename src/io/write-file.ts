import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Stopped } from '../model/index.ts'
import { isFile } from './folder.ts'

const chunk = 1 << 20

/** Writes pieces of a file one after another. */
function writePieces(file: string, pieces: Iterable<string | Uint8Array>): void {
  const fd = openSync(file, 'w', 0o600)
  try {
    let text = ''
    for (const piece of pieces) {
      if (typeof piece !== 'string') {
        writeFileSync(fd, text)
        writeFileSync(fd, piece)
        text = ''
        continue
      }
      text += piece
      if (text.length < chunk) continue
      writeFileSync(fd, text)
      text = ''
    }
    writeFileSync(fd, text)
  } finally {
    closeSync(fd)
  }
}

/** Writes a file as a whole or not at all; a large text may come in pieces, so that it is never in memory as a whole. Throws what the file system throws. */
export function replace(file: string, text: string | Uint8Array | Iterable<string | Uint8Array>): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    if (typeof text === 'string' || text instanceof Uint8Array)
      writeFileSync(temporary, text, { mode: 0o600 })
    else writePieces(temporary, text)
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Writes a file as a whole or not at all: neither a failure nor Ctrl-C leaves a piece of it. Throws what the file system throws, and Stopped. */
export async function writeWhole(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  // Behind a symbolic link the file itself is written, and the link stays.
  const target = existsSync(file) ? realpathSync(file) : resolve(file)
  // A pipe or a device is written to; in its place there must not be a file.
  const odd = existsSync(target) && !isFile(target)
  const temporary = odd ? target : `${target}.${process.pid}.tmp`
  let stopped = false
  const stop = (): void => {
    stopped = true
  }
  const handle = await open(temporary, 'w', 0o600)
  process.once('SIGINT', stop)
  try {
    for await (const piece of pieces) {
      await handle.writeFile(piece)
      if (stopped) throw new Stopped('ctrl-c')
    }
    if (!odd) await handle.datasync()
    await handle.close()
    if (!odd) renameSync(temporary, target)
  } catch (error) {
    await handle.close().catch(() => undefined)
    if (!odd) rmSync(temporary, { force: true })
    throw error
  } finally {
    process.off('SIGINT', stop)
  }
}
