import { readSync } from 'node:fs'

/** More bytes than any record takes. */
const longestLine = 128 << 20
/** As much of a longer line as is looked into. */
const looked = 1 << 16

/** Some lines of a file, and the place where the last of them ends. */
interface Lines {
  lines: string[]
  end: number
}

/** A buffer with room behind what is kept in it. */
const roomIn = (buffer: Buffer<ArrayBuffer>, kept: number): Buffer<ArrayBuffer> =>
  kept < buffer.length ? buffer : Buffer.concat([buffer], buffer.length * 2)

/** The complete lines between two places of a file, in pieces. A line that is longer than any record, such as the zeros that a file system leaves after a power failure, is given by its beginning, and never held as a whole. Returns what stands behind the last line end. */
export function* lineBlocks(fd: number, from: number, to: number, piece: number): Generator<Lines, Buffer> {
  let buffer = Buffer.allocUnsafe(piece)
  let kept = 0
  let skipping = false
  for (let at = from; at < to; ) {
    buffer = roomIn(buffer, kept)
    const got = readSync(fd, buffer, kept, Math.min(buffer.length - kept, to - at), at)
    if (got === 0) break
    at += got
    const full = kept + got
    const begin = skipping ? buffer.subarray(0, full).indexOf(10) + 1 : 0
    if (skipping && begin === 0) {
      yield { lines: [], end: at }
      continue
    }
    skipping = false
    const end = buffer.subarray(begin, full).lastIndexOf(10) + 1 + begin
    kept = full - end
    // Decoding many lines at once is quicker than line by line.
    const lines = end > begin ? buffer.toString('utf8', begin, end - 1).split('\n') : []
    if (end > 0) yield { lines, end: at - kept }
    buffer.copyWithin(0, end, full)
    if (kept < longestLine) continue
    yield { lines: [buffer.toString('utf8', 0, looked)], end: at }
    buffer = Buffer.allocUnsafe(piece)
    kept = 0
    skipping = true
  }
  return buffer.subarray(0, kept)
}
