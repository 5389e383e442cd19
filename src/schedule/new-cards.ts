import type { Day, Progress } from '../model/index.ts'

/** Answers to cards from an earlier day, the first of a day to each. */
export interface Recall {
  reviews: number
  /** Those that were right. */
  recalled: number
}

// Repeats that say how well cards are remembered now; of older days none is needed.
const enough = 60

/** The repeats of a day. */
export interface DayRecall extends Recall {
  day: Day
}

/** The last days with repeats, newest first: as many as it takes to have enough of them without the newest, which may be today. */
export function recentRecall(days: Progress['days']): DayRecall[] {
  const recent: DayRecall[] = []
  let older = 0
  for (const day of Object.keys(days).sort().reverse() as Day[]) {
    const { reviews, recalled } = days[day]!
    if (reviews === 0) continue
    if (older >= enough) break
    if (recent.length > 0) older += reviews
    recent.push({ day, reviews, recalled })
  }
  return recent
}

/** The repeats before a day: those of the day itself must not change how many new cards it has. */
function recallBefore(today: Day, recent: readonly DayRecall[]): Recall {
  const recall = { reviews: 0, recalled: 0 }
  for (const { day, reviews, recalled } of recent) {
    if (recall.reviews >= enough) break
    if (day >= today) continue
    recall.reviews += reviews
    recall.recalled += recalled
  }
  return recall
}

// The lowest retention that may be asked for: who remembers less is asked more than anybody wants to be.
const lowest = 0.7
// So many repeats at the usual retention are mixed with the learner's own: one bad morning says little.
const trust = { reviews: 10, recalled: 9 }

/** The part of the usual number of new cards, above 0 up to 1, that recall leaves room for. A card is asked until it is right, 1 / recall times on average: below 70 % every new card costs more repeats than the day is planned for, so the number falls in proportion. */
const newShare = ({ reviews, recalled }: Recall): number =>
  Math.min(1, (recalled + trust.recalled) / (reviews + trust.reviews) / lowest)

/** New cards are fewer than usual: so many a day, of so many. */
export interface FewerNew extends Recall {
  new: number
  usual: number
}

// The seconds that a new card takes on the day on which it is met, on average. It is no estimate of the learner's pace: that changes with every answer, and the number of new cards of a day must not.
const perNew = 24

/** The limits that new cards depend on: cards and minutes a day, and whether the cards were asked for. */
interface NewLimits {
  newPerDay: number
  newAsked?: boolean
  /** Minutes do not limit new cards. */
  newBeyondMinutes?: boolean
  minutes?: number
}

/** The new cards of a day: three fifths of the minutes that are wished for are theirs, since each of them is asked again in the next days. */
const usualNew = ({ newPerDay, newAsked, minutes }: NewLimits): number =>
  newAsked || minutes === undefined
    ? newPerDay
    : Math.min(newPerDay, Math.max(1, Math.round((36 * minutes) / perNew)))

/** The room that is left today for new cards after those that were `met`: what is usual, and what little recall on the days before leaves of it. It follows from limits and earlier days alone, so that it falls with each card that is met and changes with nothing else. */
export function roomForNew(
  limits: NewLimits,
  recent: readonly DayRecall[],
  today: Day,
  met = 0,
): { cards: number; usual: number; recall: Recall } {
  const recall = recallBefore(today, recent)
  const usual = usualNew(limits)
  const share = limits.newAsked ? 1 : newShare(recall)
  const cards = Math.max(Math.min(1, usual), Math.round(share * usual))
  return { cards: Math.max(0, cards - met), usual: Math.max(0, usual - met), recall }
}

/** The limits of a day minus the work already done. */
export interface Room {
  cards: number
  seconds: number
}

/** Picks the new cards of a day with `take`, none while they are `held` back, and says whether they are fewer than usual. Those that were asked for without minutes come whatever the minutes of the day are. */
export function pickFresh<T>(
  take: (room: Room) => T[],
  held: boolean,
  seconds: number,
  { newBeyondMinutes }: NewLimits,
  { cards, usual, recall }: ReturnType<typeof roomForNew>,
  met: number,
): { fresh: T[]; fewerNew?: FewerNew; roomLeft: boolean } {
  const roomOf = (most: number): Room => ({
    cards: held ? 0 : most,
    seconds: newBeyondMinutes ? Number.POSITIVE_INFINITY : seconds,
  })
  const room = roomOf(cards)
  const fresh = take(room)
  const roomLeft = room.cards > 0 && room.seconds > 0
  // Said before the first of them only: later in the day it would be another number than that of the cards that come.
  const other = usual > cards && met === 0 ? take(roomOf(usual)).length : 0
  return other > fresh.length
    ? { fresh, roomLeft, fewerNew: { ...recall, new: fresh.length, usual: other } }
    : { fresh, roomLeft }
}
