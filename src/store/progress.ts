import { Low } from 'lowdb'
import { isShortage } from '../io/folder.ts'
import {
  type CardId,
  type LogEvent,
  noRenaming,
  type Renaming,
  type ReportProgress,
  sequenceOf,
} from '../model/index.ts'
import type { ProgressStore } from '../world/index.ts'
import { type JournalTexts, journal } from './journal.ts'
import { type KeptPlan, planFile, readPlan, writePlan } from './plan.ts'
import { noSnapshot, type Snapshot } from './snapshot.ts'

/** The learner's progress in a folder, through lowdb. */
export async function openProgress(
  folder: string,
  device: string,
  now: () => number,
  texts: JournalTexts,
  tell: ReportProgress = () => undefined,
  ids: Renaming = noRenaming,
): Promise<ProgressStore> {
  const log = journal(folder, device, texts, tell, ids)
  const db = new Low<Snapshot>(log, noSnapshot())
  await db.read()
  tell()
  let changed = false
  const file = planFile(folder, device)
  let kept: KeptPlan | undefined
  /** The cards of the plan that was kept, as they were given. */
  let given: KeptPlan['plan']['cards'] | undefined
  /** The events after some marks; undefined where a log cannot be read now. */
  const eventsSince = (marks: KeptPlan['marks']): LogEvent[] | undefined => {
    try {
      return log.since(marks)
    } catch (error) {
      if (isShortage(error) || (error as NodeJS.ErrnoException).syscall === undefined) throw error
      return undefined
    }
  }
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
    session() {
      kept = readPlan(file)
      if (!kept) return undefined
      const { plan, marks, last } = kept
      const since = eventsSince(marks)
      // Without its answers it would ask again what was answered: another one is begun.
      if (since === undefined) return undefined
      const events = since.filter((event) => {
        const place = sequenceOf(event)
        return place > last.place || (place === last.place && event.id > last.id)
      })
      given = plan.cards.map((card) => ({ ...card, id: ids.card(card.id as CardId) }))
      return { plan: { ...plan, cards: given }, events: events.map(ids.event) }
    },
    async refresh() {
      log.refresh()
      db.data = log.state()
    },
    keep(plan) {
      if (plan === undefined) {
        const there = readPlan(file)
        // Another window has begun a session of its own meanwhile.
        const another = there !== undefined && kept !== undefined && there.plan.seed !== kept.plan.seed
        kept = undefined
        if (another) return
      } else if (kept && given === plan.cards) kept = { ...kept, plan: { ...plan, cards: kept.plan.cards } }
      else {
        given = plan.cards
        const cards = plan.cards.map(({ id, memory }) => ({ id, memory: memory ?? db.data.cards[id] }))
        kept = { plan: { ...plan, cards }, marks: log.marks(), last: log.state().last }
      }
      writePlan(file, kept)
    },
    async close() {
      log.close()
      // The snapshot is a cache: a disk that takes no more must not spoil the end of a session.
      if (changed) {
        await db.write().catch(() => undefined)
        const { backUpDaily } = await import('./backup.ts')
        await backUpDaily(folder, new Date(now()).toISOString().slice(0, 10))
      }
      changed = false
    },
  }
}
