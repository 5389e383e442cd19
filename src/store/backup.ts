import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { entriesIn, isFile, isReadable, makeFolder } from '../io/folder.ts'
import { isOver, temporaryFolder } from '../io/temporary.ts'
import type { Backup, Merged } from '../world/index.ts'
import { logFiles } from './log-files.ts'
import { isVisible, mergeFolder, safeName } from './merge.ts'

/** The files that an archive holds; behind links the files themselves. */
function filesOf(folder: string): string[] {
  const decks = join(folder, 'decks')
  return [
    ...logFiles(join(folder, 'reviews')).map((name) => `reviews/${name}`),
    ...entriesIn(decks)
      .map(({ name }) => name)
      .filter((name) => isFile(join(decks, name)))
      .sort()
      .map((name) => `decks/${name}`),
  ]
}

/** The files of the daily archive: nobody is there to mend what cannot be packed, and one such deck must not cost the answers their archive. */
const dailyFiles = (folder: string): string[] =>
  filesOf(folder)
    .filter((name) => name.startsWith('reviews/') || statSync(join(folder, name)).size <= largestDeck)
    .filter((name) => isReadable(join(folder, name)))
    .slice(0, mostFiles)

// As many files as `archive.ts` restores, and far more bytes than a deck has.
const mostFiles = 10_000
const largestDeck = 32 << 20

/** Unpacks the logs and decks of an archive into a folder. Throws what `readArchive` throws. */
async function unpack(archive: string, into: string): Promise<void> {
  const { readArchive } = await import('./archive.ts')
  // Read once without writing: one that is refused fills no disk.
  await readArchive(archive, () => () => undefined)
  for (const part of ['reviews', 'decks']) mkdirSync(join(into, part))
  await readArchive(archive, (part, name) => {
    const file = join(into, part, safeName(name))
    if (!isVisible(safeName(name))) return () => undefined
    appendFileSync(file, '')
    return (bytes) => appendFileSync(file, bytes)
  })
}

/** An archive that does not hold what was put into it; the disk or its driver is at fault. */
class BadBackup extends Error {
  readonly code = 'EIO'
  readonly syscall = 'read'
}

/** Packs reviews and decks into an archive and reads it back. Throws what the file system throws; then no archive is there. */
export async function backUp(
  folder: string,
  file: string,
  names: readonly string[] = filesOf(folder),
): Promise<Backup> {
  const { countPart, pack, readArchive } = await import('./archive.ts')
  const target = resolve(file)
  makeFolder(dirname(target))
  const temporary = `${target}.${process.pid}.tmp`
  try {
    const expected = await pack(folder, names, temporary)
    const found = new Map([...expected.keys()].map((name) => [name, { bytes: 0, lines: 0 }]))
    await readArchive(temporary, (part, name) => (bytes) => countPart(found.get(`${part}/${name}`)!, bytes))
    let events = 0
    for (const [name, { bytes, lines }] of expected) {
      const inside = found.get(name)!
      if (inside.bytes !== bytes || inside.lines !== lines) throw new BadBackup(`${name} does not read back`)
      if (name.startsWith('reviews/')) events += lines
    }
    chmodSync(temporary, 0o600)
    renameSync(temporary, target)
    return { file: target, events, files: expected.size }
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Adds what an archive holds to a data folder. Throws BadArchive, NewerLog, and what the file system throws. */
export async function restoreFrom(folder: string, archive: string): Promise<Merged> {
  const temporary = temporaryFolder('flagdrill-restore')
  try {
    await unpack(archive, temporary.path).catch((error) => {
      // A write does not say where there was no room.
      throw error.syscall === 'write' ? Object.assign(error, { path: temporary.path }) : error
    })
    return mergeFolder(folder, temporary.path)
  } finally {
    temporary.remove()
  }
}

const daily = /^(\d{4}-\d{2}-\d{2})\.tar\.gz$/
const unfinished = /^\d{4}-\d{2}-\d{2}\.tar\.gz\.(\d+)\.tmp$/

/** Chooses the days to keep: the last seven, then the last of each of four weeks, then the last of each of twelve months. Newest first. */
export function keptDays(days: readonly string[]): string[] {
  const newest = [...days].sort().reverse()
  const kept = new Set(newest.slice(0, 7))
  const groups = (name: (day: string) => string, most: number): void => {
    const seen = new Set<string>()
    for (const day of newest) {
      const group = name(day)
      if (seen.has(group) || seen.size >= most) continue
      seen.add(group)
      kept.add(day)
    }
  }
  groups((day) => String(Math.floor(Date.parse(day) / (7 * 86_400_000))), 4)
  groups((day) => day.slice(0, 7), 12)
  return newest.filter((day) => kept.has(day))
}

/** Makes one archive a day in `backups/`, thinned with time. A failure is no failure of the session. */
export async function backUpDaily(folder: string, day: string): Promise<void> {
  const backups = join(folder, 'backups')
  const file = join(backups, `${day}.tar.gz`)
  try {
    if (existsSync(file)) return
    await backUp(folder, file, dailyFiles(folder))
    const names = readdirSync(backups)
    // A window that was closed meanwhile leaves a piece behind.
    for (const name of names) {
      const maker = unfinished.exec(name)?.[1]
      if (maker !== undefined && isOver(Number(maker))) rmSync(join(backups, name), { force: true })
    }
    const days = names.flatMap((name) => daily.exec(name)?.[1] ?? [])
    const kept = new Set(keptDays(days))
    for (const name of days) if (!kept.has(name)) rmSync(join(backups, `${name}.tar.gz`), { force: true })
  } catch {
    // A full disk or a folder that cannot be written: the log itself is safe.
  }
}

/** The default name of an archive. */
export const archiveName = (folder: string, day: string): string =>
  join(folder, 'backups', `${basename(folder)}-${day}.tar.gz`)
