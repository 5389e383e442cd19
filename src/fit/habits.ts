import type { Grade, Review } from '../model/index.ts'
import type { Habits } from './simulate.ts'

/** Habits where the log says too little: those of a usual learner. */
const defaultHabits: Habits = {
  first: { again: 0.3, hard: 0.1, good: 0.5, easy: 0.1 },
  recalled: { hard: 0.1, good: 0.75, easy: 0.15 },
  minutes: { first: 0.3, recalled: 0.15, forgotten: 0.4 },
}

// An answer that took longer was interrupted.
const longestMs = 300_000
const enough = 50

const sharesOf = <T extends Grade>(
  counts: Record<T, number>,
  otherwise: Record<T, number>,
): Record<T, number> => {
  const names = Object.keys(counts) as T[]
  const total = names.reduce((sum, name) => sum + counts[name], 0)
  if (total < enough) return otherwise
  return Object.fromEntries(names.map((name) => [name, counts[name] / total])) as Record<T, number>
}

const meanMinutes = (times: readonly number[], otherwise: number): number =>
  times.length < enough
    ? otherwise
    : times.reduce((sum, ms) => sum + Math.min(ms, longestMs), 0) / times.length / 60_000

/** How a learner answers, from the reviews of a log: the usual shares and times where there are too few. */
export function habitsOf(reviews: Iterable<Pick<Review, 'grade' | 'first' | 'took'>>): Habits {
  const first = { again: 0, hard: 0, good: 0, easy: 0 }
  const recalled = { hard: 0, good: 0, easy: 0 }
  const times: Record<keyof Habits['minutes'], number[]> = { first: [], recalled: [], forgotten: [] }
  for (const review of reviews) {
    if (review.first) first[review.grade]++
    else if (review.grade !== 'again') recalled[review.grade]++
    const kind = review.first ? 'first' : review.grade === 'again' ? 'forgotten' : 'recalled'
    if (review.took !== undefined) times[kind].push(review.took)
  }
  return {
    first: sharesOf(first, defaultHabits.first),
    recalled: sharesOf(recalled, defaultHabits.recalled),
    minutes: {
      first: meanMinutes(times.first, defaultHabits.minutes.first),
      recalled: meanMinutes(times.recalled, defaultHabits.minutes.recalled),
      // A forgotten card is answered once more on the same day.
      forgotten:
        meanMinutes(times.forgotten, defaultHabits.minutes.forgotten / 2) +
        meanMinutes(times.recalled, defaultHabits.minutes.forgotten / 2),
    },
  }
}
