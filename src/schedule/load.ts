import type { Day, Memory, Progress } from '../model/index.ts'

/** How many cards come on each day, as answers change it. */
export interface DueLoad {
  on(day: Day): number
  /** The same without one card, whose day is being chosen: it must not keep itself away from a day. */
  without(memory: Memory | undefined): (day: Day) => number
  /** A card that was due on one day is due on another, or was never answered. */
  move(before: Memory | undefined, after: Memory | undefined): void
}

/** Counts the cards of some progress by their due day; suspended ones do not count. */
export function dueLoad({ cards, held }: Progress): DueLoad {
  const counts = new Map<Day, number>()
  const add = (day: Day, count: 1 | -1): void => void counts.set(day, (counts.get(day) ?? 0) + count)
  for (const [id, memory] of Object.entries(cards)) if (held[id] !== 'always') add(memory.due, 1)
  return {
    on: (day) => counts.get(day) ?? 0,
    without: (memory) => (day) => Math.max(0, (counts.get(day) ?? 0) - (day === memory?.due ? 1 : 0)),
    move(before, after) {
      if (before) add(before.due, -1)
      if (after) add(after.due, 1)
    },
  }
}
