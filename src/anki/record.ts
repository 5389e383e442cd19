/** A value in a row: whole numbers up to 2^53, texts; `null` stands for the number of the row itself. */
export type Value = number | string | null

/** Bytes that grow, written at their end. */
export interface Bytes {
  data: Uint8Array
  view: DataView
  length: number
}

/** An empty row of bytes. */
export function noBytes(): Bytes {
  const data = new Uint8Array(1 << 12)
  return { data, view: new DataView(data.buffer), length: 0 }
}

function makeRoom(bytes: Bytes, more: number): void {
  if (bytes.length + more <= bytes.data.length) return
  const { data } = bytes
  bytes.data = new Uint8Array(2 * bytes.data.length + more)
  bytes.view = new DataView(bytes.data.buffer)
  bytes.data.set(data)
}

const utf8 = new TextEncoder()

/** Bytes that a number takes as SQLite's variable-length integer: seven bits each. Numbers up to 2^53 need no ninth byte. */
function varintSize(value: number): number {
  let size = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}

/** Adds a number from 0 to 2^53 as SQLite's variable-length integer. */
export function addVarint(bytes: Bytes, value: number): void {
  makeRoom(bytes, 8)
  if (value < 128) {
    bytes.data[bytes.length++] = value
    return
  }
  const end = bytes.length + varintSize(value)
  let rest = value
  for (let i = end - 1; i >= bytes.length; i--) {
    bytes.data[i] = (rest % 128) | (i === end - 1 ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
  bytes.length = end
}

// The bytes of each type of whole numbers; 8 and 9 stand for 0 and 1 themselves.
const sizes = [0, 1, 2, 3, 4, 6, 8, 0, 0, 0]
const limits = [0, 2 ** 7, 2 ** 15, 2 ** 23, 2 ** 31, 2 ** 47]

/** The type of a whole number in the head of a record. */
function typeOf(number: number): number {
  if (number === 0) return 8
  if (number === 1) return 9
  for (let type = 1; type < 6; type++) if (number >= -limits[type]! && number < limits[type]!) return type
  return 6
}

/** Adds a whole number of a type, the highest byte first, two's complement. */
function addNumber(bytes: Bytes, number: number, type: number): void {
  const { view, length } = bytes
  if (type === 1) view.setInt8(length, number)
  else if (type === 2) view.setInt16(length, number)
  else if (type === 3) {
    view.setInt8(length, number >> 16)
    view.setUint16(length + 1, number & 0xffff)
  } else if (type === 4) view.setInt32(length, number)
  else if (type === 5) {
    view.setInt16(length, Math.floor(number / 2 ** 32))
    view.setUint32(length + 2, number % 2 ** 32)
  } else if (type === 6) view.setBigInt64(length, BigInt(number))
  bytes.length += sizes[type]!
}

/** Sets bytes to a record of SQLite: the length of its head, the type of each value, the values. */
export function setRecord(bytes: Bytes, values: readonly Value[]): void {
  bytes.length = 0
  let texts: Uint8Array[] | undefined
  let head = 1
  const types: number[] = []
  for (const value of values) {
    let type = 0
    if (typeof value === 'number') type = typeOf(value)
    else if (value !== null) {
      texts ??= []
      const text = utf8.encode(value)
      texts.push(text)
      type = 13 + 2 * text.length
    }
    types.push(type)
    head += varintSize(type)
  }
  // Of more than 127 bytes the length of the head takes two.
  addVarint(bytes, head < 128 ? head : head + 1)
  for (const type of types) addVarint(bytes, type)
  let text = 0
  for (let index = 0; index < types.length; index++) {
    const value = values[index]!
    makeRoom(bytes, 8)
    if (typeof value === 'number') addNumber(bytes, value, types[index]!)
    else if (value !== null) {
      const added = texts![text++]!
      makeRoom(bytes, added.length)
      bytes.data.set(added, bytes.length)
      bytes.length += added.length
    }
  }
}
