import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SyncError } from './fault.ts'
import type { Git } from './git.ts'
import { isLog, marker, type Tree, treeIn } from './tree.ts'
import { filesIn, growLog, isGone } from './worktree.ts'

const ignored = '/*\n!/reviews/\n!/decks/\n!/goals/\n!/flagdrill.json\n!/.gitignore\n*.tmp\n'

const lineOf = (output: Buffer): string => output.toString().trim()

/** A commit and its tree. */
export interface Commit {
  id: string
  tree: string
}

/** The commits that some references name; a reference that is not there is left out. */
export async function commitsOf(git: Git, ...names: string[]): Promise<Map<string, Commit>> {
  const rows = lineOf(await git(['for-each-ref', '--format=%(refname) %(objectname) %(tree)', ...names]))
  const found = rows.split('\n').map((row) => row.split(' '))
  return new Map(found.map(([name = '', id = '', tree = '']) => [name, { id, tree }]))
}

/** The files of a commit; none of no commit. Throws SyncError for a commit that holds what no repository of ours does. */
export async function treeOf(git: Git, commit: string | undefined): Promise<Tree> {
  if (commit === undefined) return new Map()
  const found = treeIn((await git(['ls-tree', '-r', '-z', commit])).toString())
  if ('foreign' in found) throw new SyncError('foreign', found.foreign)
  return found.tree
}

/** The content of a file by its id. */
export const blob = (git: Git, id: string): Promise<Buffer> => git(['cat-file', 'blob', id])

/** Keeps a content in the repository and gives its id. */
export const keepBlob = async (git: Git, content: Uint8Array): Promise<string> =>
  lineOf(await git(['hash-object', '-w', '--stdin'], content))

/** The tree of the index with some paths changed, or taken out where the id is undefined. */
export async function changedTree(
  git: Git,
  changes: ReadonlyMap<string, string | undefined>,
): Promise<string> {
  // Removals first: a folder may have the name of what goes.
  const ordered = [...changes].sort(([, a], [, b]) => Number(a !== undefined) - Number(b !== undefined))
  const rows = ordered.map(([path, id]) => `${id ? 100644 : 0} ${id ?? '0'.repeat(40)}\t${path}\0`)
  if (rows.length > 0) await git(['update-index', '-z', '--index-info'], rows.join(''))
  return lineOf(await git(['write-tree']))
}

/** Makes a commit and gives its id. */
export async function commitTree(
  git: Git,
  tree: string,
  parents: readonly string[],
  device: string,
): Promise<string> {
  const named = parents.flatMap((parent) => ['-p', parent])
  return lineOf(await git(['commit-tree', tree, ...named, '-m', `sync: ${device}`]))
}

/** Brings back the logs of a commit that were deleted; gives their paths. */
async function regrow(git: Git, folder: string, head: Commit, there: ReadonlySet<string>): Promise<string[]> {
  const grown: string[] = []
  for (const [path, id] of await treeOf(git, head.id))
    if (isLog(path) && !there.has(path) && isGone(folder, path) && growLog(folder, path, await blob(git, id)))
      grown.push(path)
  return grown
}

/** Commits the files of a folder as they are now and gives the commit, `head` where nothing has changed. Logs that were deleted come back; what is behind a link now or cannot be read stays as it was. */
export async function commitFiles(
  git: Git,
  folder: string,
  device: string,
  head: Commit | undefined,
): Promise<Commit> {
  const found = filesIn(folder)
  if ('link' in found) throw new SyncError('link', found.link)
  if (!existsSync(join(folder, marker))) writeFileSync(join(folder, marker), '{"flagdrill":1}\n')
  if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), ignored)
  const inIndex = async (): Promise<string[]> =>
    (await git(['ls-files', '-z'])).toString().split('\0').filter(Boolean)
  let known = await inIndex()
  if (known.length === 0 && head !== undefined) {
    await git(['read-tree', head.tree])
    known = await inIndex()
  }
  const files = [...found.files, marker, '.gitignore']
  const there = new Set([...files, ...found.linked])
  const missing = known.filter((path) => !there.has(path))
  // The index holds every log of the commit, unless somebody deleted it.
  if (head !== undefined && missing.some(isLog)) files.push(...(await regrow(git, folder, head, there)))
  const gone = missing.filter((path) => isGone(folder, path))
  const rows = (paths: readonly string[]): string => paths.map((path) => `${path}\0`).join('')
  // A folder may have taken the place of a file: first what is gone goes.
  if (gone.length > 0) await git(['update-index', '-z', '--force-remove', '--stdin'], rows(gone))
  await git(['update-index', '-z', '--add', '--remove', '--stdin'], rows(files))
  const linked = new Map<string, string>()
  for (const path of found.linked) linked.set(path, await keepBlob(git, readFileSync(join(folder, path))))
  const tree = await changedTree(git, linked)
  if (head?.tree === tree) return head
  return { id: await commitTree(git, tree, head === undefined ? [] : [head.id], device), tree }
}
