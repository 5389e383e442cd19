import { applyEvent, type Card, type LogEvent, type Memory, type Progress } from '../../model/index.ts'
import type { ProgressStore } from '../../world/index.ts'

/** A store that forgets: a session over some cards without a trace. */
export function withoutTrace(store: ProgressStore, cards: readonly Card[]): ProgressStore {
  const { progress: real } = store
  const known = cards.flatMap(({ id }): [string, Memory][] => {
    const memory = real.cards[id]
    return memory ? [[id, memory]] : []
  })
  const progress: Progress = {
    ...real,
    cards: Object.fromEntries(known),
    days: {},
    confused: { ...real.confused },
    held: { ...real.held },
    took: { ...real.took },
    accepted: { ...real.accepted },
  }
  return {
    progress,
    damaged: 0,
    append: async (...events: LogEvent[]) => {
      for (const event of events) applyEvent(progress, event)
    },
    refresh: async () => undefined,
    session: () => undefined,
    keep: () => undefined,
    close: async () => undefined,
  }
}
