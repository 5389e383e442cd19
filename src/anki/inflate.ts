import { Inflate } from 'fflate'
import { Decompress } from 'fzstd'
import { Refusal } from './refusal.ts'

/** What an archive may come to. */
export interface Limits {
  entries: number
  /** Bytes of one file when it is unpacked. */
  bytes: number
  /** Bytes unpacked for a byte packed. */
  ratio: number
}

/** More than any collection of a learner needs. */
export const archiveLimits: Limits = { entries: 60_000, bytes: 2 ** 30, ratio: 200 }

// Small files may be packed as well as they can.
const harmlessBytes = 16 * 2 ** 20

/** Throws Refusal where so many bytes are more than may come of so few. */
export function within(bytes: number, packed: number, { bytes: most, ratio }: Limits): void {
  if (bytes > most) throw new Refusal('too-large')
  if (bytes > harmlessBytes && bytes > packed * ratio) throw new Refusal('bomb')
}

/** Unpacks bytes by either method, counting what really comes out: it may not be more than was declared. Throws Refusal. */
export function unpacked(
  packed: Uint8Array,
  method: 'deflate' | 'zstd',
  limits: Limits,
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

let table: Uint32Array | undefined

/** The check sum that archives carry (CRC-32). */
export function checkSum(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
    return value
  })
  let sum = 0xffffffff
  for (let i = 0; i < bytes.length; i++) sum = (sum >>> 8) ^ table[(sum ^ bytes[i]!) & 255]!
  return (sum ^ 0xffffffff) >>> 0
}
