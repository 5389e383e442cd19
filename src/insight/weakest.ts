import type { CardId, Day, Memory, Progress } from '../model/index.ts'
import { decay, retrievability } from '../schedule/index.ts'
import type { AnswerSpeed } from './answer-speed.ts'
import { mixedUp, othersOf, putAside, type Subjects, weaknessOf } from './weak.ts'

/** A card that is or may become one of the weakest before some instant, with all that its weakness follows from. */
export interface MayBeWeak {
  id: CardId
  memory: Pick<Memory, 'last' | 'stability' | 'failed' | 'lapses' | 'difficulty'>
  /** How quickly its memory fades, where not by the default. */
  fades?: number
  /** How many times the usual time it takes. */
  speed: number
  confusions: number
}

/** The chance of having forgotten a card at an instant. */
const riskOf = ({ memory, fades }: Pick<MayBeWeak, 'memory' | 'fades'>, at: number): number =>
  memory.failed ? 1 : 1 - retrievability(memory, at, fades)

/** How weak a card is with some chance of having forgotten it. */
const scoreOf = ({ memory, speed, confusions }: Omit<MayBeWeak, 'id'>, risk: number): number =>
  weaknessOf({ risk, lapses: memory.lapses, difficulty: memory.difficulty, speed, confusions })

/** Facts about cards beside their progress. */
interface About {
  today: Day
  /** Two instants of that day or the next. */
  from: number
  until: number
  /** How quickly memories of a deck fade. */
  fades(deck: string): number
  speedOf(card: { id: CardId; kind: string }): AnswerSpeed | undefined
}

/** Finds the cards among which the weakest, at most so many, are at any instant from one to another: as long as nothing is answered cards only become weaker, so that one that stays below those that are the weakest now is none of them. */
export function weakestUntil<T extends { id: CardId; kind: string; deck: string }>(
  cards: readonly T[],
  progress: Progress,
  { today, from, until, fades, speedOf }: About,
  subjects: (card: T) => Subjects,
  most: number,
): { card: T; kept: MayBeWeak }[] {
  const mixed = mixedUp(progress)
  const aside = putAside(progress, today)
  let found: { card: T; kept: MayBeWeak; now: number; later: number }[] = []
  let least = 0
  const cut = (): void => {
    if (found.length < most) return
    least = found.map(({ now }) => now).sort((a, b) => b - a)[most - 1] ?? 0
    found = found.filter(({ later }) => later >= least)
  }
  let next = 4 * most
  for (const card of cards) {
    const memory = progress.cards[card.id]
    if (!memory || aside(card.id)) continue
    const others = othersOf(subjects(card), mixed)
    const confusions = others.reduce((sum, { times }) => sum + times, 0)
    const kept = { id: card.id, memory, fades: fades(card.deck), speed: Number.POSITIVE_INFINITY, confusions }
    const risk = riskOf(kept, until)
    // It may be slow; only where that could matter is its speed looked up.
    if (scoreOf(kept, risk) < least) continue
    kept.speed = speedOf(card)?.ratio ?? 1
    const later = scoreOf(kept, risk)
    if (later < least) continue
    if (found.push({ card, kept, now: scoreOf(kept, riskOf(kept, from)), later }) <= next) continue
    cut()
    next = 2 * found.length + most
  }
  cut()
  return found.map(({ card, kept: { id, memory, fades, speed, confusions } }) => {
    const { last, stability, failed, lapses, difficulty } = memory
    const kept = { id, memory: { last, stability, failed, lapses, difficulty }, speed, confusions }
    return { card, kept: fades === decay ? kept : { ...kept, fades } }
  })
}

/** The weakest of some cards at an instant, in the order of `weakCards`, with the chance of having forgotten each. */
export function weakestAt<T extends MayBeWeak>(
  cards: readonly T[],
  at: number,
  most: number,
): (T & { risk: number })[] {
  const ranked = cards.map((card) => {
    const risk = riskOf(card, at)
    return { card: { ...card, risk }, score: scoreOf(card, risk), hardness: scoreOf(card, 0) }
  })
  ranked.sort((a, b) => b.score - a.score || b.hardness - a.hardness || (a.card.id < b.card.id ? -1 : 1))
  return ranked.slice(0, most).map(({ card }) => card)
}
