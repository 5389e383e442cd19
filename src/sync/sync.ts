import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { SyncReport } from '../world/index.ts'
import { asFault, asking, SyncError } from './fault.ts'
import { type Git, GitError, type GitOptions, gitIn, reasonIn } from './git.ts'
import { applyJoined, joinCommits } from './join.ts'
import { hold } from './lock.ts'
import { mayBeDamage, mend } from './mend.ts'
import { type Commit, commitFiles, commitsOf, commitTree, treeOf } from './objects.ts'
import { type Remote, remoteOf } from './remote.ts'
import { marker, type Tree } from './tree.ts'

/** The input of a sync. */
export interface SyncOptions extends GitOptions {
  /** The data folder. */
  folder: string
  /** A name for this machine, for the history. */
  device: string
  /** The remote from now on; that of last time when absent. */
  remote?: string
  onStep?(step: 'fetch' | 'join' | 'push'): void
}

const branch = 'refs/heads/main'
const tracking = 'refs/remotes/origin/main'
const attempts = 8

/** The folder above a data folder that is a repository, so that the data folder cannot be one. */
function repositoryAbove(folder: string): string | undefined {
  let at = realpathSync(folder)
  while (dirname(at) !== at) {
    at = dirname(at)
    if (existsSync(join(at, '.git'))) return at
  }
  return undefined
}

/** Removes what a sync that was killed left: with our lock held nobody else writes there. */
function sweep(folder: string): void {
  const git = join(folder, '.git')
  for (const place of ['', 'refs/heads', 'refs/remotes/origin'])
    for (const name of existsSync(join(git, place)) ? readdirSync(join(git, place)) : [])
      if (name.endsWith('.lock') && name !== 'flagdrill.lock') rmSync(join(git, place, name), { force: true })
}

async function prepare(git: Git, folder: string): Promise<void> {
  if (existsSync(join(folder, '.git'))) {
    const ours = existsSync(join(folder, '.git', 'flagdrill')) || existsSync(join(folder, marker))
    if (!ours) throw new SyncError('not-ours', folder)
  } else {
    const above = repositoryAbove(folder)
    if (above !== undefined) throw new SyncError('inside', above)
    await git(['--version'])
    mkdirSync(join(folder, '.git'), { recursive: true })
    writeFileSync(join(folder, '.git', 'flagdrill'), '')
    await asking('unreachable', reasonIn, git(['init', '--quiet', '--initial-branch=main', folder]))
  }
  mkdirSync(join(folder, '.git', 'info'), { recursive: true })
  // Attributes that come with decks must not start filters.
  writeFileSync(
    join(folder, '.git', 'info', 'attributes'),
    '* -text !filter !diff !merge !ident !working-tree-encoding\n',
  )
}

async function remoteFor(git: Git, options: SyncOptions): Promise<Remote> {
  const { remote: given, folder } = options
  if (given !== undefined) {
    const remote = remoteOf(given, (path) => resolve(path))
    if (!remote) throw new SyncError('bad-remote', given)
    if (remote.folder !== undefined) await makeFolderRemote(git, remote.folder, folder)
    return remote
  }
  // Read as a file: what else is damaged in the repository does not matter here.
  const config = ['config', '--file', join(folder, '.git', 'config'), '--default', '']
  const url = (await git([...config, '--get', 'remote.origin.url'])).toString().trim()
  if (url === '') throw new SyncError('no-remote', folder)
  const remote = remoteOf(url, (path) => path)
  if (!remote) throw new SyncError('bad-remote', url)
  return remote
}

/** A folder that holds nothing becomes a repository; one that holds other things is refused. */
async function makeFolderRemote(git: Git, place: string, folder: string): Promise<void> {
  if (resolve(place) === resolve(folder)) throw new SyncError('bad-remote', place)
  const there = existsSync(place) ? readdirSync(place) : []
  if (there.includes('.git') || (there.includes('HEAD') && there.includes('objects'))) return
  if (there.length > 0) throw new SyncError('foreign', place)
  try {
    // A stick that is not plugged in is no reason to make its folder.
    if (!existsSync(place)) mkdirSync(place)
  } catch (error) {
    throw new SyncError('unreachable', `${place}: ${(error as NodeJS.ErrnoException).code}`)
  }
  await git(['init', '--quiet', '--bare', '--initial-branch=main', place])
}

/** One round: commit, fetch, join, send. False where somebody else was quicker and it has to be done again. */
async function round(git: Git, options: SyncOptions, remote: Remote, synced: SyncReport): Promise<boolean> {
  const { folder, device, onStep } = options
  const before = await commitsOf(git, branch, tracking)
  const [known, head] = [before.get(tracking), before.get(branch)]
  onStep?.('fetch')
  // Neither waits for the other; what was answered is committed also where nobody can be reached.
  const [committed, reached] = await Promise.allSettled([
    commitFiles(git, folder, device, head),
    fetch(git, remote),
  ])
  if (committed.status === 'rejected') throw committed.reason
  const local = committed.value
  if (local.id !== head?.id) await git(['update-ref', branch, local.id])
  if (reached.status === 'rejected') throw reached.reason
  const fetched = reached.value
  if (fetched?.id === local.id) return true
  if (fetched !== undefined) {
    onStep?.('join')
    synced.rewritten ||= known !== undefined && !(await holds(git, fetched.id, known.id))
    await receive(git, options, { local, fetched, remote }, synced)
  }
  onStep?.('push')
  return push(git, remote, synced)
}

