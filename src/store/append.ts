import { fdatasyncSync, fstatSync, ftruncateSync, writeSync } from 'node:fs'
import { bytesAt } from './bytes.ts'

/** Writes whole lines after the last one of an open log, on the disk when it returns; `apart` begins with a line end in any case. Throws what the file system throws; then none of them is there. */
export function appendLines(fd: number, lines: string, apart = false): void {
  const { size } = fstatSync(fd)
  // An editor or a torn write may have left the last line without its end.
  const begun = size > 0 && (apart || bytesAt(fd, size - 1, 1)[0] !== 10)
  const bytes = Buffer.from(begun ? `\n${lines}` : lines)
  const written = writeSync(fd, bytes)
  if (written !== bytes.length) {
    ftruncateSync(fd, fstatSync(fd).size - written)
    throw Object.assign(new Error('disk full'), { code: 'ENOSPC' })
  }
  fdatasyncSync(fd)
}
