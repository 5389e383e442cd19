import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { belongs, joinLines } from './tree.ts'

const folders = ['reviews', 'decks', 'goals']

/** The files of a data folder that are synchronised, and the first link where a folder should be. Links to files are left out: they lead elsewhere. */
export function filesIn(folder: string): { files: string[] } | { link: string } {
  const files: string[] = []
  const pending = folders.filter((name) => existsSync(join(folder, name)))
  for (const name of pending) if (lstatSync(join(folder, name)).isSymbolicLink()) return { link: name }
  while (pending.length > 0) {
    const name = pending.pop()!
    for (const entry of readdirSync(join(folder, name), { withFileTypes: true })) {
      const path = `${name}/${entry.name}`
      if (entry.isDirectory() && !entry.name.startsWith('.')) pending.push(path)
      else if (entry.isFile() && belongs(path)) files.push(path)
    }
  }
  return { files: files.sort() }
}

/** Whether every folder on the way to a file is a real one, so that nothing is written outside. */
function inside(folder: string, path: string): boolean {
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    const place = join(folder, at)
    if (existsSync(place) && !lstatSync(place).isDirectory()) return false
  }
  return !lstatSync(join(folder, path), { throwIfNoEntry: false })?.isSymbolicLink()
}

const contentOf = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

function writeNew(file: string, content: Uint8Array): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}.tmp`
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, content)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  return temporary
}

/** Writes a file as a whole. False where a link is in the way. */
export function replaceFile(folder: string, path: string, content: Uint8Array): boolean {
  if (!inside(folder, path)) return false
  const file = join(folder, path)
  renameSync(writeNew(file, content), file)
  return true
}

function append(file: string, content: Uint8Array): void {
  const fd = openSync(file, 'a')
  try {
    appendFileSync(fd, content)
    fdatasyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Brings a log to a content. What it has more stays, also what a session writes at this moment. False where a link is in the way. */
export function growLog(folder: string, path: string, content: Uint8Array): boolean {
  if (!inside(folder, path)) return false
  const file = join(folder, path)
  const now = contentOf(file)
  if (now === undefined) return replaceFile(folder, path, content)
  const whole = joinLines(content, now)
  if (whole.length === now.length && whole.equals(now)) return true
  if (whole.subarray(0, now.length).equals(now)) {
    append(file, whole.subarray(now.length))
    return true
  }
  // Lines in another order: the old file stays reachable until nobody can have written into it unseen.
  const before = `${file}.${process.pid}.before`
  rmSync(before, { force: true })
  linkSync(file, before)
  renameSync(writeNew(file, whole), file)
  const fd = openSync(before, 'r')
  try {
    // A session looks whether its file is still linked before it writes.
    rmSync(before)
    const late = readFileSync(fd).subarray(now.length)
    if (late.length > 0) append(file, late)
  } finally {
    closeSync(fd)
  }
  return true
}

/** Deletes a file whose content is still `known`. */
export function removeFile(folder: string, path: string, known: Uint8Array): void {
  if (inside(folder, path) && contentOf(join(folder, path))?.equals(known)) rmSync(join(folder, path))
}

/** The content of a file; undefined when there is none. */
export const fileAt = (folder: string, path: string): Buffer | undefined => contentOf(join(folder, path))
