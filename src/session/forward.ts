import type { Verdict } from '../kinds/index.ts'
import {
  type CardId,
  cardId,
  type Day,
  type Memory,
  type Progress,
  type Reschedule,
  type Review,
} from '../model/index.ts'
import type { Stamp } from './events.ts'

// No scheduler made this memory: only its day has changed.
const by = 'led back'

// More would be a session of its own.
const most = 2

/** The card that an option is known by: the one that recalls it or, before that was met, the one that recognises it; undefined where it comes by `soon` anyway, is put aside or was never met. */
function cardOf(subject: string, { cards, held }: Progress, soon: Day): [CardId, Memory] | undefined {
  for (const facet of ['recall', 'meaning']) {
    const id = cardId(subject, facet)
    const memory = cards[id]
    if (!memory) continue
    return memory.failed || memory.due <= soon || held[id] !== undefined ? undefined : [id, memory]
  }
  return undefined
}

/** The events that bring the cards of the options forward, to the day `soon`, that a task failed on; each card once, until it was answered again. */
export function broughtForward(
  review: Review,
  { missed = [] }: Pick<Verdict, 'missed'>,
  progress: Progress,
  soon: Day,
  stamp: () => Stamp,
): Reschedule[] {
  if (review.grade !== 'again') return []
  return [...new Set(missed)].slice(0, most).flatMap((subject): Reschedule[] => {
    const found = cardOf(subject, progress, soon)
    if (!found) return []
    const [card, before] = found
    return [
      {
        type: 'reschedule',
        ...stamp(),
        card,
        by,
        because: review.id,
        before,
        after: { ...before, due: soon },
      },
    ]
  })
}

/** The event that puts a card back on its former day; undefined if that day is not known. */
export const putBack = (event: Reschedule, stamp: Stamp): Reschedule | undefined =>
  event.before && { type: 'reschedule', ...stamp, card: event.card, by, after: event.before }
