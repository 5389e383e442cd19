import type { Texts } from '../i18n/index.ts'
import { harmless, Stopped, UserError } from '../model/index.ts'
import type { World } from '../world.ts'

/** Joins a data folder with a remote, its failures in the learner's words; Ctrl-C stops it, and nothing is half done. */
export function syncOf(folder: string, device: string, env: NodeJS.ProcessEnv, texts: Texts): World['sync'] {
  return async (remote, onStep) => {
    const { trySync } = await import('../sync/index.ts')
    const stop = new AbortController()
    const interrupt = (): void => stop.abort()
    process.once('SIGINT', interrupt)
    try {
      const result = await trySync({ folder, device, remote, env, signal: stop.signal, onStep })
      if (!('fault' in result)) return result
      const { fault, detail } = result
      throw new UserError(
        texts.sync.faults[fault](harmless(detail).replaceAll('\n', ' ')),
        texts.sync.hints[fault],
      )
    } catch (error) {
      throw stop.signal.aborted ? new Stopped('ctrl-c') : error
    } finally {
      process.removeListener('SIGINT', interrupt)
    }
  }
}
