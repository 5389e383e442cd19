/** The position of a reader in a message. */
interface Reader {
  bytes: Uint8Array
  at: number
}

/** The next number, seven bits a byte; behind the end where it does not end. */
function nextNumber(reader: Reader): number {
  const { bytes } = reader
  let value = 0
  for (let shift = 0; shift < 63 && reader.at < bytes.length; shift += 7) {
    const byte = bytes[reader.at++]!
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return value
  }
  reader.at = bytes.length + 1
  return 0
}

// By the kind of a field: 0 is a number, 2 says how long it is, 1 and 5 have eight and four bytes.
const fixedLengths: Readonly<Record<number, number>> = { 0: 0, 1: 8, 5: 4 }

/** The fields of a message in protocol buffers by number: of each the last, numbers as numbers and the rest as bytes. What cannot be read ends it. */
export function messageFields(bytes: Uint8Array): Map<number, number | Uint8Array> {
  const fields = new Map<number, number | Uint8Array>()
  const reader: Reader = { bytes, at: 0 }
  while (reader.at < bytes.length) {
    const key = nextNumber(reader)
    const kind = key % 8
    const value = kind === 0 ? nextNumber(reader) : undefined
    const length = kind === 2 ? nextNumber(reader) : fixedLengths[kind]
    if (length === undefined || reader.at + length > bytes.length) break
    fields.set(Math.floor(key / 8), value ?? bytes.subarray(reader.at, reader.at + length))
    reader.at += length
  }
  return fields
}
