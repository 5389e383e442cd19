import { readSync } from 'node:fs'

/** Bytes of a file from a place; fewer at its end. */
export function bytesAt(fd: number, from: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  let got = 0
  while (got < length) {
    const read = readSync(fd, buffer, got, length - got, from + got)
    if (read === 0) break
    got += read
  }
  return buffer.subarray(0, got)
}
