import { Low } from 'lowdb'
import { placeOf } from '../model/index.ts'
import type { ProgressStore } from '../world.ts'
import { type JournalTexts, journal, noSnapshot, type Snapshot } from './journal.ts'
import { type KeptPlan, planFile, readPlan, writePlan } from './plan.ts'

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
  const file = planFile(folder, device)
  let kept: KeptPlan | undefined
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
    sitting() {
      kept = readPlan(file)
      if (!kept) return undefined
      const { plan, marks, last } = kept
      const events = log.since(marks).filter((event) => {
        const place = placeOf(event)
        return place > last.place || (place === last.place && event.id > last.id)
      })
      return { plan, events }
    },
    keep(plan) {
      if (plan === undefined) kept = undefined
      else if (kept?.plan.cards === plan.cards) kept = { ...kept, plan }
      else kept = { plan, marks: log.marks(), last: log.state().last }
      writePlan(file, kept)
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
