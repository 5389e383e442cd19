import { absolute } from '../files.ts'
import type { Redirect } from './parse.ts'
import type { Shell } from './process.ts'
import type { Word } from './tokens.ts'

/** Runs something with its output where redirections send it. */
export function redirected(
  shell: Shell,
  redirects: readonly Redirect[],
  nameOf: (word: Word) => string,
  work: (own: Shell) => number,
): number {
  if (redirects.length === 0) return work(shell)
  const own: Shell = { ...shell }
  for (const { kind, stream, target } of redirects) {
    const name = nameOf(target)
    const failed = kind === '>&' ? duplicate(own, stream, name) : open(own, kind, stream, name)
    if (failed !== undefined) {
      shell.err(failed)
      return 1
    }
  }
  const code = work(own)
  shell.cwd = own.cwd
  shell.status = own.status
  return code
}

function duplicate(own: Shell, stream: number, target: string): undefined {
  const { out, err } = own
  if (stream === 2 && target === '1') own.err = out
  if (stream === 1 && target === '2') own.out = err
  return undefined
}

/** Sends a stream to a writer; `&>` sends both. */
function send(own: Shell, stream: number, write: (piece: string) => void): void {
  if (stream !== 2) own.out = write
  if (stream >= 2) own.err = write
}

/** Opens a file for a stream, and returns what is said when that fails. */
export function open(own: Shell, kind: Redirect['kind'], stream: number, name: string): string | undefined {
  const path = absolute(own.cwd, name)
  if (kind === '<') return openInput(own, path, name)
  if (path === '/dev/null') {
    send(own, stream, () => undefined)
    return undefined
  }
  if (path === '/dev/stderr' || path === '/dev/stdout')
    return duplicate(own, stream, path === '/dev/stderr' ? '2' : '1')
  const { fs } = own
  const error = fs.write(path, '', kind === '>>')
  if (error) {
    const reason = error === 'No such file or directory' ? 'nonexistent directory' : error
    return own.machine.flavour === 'gnu'
      ? `bash: line 1: ${name}: ${error}\n`
      : `sh: can't create ${name}: ${reason}\n`
  }
  send(own, stream, (piece) => void fs.write(path, piece, true))
  return undefined
}

function openInput(own: Shell, path: string, name: string): string | undefined {
  const text = own.fs.read(path)
  if (typeof text !== 'string')
    return own.machine.flavour === 'gnu'
      ? `bash: line 1: ${name}: ${text.error}\n`
      : `sh: can't open ${name}: no such file\n`
  own.stdin = text
  return undefined
}
