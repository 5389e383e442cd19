import { GitError, reasonIn } from './git.ts'

/** Why a folder was not synchronised; nothing is lost and nothing is half done. */
export type SyncFault =
  | 'no-git'
  | 'inside'
  | 'not-ours'
  | 'no-remote'
  | 'bad-remote'
  | 'foreign'
  | 'link'
  | 'busy'
  | 'unreachable'
  | 'git'
  | 'file'
  | 'rejected'
  | 'no-decks'
  | 'bad-name'
  | 'name-taken'
  | 'no-subscription'
  | 'bad-subscription'

/** A sync that was refused; `detail` names the path, the remote or what git said. */
export class SyncError extends Error {
  override name = 'SyncError'
  constructor(
    readonly fault: SyncFault,
    readonly detail: string,
  ) {
    super(`${fault}: ${detail}`)
  }
}

/** Runs git and turns its failures into faults. */
export async function asking(
  fault: SyncFault,
  detail: (said: string) => string,
  work: Promise<Buffer>,
): Promise<Buffer> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    if (error.code === 'missing') throw new SyncError('no-git', 'git')
    throw new SyncError(fault, detail(error.said))
  }
}

/** Turns an error of git or of the file system into a fault; any other error stays as it is. */
export function asFault(error: unknown): unknown {
  if (error instanceof GitError)
    return error.code === 'missing'
      ? new SyncError('no-git', 'git')
      : new SyncError('git', reasonIn(error.said))
  const { syscall, path, code } = error as NodeJS.ErrnoException
  return syscall === undefined || path === undefined ? error : new SyncError('file', `${path}: ${code}`)
}
