import {
  type CardId,
  type Day,
  type Grade,
  grades,
  type Hold,
  hash,
  type Memory,
  type Review,
} from '../model/index.ts'
import type { Scheduler } from '../schedule/index.ts'
import { longestAnswerMs } from './limits.ts'
import type { AnkiCard, Answered } from './read.ts'

/** The context for making reviews of answers. */
export interface Clock {
  now: number
  dayAt(at: number): Day
  /** The program that knows the answers; their ids begin with it. */
  origin: string
  /** The scheduler that makes the memories of a card. */
  schedulerOf(card: CardId): Scheduler
}

/** The part of our reviews that is compared. */
export interface KnownReview extends Pick<Review, 'id' | 'at' | 'grade' | 'after'> {
  /** Taken back: no memory comes of it, but what Anki still knows of it does not return. */
  undone?: boolean
}

const shortId = (card: CardId): string => hash(card).toString(36)
// An answer of ours may stand so much later in Anki, where no two have one time.
const slack = 1000
const earliest = Date.UTC(2000)

/** Whether a memory has days that there are: a scheduler cannot go on from others. */
const onCalendar = ({ day, due }: Memory): boolean =>
  [day, due].every((date) => Number.isFinite(Date.parse(`${date}T00:00:00Z`)))

/** Answers that a learner gave and that count: nothing done by hand, beside the schedule, or before the card was made new again. */
function counted(history: readonly Answered[], now: number): Answered[] {
  const reset = history.findLastIndex(({ type, ease, factor }) => type === 4 && ease === 0 && factor === 0)
  return history
    .slice(reset + 1)
    .filter(
      ({ id, ease, type, factor }) =>
        [1, 2, 3, 4].includes(ease) &&
        type < 4 &&
        !(type === 3 && factor === 0) &&
        Number.isInteger(id) &&
        id >= earliest &&
        id < now + 2 * 86_400_000,
    )
}

/** Our own reviews of a card, as they are passed one after the other. */
interface Passing {
  known: readonly KnownReview[]
  met: number
  memory: Memory | undefined
}

/** Passes our reviews up to an answer; whether it is one of them. */
function passTo(passing: Passing, { at, grade, id }: { at: number; grade: Grade; id: string }): boolean {
  const { known } = passing
  let ours = false
  while (passing.met < known.length && Math.floor(known[passing.met]!.at) <= at) {
    const review = known[passing.met++]!
    if (!review.undone && onCalendar(review.after)) passing.memory = review.after
    if (review.id === id || (review.grade === grade && at - review.at <= slack)) ours = true
  }
  return ours
}

/** The reviews that an Anki card knows and we do not, each with the memory that our scheduler makes of it, and how many of its answers are ours already. `known` are our own reviews of the card, oldest first. */
export function reviewsOf(
  card: CardId,
  history: readonly Answered[],
  known: readonly KnownReview[],
  clock: Clock,
): { reviews: Review[]; there: number } {
  const scheduler = clock.schedulerOf(card)
  const reviews: Review[] = []
  const passing: Passing = { known, met: 0, memory: undefined }
  let there = 0
  for (const { id: at, ease, took } of counted(history, clock.now)) {
    const grade = grades[ease - 1]!
    const id = `${clock.origin}-${at.toString(36)}-${shortId(card)}`
    if (passTo(passing, { at, grade, id })) {
      there++
      continue
    }
    const day = clock.dayAt(at)
    const { memory } = passing
    const after = scheduler.next(card, memory, at, day, grade)
    reviews.push({
      type: 'review',
      id,
      card,
      at,
      day,
      grade,
      took: took > 0 ? Math.min(took, longestAnswerMs) : undefined,
      first: memory === undefined || undefined,
      by: scheduler.name,
      after,
    })
    passing.memory = after
  }
  return { reviews, there }
}

/** The suspension of a card that is suspended in Anki. */
export const holdOfSuspended = (card: CardId, { changed }: AnkiCard, clock: Clock): Hold => {
  const at = Math.min(Math.max(changed * 1000, earliest), clock.now)
  return {
    type: 'hold',
    id: `anki-hold-${changed.toString(36)}-${shortId(card)}`,
    card,
    at,
    day: clock.dayAt(at),
    until: 'always',
  }
}
