import { contrastId } from '../kinds/index.ts'
import type { Card, CardId, Day, Memory, Progress } from '../model/index.ts'
import { type AnswerSpeed, slowFrom } from './answer-speed.ts'

/** A card that is likely to fail, and why; a card as a whole, or as a list of cards names it. */
export interface WeakCard<T = Card> {
  card: T
  memory: Memory
  /** The chance of having forgotten it by now, 0 to 1; 1 when it failed and was not right since. */
  risk: number
  /** The subject it was mixed up with most often. */
  confusedWith?: string
  confusions: number
  /** A card that has failed so often that more repeating will not help. */
  leech: boolean
  /** How fast it is answered, where it was timed often enough. */
  speed?: AnswerSpeed
  /** Of a leech, the card that puts it beside what it is mixed up with. */
  contrast?: T
  /** How weak it is, 0 to 1. */
  score: number
  /** How weak it would be if it were remembered now: the order of those that have failed. */
  hardness: number
}

/** The figures by which weak cards are ranked. */
export const weakness = ['all', 'risk', 'lapses', 'difficulty', 'slow', 'confusion'] as const
export type Weakness = (typeof weakness)[number]

/** Why a card is weak. */
export type Reason = 'failed' | 'risk' | 'leech' | 'lapses' | 'difficulty' | 'slow' | 'confusion'

/** Lapses from which a card is a leech. */
export const leechFrom = 8

const riskyFromPercent = 10
const difficultFrom = 7

/** The reasons why a card is weak, in numbers. */
export interface Weak {
  /** The chance that it is forgotten now, 0 to 1. */
  risk: number
  lapses: number
  /** 1 to 10. */
  difficulty: number
  /** How many times the usual time it takes. */
  speed: number
  confusions: number
}

const within = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)

/**
 * One number for how weak a card is, 0 to 1: the chance that it is forgotten now, raised by whatever made it hard so far.
 *
 *     1 − (1 − risk) · (1 − lapses / 16) · (1 − (difficulty − 1) / 36) · (1 − (speed − 1) / 8) · (1 − confusions / 16)
 *
 * Each factor takes away a share of what is missing to 1: lapses up to a half, at eight; difficulty up to a quarter, at ten; slowness up to a quarter, at three times the usual time; confusions up to a quarter, at four. Beyond that they count no more.
 */
export function weaknessOf({ risk, lapses, difficulty, speed, confusions }: Weak): number {
  const known =
    (1 - risk) *
    (1 - within(lapses, 0, leechFrom) / (2 * leechFrom)) *
    (1 - (within(difficulty, 1, 10) - 1) / 36) *
    (1 - (within(speed, 1, 3) - 1) / 8) *
    (1 - within(confusions, 0, 4) / 16)
  return 1 - known
}

type Measured = Omit<WeakCard, 'card' | 'contrast'>

/** The figures that stand out of a card, the most pressing first. */
function standingOut({ memory, risk, leech, speed, confusions }: Measured): Reason[] {
  const reasons: Reason[] = []
  if (memory.failed) reasons.push('failed')
  else if (Math.round(100 * risk) >= riskyFromPercent) reasons.push('risk')
  if (memory.lapses > 0) reasons.push(leech ? 'leech' : 'lapses')
  if (memory.difficulty >= difficultFrom) reasons.push('difficulty')
  if (speed && speed.ratio >= slowFrom) reasons.push('slow')
  if (confusions > 0) reasons.push('confusion')
  return reasons
}

/** Whether a card is weak for a reason; of those that are not, some are still weaker than others. */
export const isWeak = (item: Measured): boolean => standingOut(item).length > 0

/** Why a card is weak, the most pressing first; of a card that nothing stands out of, its risk. */
export function reasonsOf(item: Measured): Reason[] {
  const reasons = standingOut(item)
  return reasons.length > 0 ? reasons : ['risk']
}

/** The confusions of each subject and their counts, the most frequent first. */
export function mixedUp({ confused }: Progress): Map<string, { other: string; times: number }[]> {
  const mixed = new Map<string, { other: string; times: number }[]>()
  for (const [key, times] of Object.entries(confused)) {
    const [a = '', b = ''] = key.split('\n')
    for (const [one, other] of [[a, b] as const, [b, a] as const]) {
      const others = mixed.get(one) ?? []
      others.push({ other, times })
      mixed.set(one, others)
    }
  }
  for (const others of mixed.values()) others.sort((a, b) => b.times - a.times)
  return mixed
}

/** Facts about cards beside their progress. */
export interface WeakOptions<T = Card> {
  today: Day
  /** The chance of recalling a card now. */
  retrievability(memory: Memory, card: { deck: string }): number
  by?: Weakness
  /** Only cards that were answered on this day or later. */
  since?: string
  /** How fast a card is answered, if that is known. */
  speedOf?(card: Pick<Card, 'id' | 'kind'>): AnswerSpeed | undefined
  /** Cards that tell two subjects apart, by id. */
  contrasts?: ReadonlyMap<CardId, T>
}

type MixUps = ReturnType<typeof mixedUp>
const noOthers: readonly { other: string; times: number }[] = []