/** Joins what came from the remote into the folder. */
async function receive(
  git: Git,
  { folder, device }: SyncOptions,
  { local, fetched, remote }: { local: Commit; fetched: Commit; remote: Remote },
  synced: SyncReport,
): Promise<void> {
  const theirs = await foreignTree(git, fetched.id, remote)
  const common = await git(['merge-base', local.id, fetched.id]).catch(() => Buffer.alloc(0))
  const base = common.toString().trim()
  if (base === fetched.id) return
  const trees = { base: await treeOf(git, base || undefined), ours: await treeOf(git, local.id), theirs }
  const joined = await joinCommits(git, folder, trees)
  await applyJoined(git, folder, joined)
  synced.received += joined.writes.length + joined.removals.length
  synced.conflicts.push(...joined.conflicts)
  const same = base === local.id && joined.tree === fetched.tree
  const merged = same ? fetched.id : await commitTree(git, joined.tree, [local.id, fetched.id], device)
  await git(['update-ref', branch, merged])
}

/** The files of a remote's commit. Throws SyncError, and forgets the commit, where they are not those of a data folder. */
async function foreignTree(git: Git, fetched: string, remote: Remote): Promise<Tree> {
  try {
    const tree = await treeOf(git, fetched)
    if (!tree.has(marker)) throw new SyncError('foreign', remote.url)
    return tree
  } catch (error) {
    await git(['update-ref', '-d', tracking])
    throw error
  }
}

async function fetch(git: Git, remote: Remote): Promise<Commit | undefined> {
  const what = `+${branch}:${tracking}`
  try {
    await git([
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-auto-gc',
      '--no-write-fetch-head',
      '--',
      remote.url,
      what,
    ])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    // A remote that holds nothing yet.
    if (/couldn't find remote ref/.test(error.said)) return undefined
    throw new SyncError('unreachable', reasonIn(error.said))
  }
  return (await commitsOf(git, tracking)).get(tracking)
}

const holds = (git: Git, commit: string, older: string): Promise<boolean> =>
  git(['merge-base', '--is-ancestor', older, commit]).then(
    () => true,
    () => false,
  )

/** Sends; hooks of a remote on this machine are not run. */
async function push(git: Git, remote: Remote, synced: SyncReport): Promise<boolean> {
  const program =
    remote.folder === undefined ? [] : ['--receive-pack', 'git -c core.hooksPath=/dev/null receive-pack']
  try {
    await git(['push', '--quiet', '--no-verify', ...program, '--', remote.url, `${branch}:${branch}`])
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    if (
      /non-fast-forward|fetch first|\[rejected\]|failed to update ref|cannot lock ref|incorrect old value/i.test(
        error.said,
      )
    )
      return false
    throw new SyncError(
      /Could not|unable to access|Connection|resolve/i.test(error.said) ? 'unreachable' : 'rejected',
      reasonIn(error.said),
    )
  }
  await git(['update-ref', tracking, branch])
  synced.sent = true
  return true
}

/** Synchronises a data folder with a remote: commits its files, joins what others sent, sends the result. At any moment the folder holds every line that it held before; a repository that a power failure has damaged is made anew. Throws SyncError. */
export async function sync(
  options: SyncOptions,
  git: Git = gitIn(options.folder, options),
): Promise<SyncReport> {
  const { folder } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await prepare(git, folder).catch(refused)
  const release = hold(join(folder, '.git', 'flagdrill.lock'))
  if (!release) throw new SyncError('busy', folder)
  try {
    sweep(folder)
    return await rounds(git, options).catch(async (error) => {
      if (!mayBeDamage(error)) throw error
      await mend(git, folder)
      return rounds(git, options)
    })
  } catch (error) {
    return refused(error)
  } finally {
    release()
  }
}

/** Throws what git or the file system refused as a fault. */
function refused(error: unknown): never {
  throw asFault(error)
}

async function rounds(git: Git, options: SyncOptions): Promise<SyncReport> {
  const remote = await remoteFor(git, options)
  const synced: SyncReport = {
    remote: remote.url,
    received: 0,
    sent: false,
    conflicts: [],
    rewritten: false,
  }
  for (let attempt = 0; attempt < attempts; attempt++)
    if (await round(git, options, remote, synced)) {
      if (options.remote !== undefined) await git(['config', 'remote.origin.url', remote.url])
      return synced
    }
  throw new SyncError('rejected', remote.url)
}
