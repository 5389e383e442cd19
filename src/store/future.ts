import {
  applyEvent,
  type CardId,
  type LogEvent,
  type Memory,
  noProgress,
  type Renaming,
  type Undo,
  undoOfReview,
} from '../model/index.ts'
import { isAhead } from './check.ts'
import { everyEvent } from './events.ts'
import { inOrder } from './log.ts'

/** The events that take back every answer with a time that has not come yet, the latest first: its cards, under the ids that they have now, get the memory back that they had before. */
export function undoFuture(
  folder: string,
  now: number,
  newId: () => string,
  ids: Pick<Renaming, 'event'>,
): LogEvent[] {
  const events = inOrder([
    ...new Map([...everyEvent(folder)].map(({ event }) => [event.id, ids.event(event)])).values(),
  ])
  const undone = new Set(events.flatMap((event) => (event.type === 'undo' ? [event.of] : [])))
  const progress = noProgress()
  const undos: Undo[] = []
  const memoryOf = (card: CardId): Memory | undefined =>
    Object.hasOwn(progress.cards, card) ? progress.cards[card] : undefined
  for (const event of events) {
    if (event.type === 'review' && isAhead(event, now) && !undone.has(event.id))
      undos.push(undoOfReview(event, memoryOf(event.card), { id: newId(), at: now }))
    applyEvent(progress, event)
  }
  return undos.reverse()
}
