import type { Card, Memory, Progress } from '../model/index.ts'

/** A card that is likely to fail, and why. */
export interface WeakCard {
  card: Card
  memory: Memory
  /** The chance of having forgotten it by now, 0 to 1. */
  risk: number
  /** The subject it was mixed up with most often. */
  confusedWith?: string
  confusions: number
  /** A card that has failed so often that more repeating will not help. */
  leech: boolean
  score: number
}

/** What weak cards are ranked by. */
export const weakness = ['all', 'risk', 'lapses', 'difficulty', 'confusion'] as const
export type Weakness = (typeof weakness)[number]

/** Lapses from which a card is a leech. */
export const leechFrom = 8

/** One number for how weak a card is, 0 to 1: the chance that it is forgotten now, raised by lapses (half of what is missing to 1 at eight), by difficulty (a quarter at ten) and by confusions (a quarter at four). */
export function weaknessOf(risk: number, lapses: number, difficulty: number, confusions: number): number {
  const known =
    (1 - risk) *
    (1 - Math.min(lapses, leechFrom) / (2 * leechFrom)) *
    (1 - (Math.min(Math.max(difficulty, 1), 10) - 1) / 36) *
    (1 - Math.min(confusions, 4) / 16)
  return 1 - known
}

/** Known cards, the weakest first. `retrievability` gives the chance of recalling a card now. */
export function weakCards(
  cards: readonly Card[],
  progress: Progress,
  retrievability: (memory: Memory) => number,
  by: Weakness = 'all',
): WeakCard[] {
  const mixed = new Map<string, { other: string; times: number; most: number }>()
  for (const [key, times] of Object.entries(progress.confused)) {
    const [a = '', b = ''] = key.split('\n')
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = mixed.get(one) ?? { other, times: 0, most: 0 }
      mixed.set(one, {
        other: times > known.most ? other : known.other,
        times: known.times + times,
        most: Math.max(times, known.most),
      })
    }
  }
  const found = cards.flatMap((card): WeakCard[] => {
    const memory = progress.cards[card.id]
    if (!memory || progress.held[card.id] === 'always') return []
    const risk = memory.failed ? 1 : 1 - retrievability(memory)
    const confusion = mixed.get(card.entry.subject)
    const confusions = confusion?.times ?? 0
    return [
      {
        card,
        memory,
        risk,
        confusedWith: confusion?.other,
        confusions,
        leech: memory.lapses >= leechFrom,
        score: weaknessOf(risk, memory.lapses, memory.difficulty, confusions),
      },
    ]
  })
  const worth = (item: WeakCard): number =>
    by === 'risk'
      ? item.risk
      : by === 'lapses'
        ? item.memory.lapses
        : by === 'difficulty'
          ? item.memory.difficulty
          : by === 'confusion'
            ? item.confusions
            : item.score
  return found
    .filter((item) => by === 'all' || by === 'risk' || by === 'difficulty' || worth(item) > 0)
    .sort((a, b) => worth(b) - worth(a) || b.score - a.score || (a.card.id < b.card.id ? -1 : 1))
}
