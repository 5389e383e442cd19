import { bytesAt } from './bytes.ts'

const longestText = 256 << 20
const newline = 10
const brace = 0x7b
const quote = 0x22

/** Whether a log was saved in UTF-16, as some editors do; they begin it with a mark. */
export function wideOrder(fd: number): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b] = bytesAt(fd, 0, 2)
  return a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

/** Finds the end of the UTF-16 in a log: lines appended since are ours in UTF-8, which begin with `{"`, behind a line end where the last line had none. */
function wideEnd(bytes: Uint8Array): number {
  for (let at = 2; at + 1 < bytes.length; at += 2) {
    const fresh = at === 2 || bytes[at - 1]! + bytes[at - 2]! === newline
    if (fresh && bytes[at] === brace && bytes[at + 1] === quote) return at
    if (bytes[at] === newline && bytes[at + 1] === brace && bytes[at + 2] === quote) return at
  }
  return bytes.length
}

/** The lines of a log that was saved in UTF-16, and where they end; undefined for any other log. */
export function wideLines(fd: number, size: number): { lines: string[]; end: number } | undefined {
  const order = wideOrder(fd)
  // So many characters are no text that can be held.
  if (order === undefined || size > longestText) return undefined
  const bytes = bytesAt(fd, 0, size)
  const end = wideEnd(bytes)
  return { lines: new TextDecoder(order).decode(bytes.subarray(0, end)).split(/\r?\n/), end }
}
