import { type Dirent, readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { NotesGroup } from '../world/index.ts'

/** Files of editors, of systems and of programs that synchronise, which nobody wrote as notes. */
const leftover = /^[.#]|^~\$|~$|\.(?:swp|swo|tmp|bak|orig|rej|part|icloud|crdownload|lock)$/i

/** Whether a name is one that an editor or a system leaves behind. */
export const isLeftover = (name: string): boolean => leftover.test(name)

const skipped = new Set(['node_modules', '__pycache__', 'dist', 'build', 'target', 'venv'])
const mostFiles = 10_000
// So that `/` comes to an end.
const mostEntries = 200_000

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

const entriesOf = (folder: string): Dirent[] => {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

/** The files and the folders of a folder, without leftovers; links to folders are neither. */
function contentsOf(folder: string): { files: string[]; folders: string[]; seen: number } {
  const entries = entriesOf(folder)
  const files: string[] = []
  const folders: string[] = []
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (isLeftover(entry.name)) continue
    if (!entry.isDirectory()) files.push(...(entry.isSymbolicLink() && isFolder(path) ? [] : [path]))
    else if (!skipped.has(entry.name)) folders.push(path)
  }
  return { files, folders, seen: entries.length }
}

/** The files below a folder that `wanted` takes, in the order of their names; folders that are linked are not followed. */
function filesBelow(folder: string, wanted: (path: string) => boolean, flat = false): string[] {
  const found: string[] = []
  const open = [folder]
  let all = 0
  while (open.length > 0 && found.length < mostFiles && all < mostEntries) {
    const { files, folders, seen } = contentsOf(open.pop()!)
    all += seen
    for (const path of files) if (wanted(path)) found.push(path)
    if (!flat) open.push(...folders.reverse())
  }
  return found.sort()
}

/** A pattern of a shell as a regular expression: `*` within a folder, `**` through folders, `?`, `[…]`. */
function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|\\]/g, '\\$&')
    .replace(/\*\*\//g, '\uE000')
    .replace(/\*\*/g, '\uE001')
    .replace(/\*/g, '[^/]*')
    .replace(/\?/g, '[^/]')
    .replace(/\[!/g, '[^')
    .replaceAll('\uE000', '(?:.*/)?')
    .replaceAll('\uE001', '.*')
  return new RegExp(`^${source}$`)
}

/** The files that words name: files as they are, folders with all notes in them, patterns that the shell left alone. `isNotes` says which files of a folder are notes; with `flat` folders inside a folder are left out. */
export function notesFiles(
  words: readonly string[],
  isNotes: (file: string) => boolean,
  flat = false,
): NotesGroup[] {
  return words.map((word): NotesGroup => {
    if (isFolder(word)) return { name: basename(resolve(word)), files: filesBelow(word, isNotes, flat) }
    if (!/[*?[]/.test(word)) return { files: [word] }
    try {
      statSync(word)
      return { files: [word] }
    } catch {
      const fixed = /^(?:[^*?[]*\/)?/.exec(word)![0]
      const pattern = globPattern(word)
      const files = filesBelow(fixed === '' ? '.' : fixed, (path) => pattern.test(path))
      return { files: files.length > 0 ? files : [word] }
    }
  })
}
