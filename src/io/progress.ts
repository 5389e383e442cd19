import { Low } from 'lowdb'
import { noProgress } from '../model/index.ts'
import type { ProgressStore } from '../world.ts'
import { type JournalTexts, journal, type Snapshot } from './journal.ts'

/** The learner's progress in a folder, through lowdb. */
export async function openProgress(
  folder: string,
  device: string,
  now: () => number,
  texts: JournalTexts,
): Promise<ProgressStore> {
  const log = journal(folder, device, texts)
  const db = new Low<Snapshot>(log, { ...noProgress(), log: {} })
  await db.read()
  let changed = false
  return {
    get progress() {
      return db.data
    },
    async append(...events) {
      changed = true
      log.append(events, new Date(now()))
    },
    async close() {
      log.close()
      // The snapshot is a cache: a disk that takes no more must not spoil the end of a session.
      if (changed) await db.write().catch(() => undefined)
      changed = false
    },
  }
}
