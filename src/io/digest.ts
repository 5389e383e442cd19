/** MurmurHash3 of bytes, in 32 bits (Austin Appleby's, in the public domain). */
export function murmur3(bytes: Uint8Array, seed: number): number {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  const count = whole.length >> 2
  const words = new Uint32Array(whole.buffer, whole.byteOffset, count)
  const mix = (word: number): number => {
    const mixed = Math.imul(word, 0xcc9e2d51)
    return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593)
  }
  let hash = seed
  for (let index = 0; index < count; index++) {
    hash ^= mix(words[index]!)
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
  }
  let rest = 0
  for (let index = whole.length - 1; index >= count * 4; index--) rest = (rest << 8) | whole[index]!
  hash ^= mix(rest) ^ whole.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A digest of what a file holds, to notice that it is another: 64 bits, without loading Node's cryptography. Whoever wants to can make two texts with one digest. */
export const digestOf = (bytes: Uint8Array): string =>
  `${bytes.length.toString(36)}-${murmur3(bytes, 0).toString(36)}-${murmur3(bytes, 0x9747b28c).toString(36)}`
