import { Inflate } from 'fflate'
import { Decompress } from 'fzstd'
import { Refusal } from './refusal.ts'

/** The limits of an archive. */
export interface ArchiveLimits {
  entries: number
  /** Bytes of one file when it is unpacked. */
  bytes: number
  /** Bytes unpacked for a byte packed. */
  ratio: number
}

/** More than any collection of a learner needs. */
export const archiveLimits: ArchiveLimits = { entries: 60_000, bytes: 2 ** 30, ratio: 200 }

// Small files may be packed as well as they can.
const harmlessBytes = 16 * 2 ** 20

/** Throws Refusal where so many bytes are more than may come of so few. */
export function within(bytes: number, packed: number, { bytes: most, ratio }: ArchiveLimits): void {
  if (bytes > most) throw new Refusal('too-large')
  if (bytes > harmlessBytes && bytes > packed * ratio) throw new Refusal('bomb')
}

// The most that others unpack without being asked to; memory for it is taken before anything comes out.
const largestWindow = 128 * 2 ** 20

/** A little-endian number of so many bytes. */
function numberAt(view: DataView, at: number, bytes: number): number {
  let number = 0
  for (let byte = bytes - 1; byte >= 0; byte--) number = number * 256 + view.getUint8(at + byte)
  return number
}

/** The window that the head of a frame asks for, and where its blocks begin. */
function frameHead(view: DataView, at: number): { window: number; blocks: number; summed: boolean } {
  const flags = view.getUint8(at + 4)
  const single = (flags >> 5) & 1
  const descriptor = single === 1 ? undefined : view.getUint8(at + 5)
  const begin = at + 5 + (single === 1 ? 0 : 1) + [0, 1, 2, 4][flags & 3]!
  const sized = flags >> 6 === 0 ? single : 1 << (flags >> 6)
  const base = descriptor === undefined ? 0 : 2 ** (10 + (descriptor >> 3))
  return {
    // A frame in one piece is its own window.
    window: descriptor === undefined ? numberAt(view, begin, sized) : base + (base / 8) * (descriptor & 7),
    blocks: begin + sized,
    summed: (flags & 4) !== 0,
  }
}

/** Finds the end of the blocks that begin at a place. */
function blocksEnd(view: DataView, from: number): number {
  let at = from
  for (let last = false; !last; ) {
    const head = numberAt(view, at, 3)
    last = (head & 1) === 1
    // A repeated byte stands there once.
    at += 3 + (((head >> 1) & 3) === 1 ? 1 : head >> 3)
  }
  return at
}

/** Throws Refusal where a frame of Zstandard asks for more memory than any packer does by itself. What is no frame is left to the unpacker. */
function withinWindow(packed: Uint8Array): void {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  try {
    for (let at = 0; at < packed.length; ) {
      const magic = view.getUint32(at, true)
      if (magic >>> 4 === 0x184d2a5) {
        at += 8 + view.getUint32(at + 4, true)
        continue
      }
      if (magic !== 0xfd2fb528) return
      const { window, blocks, summed } = frameHead(view, at)
      if (window > largestWindow) throw new Refusal('bomb')
      at = blocksEnd(view, blocks) + (summed ? 4 : 0)
    }
  } catch (error) {
    // It ends in the middle.
    if (error instanceof Refusal) throw error
  }
}

/** Unpacks bytes by either method, counting what really comes out: it may not be more than was declared. Throws Refusal. */
export function decompress(
  packed: Uint8Array,
  method: 'deflate' | 'zstd',
  limits: ArchiveLimits,
  declared = limits.bytes,
): Uint8Array {
  const parts: Uint8Array[] = []
  let bytes = 0
  const take = (part: Uint8Array): void => {
    bytes += part.length
    if (bytes > declared) throw new Refusal('damaged')
    within(bytes, packed.length, limits)
    parts.push(part)
  }
  if (method === 'zstd') withinWindow(packed)
  try {
    const stream = method === 'zstd' ? new Decompress(take) : new Inflate(take)
    const step = 1 << 16
    for (let at = 0; at < packed.length; at += step)
      stream.push(packed.subarray(at, at + step), at + step >= packed.length)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged')
  }
  const whole = new Uint8Array(bytes)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
