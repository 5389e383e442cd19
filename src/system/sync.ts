import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Texts } from '../i18n/index.ts'
import { Stopped, sanitize, UserError, wordOf } from '../model/index.ts'
import type { Refused } from '../sync/index.ts'
import type { Subscriptions, World } from '../world/index.ts'

const unattendedName = 'FLAGDRILL_UNATTENDED'
const troubleFile = (folder: string): string => join(folder, 'cache', 'sync-trouble.txt')

function noteTrouble(folder: string, message: string): void {
  mkdirSync(dirname(troubleFile(folder)), { recursive: true, mode: 0o700 })
  writeFileSync(troubleFile(folder), message, { mode: 0o600 })
}

/** Why the last sync in the background failed; undefined when it did not. */
export function syncTrouble(folder: string): string | undefined {
  try {
    return sanitize(readFileSync(troubleFile(folder), 'utf8')).split('\n')[0]
  } catch {
    return undefined
  }
}

/** Starts a sync that goes on when this program has ended, where the folder was synchronised before. */
export function syncInBackground(program: string, folder: string, env: NodeJS.ProcessEnv): void {
  if (!existsSync(join(folder, '.git', 'flagdrill'))) return
  // The single executable is program and Node in one.
  const whole = process.getBuiltinModule?.('node:sea' as 'node:fs') as { isSea?(): boolean } | undefined
  const start = whole?.isSea?.() ? [] : [program]
  spawn(process.execPath, [...start, 'sync', '--data', folder], {
    detached: true,
    stdio: 'ignore',
    env: { ...env, [unattendedName]: '1' },
  })
    .on('error', () => undefined)
    .unref()
}

/** Runs something with git that Ctrl-C stops, and tells what was refused in the learner's words. */
async function attended<T extends object | undefined>(
  texts: Texts,
  work: (signal: AbortSignal) => Promise<T | Refused>,
  refused?: (fault: string, message: string) => void,
): Promise<T> {
  const stop = new AbortController()
  const interrupt = (): void => stop.abort()
  process.once('SIGINT', interrupt)
  try {
    const result = await work(stop.signal)
    if (result === undefined || !('fault' in result)) return result as T
    const { fault, detail } = result
    const worded = detail.replace(/(?<=: )E[A-Z]+$/, (code) => wordOf(texts.reasons, code) ?? code)
    const message = texts.sync.faults[fault](sanitize(worded).replaceAll('\n', ' '))
    refused?.(fault, message)
    throw new UserError(message, texts.sync.hints[fault])
  } catch (error) {
    throw stop.signal.aborted ? new Stopped('ctrl-c') : error
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

/** Joins a data folder with a remote; when it is stopped, nothing is half done. */
export function syncOf(folder: string, device: string, env: NodeJS.ProcessEnv, texts: Texts): World['sync'] {
  return async (remote, onStep) => {
    const { trySync } = await import('../sync/index.ts')
    const unattended = env[unattendedName] === '1'
    const report = await attended(
      texts,
      (signal) => trySync({ folder, device, remote, env, signal, onStep, unattended }),
      // Another sync that is running is no trouble, and it says by itself what comes of it.
      (fault, message) => void (unattended && fault !== 'busy' && noteTrouble(folder, message)),
    )
    rmSync(troubleFile(folder), { force: true })
    return report
  }
}

/** Decks that others share, kept in a data folder. */
export function subscriptionsOf(data: string, env: NodeJS.ProcessEnv, texts: Texts): Subscriptions {
  const room = () => import('../sync/index.ts')
  return {
    names: async () => (await room()).subscriptionsIn(data),
    add: async (source, name) => {
      const { trySubscribe } = await room()
      return attended(texts, (signal) => trySubscribe(data, source, name, { env, signal }))
    },
    update: async (name) => {
      const { tryRenew } = await room()
      return attended(texts, (signal) => tryRenew(data, name, { env, signal }))
    },
    remove: async (name) => {
      const { tryUnsubscribe } = await room()
      await attended(texts, () => tryUnsubscribe(data, name))
    },
  }
}
