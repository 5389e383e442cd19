import { fstatSync, writeSync } from 'node:fs'

// The device that forgets what it is given, as Linux numbers it.
const nullDevice = 0x103

/** Whether a file descriptor is a file, a pipe or the null device: none of them is a terminal. */
function isPlain(fd: number): boolean {
  try {
    const found = fstatSync(fd)
    return found.isFile() || found.isFIFO() || (found.isCharacterDevice() && found.rdev === nullDevice)
  } catch {
    return false
  }
}

/** Writes all of a text, and returns what a pipe that does not block had no room for. */
function written(fd: number, text: Uint8Array): Uint8Array | undefined {
  for (let at = 0; at < text.length; )
    try {
      at += writeSync(fd, text, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      return text.subarray(at)
    }
  return undefined
}

/** Standard output. Node's own stream costs two milliseconds to load, which a status line that asks for a number feels: a file or a pipe is written to directly, and `failed` hears of an error. */
export function standardOutput(
  failed: (error: NodeJS.ErrnoException) => void,
  fd = 1,
  streamOf: () => NodeJS.WriteStream = () => process.stdout,
): NodeJS.WriteStream {
  let stream: NodeJS.WriteStream | undefined
  const open = (): NodeJS.WriteStream => {
    stream ??= streamOf().on('error', failed)
    return stream
  }
  if (process.platform === 'win32' || !isPlain(fd)) return open()
  const plain = {
    isTTY: false,
    write(piece: string | Uint8Array): boolean {
      if (stream !== undefined) return stream.write(piece)
      try {
        const rest = written(fd, typeof piece === 'string' ? Buffer.from(piece) : piece)
        return rest === undefined || open().write(rest)
      } catch (error) {
        failed(error as NodeJS.ErrnoException)
        return true
      }
    },
    once: (event: string, then: () => void) => open().once(event, then),
  }
  // Other outputs are only written to, and awaited when they are slow.
  return plain as unknown as NodeJS.WriteStream
}
