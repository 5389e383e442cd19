import type { Progress } from '../model/index.ts'

/** Answers to cards from an earlier day, the first of a day to each. */
export interface Recall {
  reviews: number
  /** Those that were right. */
  recalled: number
}

// Repeats that say how well cards are remembered now; of older days none is needed.
const enough = 60

/** The repeats of the last days with any: as many days as it takes to have enough of them. */
export function recentRecall(days: Progress['days']): Recall {
  const recall = { reviews: 0, recalled: 0 }
  for (const day of Object.keys(days).sort().reverse()) {
    if (recall.reviews >= enough) break
    recall.reviews += days[day]!.reviews
    recall.recalled += days[day]!.recalled
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

// The seconds that a new card takes, on average.
const perNew = 20

/** The limits that new cards depend on: cards and minutes a day, and whether the cards were asked for. */
interface NewLimits {
  newPerDay: number
  newAsked?: boolean
  minutes?: number
}

/** The seconds that new cards may take a day: three fifths of the minutes that are wished for, since each of them is asked again in the next days. */
const secondsForNew = ({ minutes }: NewLimits): number =>
  minutes === undefined ? Number.POSITIVE_INFINITY : 36 * minutes

/** The room that is left today for new cards after those that were `met`, in cards and seconds, and how many fewer there are because little was remembered. */
export function roomForNew(
  limits: NewLimits,
  recall: Recall,
  met = 0,
): { room: { cards: number; seconds: number }; fewer?: FewerNew } {
  const { newPerDay, newAsked } = limits
  const share = newAsked ? 1 : newShare(recall)
  const fewest = Math.min(1, newPerDay)
  const cards = Math.max(fewest, Math.round(share * newPerDay))
  const room = {
    cards: cards - met,
    seconds: newAsked ? Number.POSITIVE_INFINITY : share * secondsForNew(limits) - perNew * met,
  }
  const usual = Math.min(newPerDay, Math.round(secondsForNew(limits) / perNew))
  const fewer = Math.max(fewest, Math.round(share * usual))
  return fewer < usual ? { room, fewer: { ...recall, new: fewer, usual } } : { room }
}