/** The subject of a card, and the second one of a card about two. */
export type Subjects = readonly [string, string?]

/** The confusions of a card; a card about two subjects has only one. */
export const othersOf = ([subject, second]: Subjects, mixed: MixUps): typeof noOthers => {
  const others = mixed.get(subject) ?? noOthers
  return second === undefined ? others : others.filter(({ other }) => other === second)
}

/** A known card with everything that may make it weak; undefined where it cannot be as weak as `least`, whatever its speed. */
function weakCard<T extends Pick<Card, 'id' | 'kind' | 'deck'>>(
  card: T,
  [subject, second]: Subjects,
  memory: Memory,
  others: typeof noOthers,
  { retrievability, speedOf, contrasts }: WeakOptions<T>,
  aside: (id: CardId) => boolean,
  least: number,
): WeakCard<T> | undefined {
  const risk = memory.failed ? 1 : 1 - retrievability(memory, card)
  const { lapses, difficulty } = memory
  const leech = lapses >= leechFrom
  const confusions = others === noOthers ? 0 : others.reduce((sum, { times }) => sum + times, 0)
  const slowest = { risk, lapses, difficulty, speed: Number.POSITIVE_INFINITY, confusions }
  if (weaknessOf(slowest) < least) return undefined
  const speed = speedOf?.(card)
  const parts = { lapses, difficulty, speed: speed?.ratio ?? 1, confusions }
  const beside =
    leech && second === undefined
      ? others.flatMap(({ other }) => contrasts?.get(contrastId(subject, other)) ?? [])
      : []
  return {
    card,
    memory,
    risk,
    confusedWith: others[0]?.other,
    confusions,
    leech,
    speed,
    contrast: beside.find(({ id }) => !aside(id)),
    score: weaknessOf({ risk, ...parts }),
    hardness: weaknessOf({ risk: 0, ...parts }),
  }
}

/** The criteria by which cards are ranked, and the thresholds of the list: every known card has some risk and some difficulty; the other criteria apply or do not. */
const ranks: Record<Weakness, { worth(item: Omit<WeakCard, 'card' | 'contrast'>): number; from: number }> = {
  all: { worth: ({ score }) => score, from: 0 },
  risk: { worth: ({ risk }) => risk, from: 0 },
  lapses: { worth: ({ memory }) => memory.lapses, from: 1 },
  difficulty: { worth: ({ memory }) => memory.difficulty, from: 0 },
  slow: { worth: ({ speed }) => speed?.ratio ?? 0, from: slowFrom },
  confusion: { worth: ({ confusions }) => confusions, from: 1 },
}

const subjectsOf = ({ entry, other }: Card): Subjects => [entry.subject, other?.subject]

/** Tells which cards may not be asked today. */
export function putAside(progress: Progress, today: Day): (id: CardId) => boolean {
  const held = new Map(Object.entries(progress.held))
  // `always` comes behind every day.
  return (id) => (held.get(id) ?? '') > today
}

/** Known cards that may be asked today, the weakest first. */
export const weakCards = (cards: readonly Card[], progress: Progress, about: WeakOptions): WeakCard[] =>
  rankWeak(cards, progress, about, subjectsOf)

/** The same of cards of which no more is known than their ids and subjects; of thousands only the weakest `most` are held at a time. */
export function rankWeak<T extends Pick<Card, 'id' | 'kind' | 'deck'>>(
  cards: readonly T[],
  progress: Progress,
  about: WeakOptions<T>,
  subjects: (card: T) => Subjects,
  most = Number.POSITIVE_INFINITY,
): WeakCard<T>[] {
  const { by = 'all', since = '' } = about
  const mixed = mixedUp(progress)
  const { worth, from } = ranks[by]
  const aside = putAside(progress, about.today)
  const before = (a: WeakCard<T>, b: WeakCard<T>): number =>
    worth(b) - worth(a) || b.score - a.score || b.hardness - a.hardness || (a.card.id < b.card.id ? -1 : 1)
  const found: WeakCard<T>[] = []
  // How weak a card has to be, once enough weaker ones are there.
  let least = from
  const cut = (): void => {
    found.sort(before).splice(most)
    const last = found.at(-1)
    if (last && found.length === most) least = worth(last)
  }
  for (const card of cards) {
    const memory = progress.cards[card.id]
    if (!memory || memory.day < since || aside(card.id)) continue
    const named = subjects(card)
    const score = by === 'all' ? least : 0
    const item = weakCard(card, named, memory, othersOf(named, mixed), about, aside, score)
    if (item && worth(item) >= least) found.push(item)
    if (found.length > 4 * most) cut()
  }
  cut()
  return found
}

/** Weak cards as they are drilled: each once, and right behind a leech the card that tells it apart. */
export function drillOf(found: readonly WeakCard[]): Card[] {
  const beside = new Set(found.map(({ contrast }) => contrast?.id))
  const cards = found
    .filter(({ card }) => !beside.has(card.id))
    .flatMap(({ card, contrast }) => (contrast ? [card, contrast] : [card]))
  return [...new Map(cards.map((card) => [card.id, card])).values()]
}
