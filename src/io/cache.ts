import { existsSync, readFileSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { isFile, makeFolder } from './folder.ts'
import { replace } from './write-file.ts'

/** A sum over bytes, four at a time: a start has no time for more. Another value of one byte makes another sum. */
export function sumOf(bytes: Uint8Array): number {
  // Words of four bytes begin where the buffer does.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  const count = whole.length >> 2
  const words = new Int32Array(whole.buffer, whole.byteOffset, count)
  let sum = whole.length
  // Below 2 ** 37, so that nothing is lost before the lowest 32 bits are taken: `Math.imul` takes twice the time until it is compiled.
  for (let i = 0; i < count; i++) sum = (sum * 31 + words[i]!) | 0
  for (let i = count * 4; i < whole.length; i++) sum = (sum * 31 + whole[i]!) | 0
  return sum
}

/** The bytes with those of each four turned round, and zeros up to a multiple of four. */
function turned(bytes: Uint8Array): Buffer {
  const words = Buffer.alloc((bytes.length + 3) & ~3)
  words.set(bytes)
  return words.swap32()
}

/** A digest of what a file holds, to notice that it is another: its length and the sums of its bytes in two orders, which zlib makes in a fraction of the time that loading Node's cryptography takes. Two texts with one digest can be made, but not by accident. */
export const digestOf = (bytes: Uint8Array): string =>
  [bytes.length, crc32(bytes), crc32(turned(bytes))].map((part) => part.toString(36)).join('-')

// From this size on loading zlib pays.
const large = 1 << 17

/** The sum in a cache, whose bytes may come in pieces: a large one is summed by zlib, in a third of the time. */
function cacheSum(pieces: readonly Uint8Array[]): number {
  const size = pieces.reduce((sum, { length }) => sum + length, 0)
  if (size >= large) return pieces.reduce((sum, piece) => crc32(piece, sum), 0)
  // A copy, so that its words begin where the buffer does.
  return sumOf(new Uint8Array(Buffer.concat(pieces)))
}

/** The content of a cache that was written under the same key; undefined where there is none, or where a byte of it is another. */
export function readCache(file: string, key: string): Buffer | undefined {
  const kept = readAnyCache(file)
  return kept?.key === key ? kept.content : undefined
}

/** The content of a cache and the key that it was written under, whatever that is; undefined as with `readCache`. */
export function readAnyCache(file: string): { key: string; content: Buffer } | undefined {
  try {
    if (!isFile(file)) return undefined
    const bytes = readFileSync(file)
    const end = bytes.indexOf(10)
    const rest = bytes.subarray(end + 1)
    if (bytes.toString('latin1', 0, end) !== String(cacheSum([rest]))) return undefined
    const start = rest.indexOf(10)
    return { key: JSON.parse(rest.toString('utf8', 0, start)), content: rest.subarray(start + 1) }
  } catch {
    return undefined
  }
}

/** Keeps content, which may come in pieces, under a key. A folder that cannot be written costs time, not function. */
export function writeCache(
  file: string,
  key: string,
  content: string | Uint8Array | readonly Uint8Array[],
): void {
  const head = Buffer.from(`${JSON.stringify(key)}\n`)
  const whole = typeof content === 'string' ? Buffer.from(content) : content
  const pieces = whole instanceof Uint8Array ? [head, whole] : [head, ...whole]
  try {
    makeFolder(dirname(file))
    // Some file systems write a file through to the disk when it takes the place of another, and one waits for it. A cache may as well be missing.
    if (existsSync(file)) unlinkSync(file)
    replace(file, [Buffer.from(`${cacheSum(pieces)}\n`), ...pieces])
  } catch {
    // It is made again next time.
  }
}
