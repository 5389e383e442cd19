import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SyncError } from './fault.ts'
import { type Git, GitError } from './git.ts'
import { blob, changedTree, keepBlob } from './objects.ts'
import { type Change, isLog, joinLines, joinTrees, type Tree } from './tree.ts'
import { fileAt, growLog, isBehindLink, removeFile, replaceFile } from './worktree.ts'

const nothing = Buffer.alloc(0)

/** Joins two texts of a deck line by line. Where both changed the same lines ours stays and `clash` is true. */
async function joinTexts(
  git: Git,
  folder: string,
  texts: { base: Uint8Array; ours: Uint8Array; theirs: Uint8Array },
): Promise<{ text: Uint8Array; clash: boolean }> {
  const place = mkdtempSync(join(folder, '.git', 'join-'))
  const file = (name: keyof typeof texts): string => {
    writeFileSync(join(place, name), texts[name])
    return join(place, name)
  }
  try {
    const text = await git(['merge-file', '-p', '-q', file('ours'), file('base'), file('theirs')])
    return { text, clash: false }
  } catch (error) {
    if (!(error instanceof GitError) || error.code !== 'failed') throw error
    return { text: texts.ours, clash: true }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The content that a joined path gets, and that of `path.other` where both sides changed the same lines. */
async function contentOf(
  git: Git,
  folder: string,
  change: Exclude<Change, { take: 'none' }>,
): Promise<{ text: Uint8Array; other?: Uint8Array }> {
  if (change.take !== 'both') return { text: await blob(git, change.id) }
  const [ours, theirs] = [await blob(git, change.ours), await blob(git, change.theirs)]
  // The shared history comes first, so that all machines agree on the order.
  if (isLog(change.path)) return { text: joinLines(theirs, ours) }
  const base = change.base === undefined ? nothing : await blob(git, change.base)
  const { text, clash } = await joinTexts(git, folder, { base, ours, theirs })
  return clash ? { text, other: theirs } : { text }
}

/** A joined tree, and what of it the folder has not yet. */
export interface Joined {
  tree: string
  writes: { path: string; content: Uint8Array; before?: string }[]
  removals: { path: string; id: string }[]
  conflicts: string[]
}

/** A name beside a path for the text of the other side: the texts of earlier clashes stay. */
function nameBeside(path: string, taken: (name: string) => boolean): string {
  let name = `${path}.other`
  for (let count = 2; taken(name); count++) name = `${path}.${count}.other`
  return name
}

/** The folders that the paths which stay are in. */
function foldersOf(changes: readonly Change[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const { path, take } of changes)
    if (take !== 'none')
      for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
        folders.add(path.slice(0, end))
  return folders
}

/** Joins two commits' files; the index, which holds ours, then holds the result. */
export async function joinCommits(
  git: Git,
  folder: string,
  { base, ours, theirs }: { base: Tree; ours: Tree; theirs: Tree },
): Promise<Joined> {
  const joined: Omit<Joined, 'tree'> = { writes: [], removals: [], conflicts: [] }
  const changes = new Map<string, string | undefined>()
  const taken = (name: string): boolean => ours.has(name) || theirs.has(name) || changes.has(name)
  const put = async (path: string, content: Uint8Array): Promise<void> => {
    changes.set(path, await keepBlob(git, content))
    joined.writes.push({ path, content, before: ours.get(path) })
  }
  const remove = (path: string): void => {
    const id = ours.get(path)
    if (id === undefined) return
    changes.set(path, undefined)
    joined.removals.push({ path, id })
  }
  const all = joinTrees(base, ours, theirs)
  const folders = foldersOf(all)
  for (const change of all) {
    const { path, take } = change
    if (take === 'none') {
      remove(path)
      continue
    }
    // One side has a folder where the other has a file.
    const aside = folders.has(path)
    if (take === 'ours' && !aside) continue
    const { text, other } = await contentOf(git, folder, change)
    if (aside) remove(path)
    await put(aside ? nameBeside(path, taken) : path, text)
    if (other) await put(nameBeside(path, taken), other)
    if (aside || other) joined.conflicts.push(path)
  }
  return { ...joined, tree: await changedTree(git, changes) }
}

/** Brings the folder to a joined tree. What was written there since the commit stays, and decks behind links. */
export async function applyJoined(git: Git, folder: string, { writes, removals }: Joined): Promise<void> {
  // A folder that takes the place of a file, or a file that of a folder, has to wait for it to go.
  const waits = ({ path }: { path: string }): boolean =>
    removals.some((gone) => path.startsWith(`${gone.path}/`) || gone.path.startsWith(`${path}/`))
  const [late, early] = [writes.filter(waits), writes.filter((write) => !waits(write))]
  await writeAll(git, folder, early)
  for (const { path, id } of removals) removeFile(folder, path, await blob(git, id))
  await writeAll(git, folder, late)
}

async function writeAll(git: Git, folder: string, writes: Joined['writes']): Promise<void> {
  for (const { path, content, before } of writes) {
    if (isLog(path)) {
      if (!growLog(folder, path, content)) throw new SyncError('link', path)
      continue
    }
    if (isBehindLink(folder, path)) continue
    const now = fileAt(folder, path)
    const known = before === undefined ? nothing : await blob(git, before)
    const untouched = now === undefined || now.equals(known)
    const text = untouched
      ? content
      : (await joinTexts(git, folder, { base: known, ours: now, theirs: content })).text
    if (!replaceFile(folder, path, text)) throw new SyncError('link', path)
  }
}
