import { constants } from 'node:fs'
import { open, realpath, stat } from 'node:fs/promises'
import type { Texts } from '../i18n/index.ts'
import { UserError, wordOf } from '../model/index.ts'
import type { OpenFile } from '../world/index.ts'
import { homeFolder } from './home.ts'

/** The type of a file at a path; undefined if it cannot be seen. */
export async function pathKind(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file'
}

/** The path that a line stands for as a shell would read it: without quotes and backslashes, `~` as the home folder. */
export function typedPath(text: string, home = homeFolder(), windows = process.platform === 'win32'): string {
  const line = text.trim()
  const inner = /^(['"])(.*)\1$/s.exec(line)?.[2]
  if (inner !== undefined) return inner
  const path = windows ? line : line.replace(/\\(.)/gs, '$1')
  return /^~(?=$|[/\\])/.test(path) ? home + path.slice(1) : path
}

/** Whether two paths lead to the same place, through links too. */
export async function samePath(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((path) => realpath(path).catch(() => undefined)))
  return a !== undefined && a === b
}

/** Opens a file for reading. Throws UserError. */
export async function openFile(file: string, texts: Texts): Promise<OpenFile> {
  const unusable = (reason: string): UserError => new UserError(texts.errors.unusableFile(file, reason))
  try {
    // Opening a pipe waits for somebody who writes into it.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const about = await handle.stat()
    if (!about.isFile()) {
      await handle.close()
      throw unusable(texts.problems['not-a-file'](''))
    }
    return {
      size: about.size,
      async read(from, length) {
        const buffer = new Uint8Array(Math.max(0, Math.min(length, about.size - from)))
        let got = 0
        while (got < buffer.length) {
          const { bytesRead } = await handle.read(buffer, got, buffer.length - got, from + got)
          if (bytesRead === 0) break
          got += bytesRead
        }
        return buffer.subarray(0, got)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw error instanceof UserError || code === undefined
      ? error
      : unusable(wordOf(texts.reasons, code) ?? code)
  }
}
