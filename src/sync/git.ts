import { spawn } from 'node:child_process'

/** A failure of git with its output. */
export class GitError extends Error {
  override name = 'GitError'
  constructor(
    readonly code: 'missing' | 'failed' | 'killed',
    readonly said: string,
  ) {
    super(said)
  }
}

/** Runs a git command and gives what it printed. Throws GitError. */
export type Git = (args: readonly string[], input?: string | Uint8Array) => Promise<Buffer>

export interface GitOptions {
  /** Nobody can be asked for a password. */
  unattended?: boolean
  env: NodeJS.ProcessEnv
  signal?: AbortSignal
}

// Nothing of a repository or of the environment makes git run anything but itself and ssh.
const safe = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.autocrlf=false',
  'core.quotePath=false',
  'core.precomposeUnicode=true',
  'core.protectHFS=true',
  'core.protectNTFS=true',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'fetch.fsckObjects=true',
  'commit.gpgSign=false',
  'gc.autoDetach=false',
  'advice.detachedHead=false',
].flatMap((setting) => ['-c', setting])

function environment({ env, unattended }: GitOptions): NodeJS.ProcessEnv {
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !/^GIT_(?!SSH|ASKPASS)/.test(name)))
  return {
    ...rest,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    GIT_AUTHOR_NAME: 'flagdrill',
    GIT_AUTHOR_EMAIL: 'flagdrill@localhost',
    GIT_COMMITTER_NAME: 'flagdrill',
    GIT_COMMITTER_EMAIL: 'flagdrill@localhost',
    ...(unattended
      ? { GIT_TERMINAL_PROMPT: '0', GIT_SSH_COMMAND: env.GIT_SSH_COMMAND ?? 'ssh -o BatchMode=yes' }
      : {}),
  }
}

/** Git on a folder that is a repository of its own. */
export const gitIn =
  (folder: string, options: GitOptions): Git =>
  (args, input) =>
    new Promise((resolve, reject) => {
      // A repository that is made names its own place.
      const place = args[0] === 'init' ? [] : [`--git-dir=${folder}/.git`, `--work-tree=${folder}`]
      const child = spawn('git', [...safe, ...place, ...args], {
        cwd: folder,
        env: environment(options),
        signal: options.signal,
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      const out: Buffer[] = []
      let said = ''
      child.stdout.on('data', (piece: Buffer) => out.push(piece))
      child.stderr.on('data', (piece: Buffer) => {
        said = (said + piece).slice(-4000)
      })
      child.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ENOENT' ? new GitError('missing', 'git') : error),
      )
      child.on('close', (code) =>
        code === 0
          ? resolve(Buffer.concat(out))
          : reject(new GitError(code === null ? 'killed' : 'failed', said)),
      )
      // A command that ends early does not read all of its input.
      child.stdin.on('error', () => undefined)
      child.stdin.end(input ?? '')
    })

/** The line of what git said that tells why. */
export function reasonIn(said: string): string {
  const lines = said.split('\n').map((line) => line.trim())
  const telling =
    lines.find((line) => /^(?:fatal|error|remote|ssh|!)/i.test(line)) ?? lines.find((line) => line !== '')
  return (telling ?? 'git').replace(/^(?:fatal|error): /i, '')
}
