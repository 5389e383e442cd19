import { renameSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file as a whole or not at all. Throws what the file system throws. */
export function replace(file: string, text: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text, { mode: 0o600 })
    renameSync(temporary, file)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
