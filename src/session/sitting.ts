import type { Card, Review } from '../model/index.ts'

// A failed card comes back after so many others: late enough to be recalled, soon enough to be learnt.
const distance = 4

/** A sitting: what is still to be asked and what was answered. Values only; every step makes a new one. */
export interface Sitting {
  waiting: readonly Card[]
  answered: readonly { card: Card; review: Review }[]
  /** Cards of the sitting that are finished. */
  finished: number
  total: number
  /** The sitting before the last answer. */
  before?: Sitting
}

/** A sitting over cards, in their order. */
export const begin = (cards: readonly Card[]): Sitting => ({
  waiting: cards,
  answered: [],
  finished: 0,
  total: cards.length,
})

/** The card that is asked now; undefined at the end. */
export const current = (sitting: Sitting): Card | undefined => sitting.waiting[0]

/** The sitting after the current card was answered: what failed comes back, the rest is finished. */
export function answer(sitting: Sitting, review: Review): Sitting {
  const [card, ...rest] = sitting.waiting
  if (card === undefined || card.id !== review.card) return sitting
  const failed = review.grade === 'again'
  const at = Math.min(distance, rest.length)
  return {
    ...sitting,
    waiting: failed ? [...rest.slice(0, at), card, ...rest.slice(at)] : rest,
    answered: [...sitting.answered, { card, review }],
    finished: sitting.finished + (failed ? 0 : 1),
    before: sitting,
  }
}

/** The sitting before its last answer, and the review that no longer counts. */
export function undo(sitting: Sitting): { sitting: Sitting; review: Review } | undefined {
  const last = sitting.answered.at(-1)
  return sitting.before && last ? { sitting: sitting.before, review: last.review } : undefined
}

/** What a sitting came to. */
export interface Summary {
  cards: number
  /** Cards that were right the first time they were asked. */
  rightAtOnce: number
  tookMs: number
  /** Cards that failed or were hard, each once, the worst first. */
  hard: Card[]
}

/** The figures shown at the end. */
export function summarise(sitting: Sitting): Summary {
  const firsts = new Map<string, Review>()
  const trouble = new Map<string, { card: Card; points: number }>()
  let tookMs = 0
  for (const { card, review } of sitting.answered) {
    if (!firsts.has(card.id)) firsts.set(card.id, review)
    tookMs += review.took ?? 0
    const points = review.grade === 'again' ? 2 : review.grade === 'hard' ? 1 : 0
    if (points > 0) trouble.set(card.id, { card, points: points + (trouble.get(card.id)?.points ?? 0) })
  }
  return {
    cards: firsts.size,
    rightAtOnce: [...firsts.values()].filter((review) => review.grade !== 'again').length,
    tookMs,
    hard: [...trouble.values()].sort((a, b) => b.points - a.points).map((item) => item.card),
  }
}
