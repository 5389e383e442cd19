import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SyncError } from './fault.ts'
import { type Git, GitError } from './git.ts'

/** Names of files that stay: they are ours. */
const kept = ['flagdrill', 'flagdrill.lock', 'info', 'damaged']

/** Whether git gets on with something; one that was stopped tells nothing. */
async function works(git: Git, args: readonly string[]): Promise<boolean> {
  try {
    await git(args)
    return true
  } catch (error) {
    if (!(error instanceof GitError) || error.code !== 'failed') throw error
    return false
  }
}

/** Whether a failure may come from files of git that are damaged. */
export const mayBeDamage = (error: unknown): boolean =>
  error instanceof GitError
    ? error.code === 'failed'
    : error instanceof SyncError &&
      (error.fault === 'unreachable' || error.fault === 'rejected') &&
      /object|\brefs?\b|reference|corrupt|repository/i.test(error.detail)

/** Mends the repository of a data folder after git has failed: files of git that are empty after a power failure would stop every sync. The index is made anew, and where the rest is damaged all of the repository; the old one is kept in `damaged`. The folder itself holds every line, so that nothing is lost by it. Throws GitError. */
export async function mend(git: Git, folder: string): Promise<void> {
  const place = join(folder, '.git')
  rmSync(join(place, 'index'), { force: true })
  if (await works(git, ['fsck', '--no-dangling', '--no-progress'])) return
  const config = join(place, 'config')
  const readable = await works(git, ['config', '--file', config, '--list'])
  const damaged = join(place, 'damaged')
  rmSync(damaged, { recursive: true, force: true })
  mkdirSync(damaged)
  for (const name of readdirSync(place))
    if (!kept.includes(name) && !(name === 'config' && readable))
      renameSync(join(place, name), join(damaged, name))
  await git(['init', '--quiet', '--initial-branch=main', folder])
}
