import { closeSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { sumOf } from '../io/cache.ts'
import { isFile, makeFolder } from '../io/folder.ts'
import { replace } from '../io/write-file.ts'
import { bytesAt } from './bytes.ts'

/** The offsets of a file's sections, and check sums over them. */
interface Contents<Head> {
  head: Head
  sections: [name: string, from: number, bytes: number, sum: number][]
}

const firstPiece = 1 << 16

/** The first line of an open file that is checked by the sum in front of it. */
function firstLine(fd: number): { text: string; end: number } | undefined {
  for (let size = firstPiece; ; size *= 4) {
    const bytes = bytesAt(fd, 0, size)
    const end = bytes.indexOf(10)
    if (end >= 0) {
      const space = bytes.indexOf(32)
      const line = Buffer.from(bytes.subarray(space + 1, end))
      return bytes.toString('latin1', 0, space) === String(sumOf(line))
        ? { text: line.toString(), end: end + 1 }
        : undefined
    }
    if (bytes.length < size) return undefined
  }
}

/** A file of a head and sections, of which a reader takes what it needs; undefined when there is none or when a byte of its head is another. A section gives undefined when a byte of it is another. */
export function readSections<Head>(
  file: string,
): { head: Head; section(name: string): string | undefined } | undefined {
  const within = <T>(read: (fd: number) => T): T | undefined => {
    try {
      if (!isFile(file)) return undefined
      const fd = openSync(file, 'r')
      try {
        return read(fd)
      } finally {
        closeSync(fd)
      }
    } catch {
      return undefined
    }
  }
  const line = within(firstLine)
  if (!line) return undefined
  const { head, sections } = JSON.parse(line.text) as Contents<Head>
  return {
    head,
    section(name) {
      const found = sections.find(([own]) => own === name)
      if (!found) return undefined
      const [, from, length, sum] = found
      const bytes = within((fd) => bytesAt(fd, line.end + from, length))
      return bytes?.length === length && sumOf(bytes) === sum ? bytes.toString() : undefined
    },
  }
}

/** Keeps a head and sections in a file. A folder that cannot be written costs time, not function. */
export function writeSections<Head>(file: string, head: Head, sections: Record<string, string>): void {
  const bodies = Object.entries(sections).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
  let from = 0
  const contents: Contents<Head> = {
    head,
    sections: bodies.map(({ name, bytes }) => {
      from += bytes.length
      return [name, from - bytes.length, bytes.length, sumOf(new Uint8Array(bytes))]
    }),
  }
  const line = Buffer.from(JSON.stringify(contents))
  const first = Buffer.from(`${sumOf(new Uint8Array(line))} ${line}\n`)
  try {
    makeFolder(dirname(file))
    replace(file, Buffer.concat([first, ...bodies.map(({ bytes }) => bytes)]))
  } catch {
    // It is made again next time.
  }
}
