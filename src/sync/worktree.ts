import {
  appendFileSync,
  closeSync,
  type Dirent,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isFile, isReadable } from '../io/folder.ts'
import { SyncError } from './fault.ts'
import { belongs, isLog, joinLines } from './tree.ts'

const folders = ['reviews', 'decks', 'goals']

/** The files of a data folder that are synchronised, logs behind links apart, and the first link where a folder should be. Links to other files are left out: they lead elsewhere. */
export function filesIn(folder: string): { files: string[]; linked: string[] } | { link: string } {
  const files: string[] = []
  const linked: string[] = []
  const pending = folders.filter((name) => lstat(join(folder, name)))
  const link = pending.find((name) => lstat(join(folder, name))!.isSymbolicLink())
  if (link !== undefined) return { link }
  const take = (entry: Dirent, path: string): void => {
    // One that cannot be read stays as it was sent before.
    if (!belongs(path) || !isFile(join(folder, path)) || !isReadable(join(folder, path))) return
    if (entry.isFile()) files.push(path)
    else if (entry.isSymbolicLink() && isLog(path)) linked.push(path)
  }
  while (pending.length > 0) {
    const name = pending.pop()!
    for (const entry of readdirSync(join(folder, name), { withFileTypes: true })) {
      const path = `${name}/${entry.name}`
      if (!entry.isDirectory()) take(entry, path)
      else if (!entry.name.startsWith('.')) pending.push(path)
    }
  }
  return { files: files.sort(), linked: linked.sort() }
}

const lstat = (file: string): Stats | undefined => lstatSync(file, { throwIfNoEntry: false })

/** Whether nothing is left of a file, or a folder or file has taken its place. Behind a link, or where it cannot be read, it is not gone. */
export function isGone(folder: string, path: string): boolean {
  const names = path.split('/')
  for (const length of names.keys()) {
    const stat = lstat(join(folder, ...names.slice(0, length + 1)))
    const last = length === names.length - 1
    if (stat === undefined) return true
    if (stat.isSymbolicLink()) return false
    if (stat.isDirectory() === last) return true
  }
  return false
}

/** Whether a file is a link, or in a folder that is one. */
export function isBehindLink(folder: string, path: string): boolean {
  const names = path.split('/')
  return names.some((_, index) => lstat(join(folder, ...names.slice(0, index + 1)))?.isSymbolicLink())
}

/** Whether every folder on the way to a file is a real one, so that nothing is written outside. */
function foldersInside(folder: string, path: string): boolean {
  for (let at = dirname(path); at !== '.'; at = dirname(at))
    if (lstat(join(folder, at))?.isDirectory() === false) return false
  return true
}

const inside = (folder: string, path: string): boolean =>
  foldersInside(folder, path) && !lstat(join(folder, path))?.isSymbolicLink()

/** The content of a file; undefined when there is none. Throws where it cannot be read: that must not count as missing. */
function contentOf(file: string): Buffer | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat === undefined) return undefined
  // Reading a pipe waits for ever.
  if (!stat.isFile()) throw new SyncError('file', `${file}: ${stat.isDirectory() ? 'EISDIR' : 'ENXIO'}`)
  return readFileSync(file)
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

/** Writes a file as a whole. False where a link is in the way: what is behind it stays as it is. */
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

/** The file of a log: behind a link that which it leads to; undefined where a link leads nowhere or a folder is one. */
function logFile(folder: string, path: string): string | undefined {
  if (!foldersInside(folder, path)) return undefined
  const file = join(folder, path)
  if (!lstat(file)?.isSymbolicLink()) return file
  return existsSync(file) ? realpathSync(file) : undefined
}

/** Brings a log to a content. What it has more stays, also what a session writes at this moment. False where a link is in the way. */
export function growLog(folder: string, path: string, content: Uint8Array): boolean {
  const file = logFile(folder, path)
  if (file === undefined) return false
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

/** Deletes a file whose content is still `known`, and the folders that it leaves empty. */
export function removeFile(folder: string, path: string, known: Uint8Array): void {
  if (isGone(folder, path) || !inside(folder, path)) return
  if (!contentOf(join(folder, path))?.equals(known)) return
  rmSync(join(folder, path))
  try {
    for (let at = dirname(path); dirname(at) !== '.'; at = dirname(at)) rmdirSync(join(folder, at))
  } catch {
    // Others are in it.
  }
}

/** The content of a file; undefined when there is none. */
export const fileAt = (folder: string, path: string): Buffer | undefined => contentOf(join(folder, path))
