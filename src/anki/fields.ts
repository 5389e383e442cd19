/** The fields of a message in protocol buffers by number: of each the last, numbers as numbers and the rest as bytes. What cannot be read ends it. */
export function messageFields(bytes: Uint8Array): Map<number, number | Uint8Array> {
  const fields = new Map<number, number | Uint8Array>()
  let at = 0
  const number = (): number => {
    let value = 0
    for (let shift = 0; shift < 63 && at < bytes.length; shift += 7) {
      const byte = bytes[at++]!
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    at = bytes.length + 1
    return 0
  }
  while (at < bytes.length) {
    const key = number()
    const kind = key % 8
    const value = kind === 0 ? number() : undefined
    const length = kind === 2 ? number() : kind === 1 ? 8 : kind === 5 ? 4 : 0
    if (at + length > bytes.length || (kind > 2 && kind !== 5)) break
    fields.set(Math.floor(key / 8), value ?? bytes.subarray(at, at + length))
    at += length
  }
  return fields
}
