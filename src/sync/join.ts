import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SyncError } from './fault.ts'
import { type Git, GitError } from './git.ts'
import { blob, changedTree, keepBlob } from './objects.ts'
import { type Change, isLog, joinLines, joinTrees, type Tree } from './tree.ts'
import { fileAt, growLog, removeFile, replaceFile } from './worktree.ts'

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
    if (!(error instanceof GitError) || error.code === 'missing') throw error
    return { text: texts.ours, clash: true }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The content that a joined path gets, and that of `path.other` where both sides changed the same lines. */
async function contentOf(
  git: Git,
  folder: string,
  change: Extract<Change, { take: 'both' }>,
): Promise<{ text: Uint8Array; other?: Uint8Array }> {
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

/** Joins two commits' files; the index, which holds ours, then holds the result. */
export async function joinCommits(
  git: Git,
  folder: string,
  { base, ours, theirs }: { base: Tree; ours: Tree; theirs: Tree },
): Promise<Joined> {
  const joined: Omit<Joined, 'tree'> = { writes: [], removals: [], conflicts: [] }
  const changes = new Map<string, string | undefined>()
  const put = async (path: string, content: Uint8Array, id?: string): Promise<void> => {
    changes.set(path, id ?? (await keepBlob(git, content)))
    joined.writes.push({ path, content, before: ours.get(path) })
  }
  for (const change of joinTrees(base, ours, theirs)) {
    const { path, take } = change
    const mine = ours.get(path)
    if (take === 'theirs') await put(path, await blob(git, change.id), change.id)
    else if (take === 'none' && mine !== undefined) {
      changes.set(path, undefined)
      joined.removals.push({ path, id: mine })
    } else if (take === 'both') {
      const { text, other } = await contentOf(git, folder, change)
      await put(path, text)
      if (other === undefined) continue
      const taken = (name: string): boolean => ours.has(name) || theirs.has(name) || changes.has(name)
      await put(nameBeside(path, taken), other)
      joined.conflicts.push(path)
    }
  }
  return { ...joined, tree: await changedTree(git, changes) }
}

/** Brings the folder to a joined tree. What was written there since the commit stays. */
export async function applyJoined(git: Git, folder: string, { writes, removals }: Joined): Promise<void> {
  for (const { path, content, before } of writes) {
    if (isLog(path)) {
      if (!growLog(folder, path, content)) throw new SyncError('link', path)
      continue
    }
    const now = fileAt(folder, path)
    const known = before === undefined ? nothing : await blob(git, before)
    const untouched = now === undefined || now.equals(known)
    const text = untouched
      ? content
      : (await joinTexts(git, folder, { base: known, ours: now, theirs: content })).text
    if (!replaceFile(folder, path, text)) throw new SyncError('link', path)
  }
  for (const { path, id } of removals) removeFile(folder, path, await blob(git, id))
}
