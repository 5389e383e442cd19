let tables: Uint32Array[] | undefined

/** Makes the tables of the effect of each byte on the sum: as the last one, and with one, two or three after it. */
function makeTables(): Uint32Array[] {
  const last = Uint32Array.from({ length: 256 }, (_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
    return value
  })
  const made = [last]
  for (let behind = 1; behind < 4; behind++) {
    const before = made.at(-1)!
    made.push(last.map((_, index) => (before[index]! >>> 8) ^ last[before[index]! & 255]!))
  }
  return made
}

/** The check sum that archives carry (CRC-32) of bytes. Four bytes at a time: a log is hundreds of megabytes. */
export function checkSum(bytes: Uint8Array): number {
  tables ??= makeTables()
  const [t0, t1, t2, t3] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
  let sum = ~0
  let i = 0
  for (; i + 4 <= bytes.length; i += 4) {
    const word = sum ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24))
    sum = t3[word & 255]! ^ t2[(word >>> 8) & 255]! ^ t1[(word >>> 16) & 255]! ^ t0[word >>> 24]!
  }
  for (; i < bytes.length; i++) sum = (sum >>> 8) ^ t0[(sum ^ bytes[i]!) & 255]!
  return ~sum >>> 0
}
