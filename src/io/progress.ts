import { Low } from 'lowdb'
import type { ProgressStore } from '../world.ts'
import { type JournalTexts, journal, noSnapshot, type Snapshot } from './journal.ts'

/** The learner's progress in a folder, through lowdb. */
export async function openProgress(
  folder: string,
  device: string,
  now: () => number,
  texts: JournalTexts,
): Promise<ProgressStore> {
  const log = journal(folder, device, texts)
  const db = new Low<Snapshot>(log, noSnapshot())
  await db.read()
  let changed = false
  // A long history that had to be told anew is not told again at the next start.
  if (log.told() > 5000) await db.write().catch(() => undefined)
  return {
    get progress() {
      return db.data
    },
    get damaged() {
      return log.damaged()
    },
    async append(...events) {
      changed = true
      log.append(events)
      // A rebuild makes a new state.
      db.data = log.state()
    },
    async close() {
      log.close()
      // The snapshot is a cache: a disk that takes no more must not spoil the end of a session.
      if (changed) {
        await db.write().catch(() => undefined)
        const { backUpDaily } = await import('./care.ts')
        await backUpDaily(folder, new Date(now()).toISOString().slice(0, 10))
      }
      changed = false
    },
  }
}
