import { type Card, type Day, type Memory, type Progress, pairKey } from '../model/index.ts'
import type { Scheduler } from './fsrs.ts'

/** How much a learner wants a day. */
export interface Limits {
  newPerDay: number
  reviewsPerDay: number
}

export const defaultLimits: Limits = { newPerDay: 20, reviewsPerDay: 200 }

/** The cards of a sitting, in the order they are asked. */
export interface Queue {
  due: Card[]
  fresh: Card[]
  /** Due or new today, but left for another day: a sibling is asked today, or the day's limit is reached. */
  later: number
}

/** Who is next: due cards by risk of forgetting, then new ones in the order of the decks; one card of a subject a day, and no more than is left of the day's limits. */
export function queue(
  cards: readonly Card[],
  progress: Progress,
  scheduler: Scheduler,
  at: number,
  day: Day,
  limits: Limits,
): Queue {
  const done = progress.days[day]
  const ids = new Set(cards.map((card) => card.id))
  const known: { card: Card; memory: Memory; risk: number }[] = []
  const unseen: Card[] = []
  const today = new Set<string>()
  for (const card of cards) {
    const memory = progress.cards[card.id]
    const held = progress.held[card.id]
    if (held !== undefined && (held === 'always' || held > day)) continue
    if (!memory) unseen.push(card)
    else if (memory.due <= day || (card.entry.changed ?? 0) > memory.last)
      known.push({ card, memory, risk: 1 - scheduler.retrievability(memory, at) })
    else if (memory.day === day) today.add(card.entry.subject)
  }
  // What failed and was not mended comes first, then what is most likely forgotten.
  known.sort(
    (a, b) =>
      Number(b.memory.failed) - Number(a.memory.failed) ||
      b.risk - a.risk ||
      (a.card.id < b.card.id ? -1 : 1),
  )
  unseen.sort((a, b) => a.entry.level - b.entry.level)
  // Recalling comes after recognising: a card waits until the one it builds on was known once.
  const open = unseen.filter(({ after }) => {
    const base = after === undefined ? undefined : progress.cards[after]
    return after === undefined || !ids.has(after) || (base !== undefined && !base.failed)
  })
  const take = (list: Card[], room: number, always: (card: Card) => boolean): Card[] => {
    const taken: Card[] = []
    for (const card of list) {
      const repeat = always(card)
      if (!repeat && (taken.length >= room || today.has(card.entry.subject))) continue
      today.add(card.entry.subject)
      taken.push(card)
    }
    return taken
  }
  // What is mixed up is asked close together, so that the difference is seen.
  const mixed = (a: Card, b: Card): boolean =>
    progress.confused[pairKey(a.entry.subject, b.entry.subject)] !== undefined
  for (let i = 0; i < known.length - 2; i++) {
    const partner = known.findIndex(({ card }, index) => index > i + 1 && mixed(known[i]!.card, card))
    if (partner > 0) known.splice(i + 1, 0, ...known.splice(partner, 1))
  }
  // A card that was already counted today comes back whatever the limit says.
  const due = take(
    known.map((item) => item.card),
    Math.max(0, limits.reviewsPerDay - (done?.reviews ?? 0)),
    (card) => progress.cards[card.id]?.day === day,
  )
  const fresh = take(open, Math.max(0, limits.newPerDay - (done?.new ?? 0)), () => false)
  return { due, fresh, later: known.length + unseen.length - due.length - fresh.length }
}

/** How many cards fall due on each of the days after `day`, soonest first. */
export function forecast(
  cards: readonly Card[],
  progress: Progress,
  day: Day,
): { day: Day; count: number }[] {
  const counts = new Map<Day, number>()
  for (const card of cards) {
    const due = progress.cards[card.id]?.due
    if (due !== undefined && due > day) counts.set(due, (counts.get(due) ?? 0) + 1)
  }
  return [...counts].map(([due, count]) => ({ day: due, count })).sort((a, b) => (a.day < b.day ? -1 : 1))
}
