import {
  byText,
  type Card,
  type Day,
  daySubject,
  type Memory,
  type Progress,
  pairKey,
  sortedBy,
} from '../model/index.ts'
import { type DayRecall, recentRecall } from './new-cards.ts'

/** As much of a card as its place in the queue depends on. */
export interface Item {
  id: string
  subject: string
}

/** As much of a memory as its place in the queue depends on. */
export type Recollection = Pick<Memory, 'stability' | 'due' | 'last' | 'day' | 'failed'>

/** A known card that waits for its day. */
export interface KnownCard<T extends Item> {
  item: T
  memory: Recollection
  /** The first day on which it is asked; '' when it is asked at once. */
  from: Day | ''
}

/** A card that was never answered. */
export interface Unseen<T extends Item> {
  item: T
  /** The first day on which it may be asked; '' when it may be at once. */
  from: Day | ''
  /** Ids of cards that have to be met before it, earlier in the same session at the latest. */
  needs?: readonly string[] | undefined
}

/** The input of the queue: which card waits for which day. */
export interface QueueInput<T extends Item> {
  known: KnownCard<T>[]
  /** Cards that may be met, in the order of meeting. */
  unseen: Unseen<T>[]
  /** Subjects that were answered and are not among `known`, with the day. */
  answered: [Day, string][]
  /** Pairs that are mixed up, by `pairKey`. */
  confused: string[]
  /** How long answers took, by kind. */
  took: Progress['took']
  /** The last repeats day by day, and how many of them were right. */
  recall: DayRecall[]
  /** The last day for which it is complete; absent where it always is. */
  until?: Day
  /** Cards to be met that are left out. */
  omitted: number
}

/** The order in which new cards are met. */
export interface Course {
  /** The place of each card that may be met. */
  places: ReadonlyMap<string, number>
  /** The cards that have to be met before a task. */
  needs: ReadonlyMap<string, readonly string[]>
}

/** The item of a card. */
const itemOf = (card: Card): Item & { card: Card } => ({
  card,
  id: card.id,
  subject: daySubject(card.entry),
})

/** The first day on which a known card is asked again: its due day, or a later one where it is buried; '' is at once, because its entry has changed since the last answer; `always` is never, because it is suspended. */
export function askedFrom(
  memory: Pick<Memory, 'due' | 'last'>,
  held: Day | 'always' | undefined,
  changed = 0,
): Day | '' | 'always' {
  const due = changed > memory.last ? '' : memory.due
  return held !== undefined && held > due ? held : due
}

// Cards that are stable enough, or were answered often enough, are asked the other way round.
const stable = { days: 3, answers: 4 }

/** Whether a card may be met as far as the card is concerned that it builds on: recalling comes after recognising is stable. */
function isOpen({ after }: Card, ids: ReadonlySet<string>, { cards }: Progress): boolean {
  if (after === undefined || !ids.has(after)) return true
  const base = cards[after]
  return base !== undefined && !base.failed && (base.stability >= stable.days || base.reps >= stable.answers)
}

/** How many of the other new cards stand between two that build on others: one at least, three at most. */
export const restBetween = (rest: number, built: number): number =>
  Math.min(3, Math.max(1, Math.round(rest / Math.max(1, built))))

/** Mixes cards that build on others evenly among the rest: both last until the end of what may be met now. */
function mixed<T extends Item & { card: Card }>(unseen: readonly Unseen<T>[]): Unseen<T>[] {
  const built = unseen.filter(({ item }) => item.card.after !== undefined)
  const rest = unseen.filter(({ item }) => item.card.after === undefined)
  const order: Unseen<T>[] = []
  const every = restBetween(rest.length, built.length)
  for (let next = 0; order.length < unseen.length; next++)
    order.push(...rest.slice(every * next, every * (next + 1)), ...built.slice(next, next + 1))
  return order
}

/** The new cards in the order in which they are met: that of the course, or by level. */
function unseenOf(
  cards: readonly Card[],
  progress: Progress,
  course: Course | undefined,
): Unseen<Item & { card: Card }>[] {
  const ids = new Set<string>(cards.map(({ id }) => id))
  // Looked up for every card: quicker in sets than in records.
  const met = new Set(Object.keys(progress.cards))
  const held = new Map(Object.entries(progress.held))
  const isUnmet = (id: string): boolean => ids.has(id) && !met.has(id) && held.get(id) !== 'always'
  const open = cards.filter(
    (card) => isUnmet(card.id) && (course?.places.has(card.id) ?? true) && isOpen(card, ids, progress),
  )
  const placeOf = (card: Card): number => course?.places.get(card.id) ?? card.entry.level
  const unseen = sortedBy(open, placeOf).map((card) => {
    const needs = course?.needs.get(card.id)?.filter(isUnmet) ?? []
    const waits = { item: itemOf(card), from: (held.get(card.id) ?? '') as Day | '' }
    return needs.length > 0 ? { ...waits, needs } : waits
  })
  return course ? mixed(unseen) : unseen
}

/** The whole input of some cards; new ones follow a course where there is one. */
export function queueInputOf(
  cards: readonly Card[],
  progress: Progress,
  course?: Course,
): QueueInput<Item & { card: Card }> {
  const input: QueueInput<Item & { card: Card }> = {
    known: [],
    unseen: unseenOf(cards, progress, course),
    answered: [],
    confused: Object.keys(progress.confused),
    took: progress.took,
    recall: recentRecall(progress.days),
    omitted: 0,
  }
  const met = new Set(Object.keys(progress.cards))
  for (const card of cards) {
    const memory = met.has(card.id) ? progress.cards[card.id] : undefined
    if (!memory) continue
    const from = askedFrom(memory, progress.held[card.id], card.entry.changed)
    if (from === 'always') input.answered.push([memory.day, daySubject(card.entry)])
    else input.known.push({ item: itemOf(card), memory, from })
  }
  return input
}

/** The part of an input that the days up to `last` need, small enough to be read at every start: at most so many known cards, else it ends on an earlier day, and so many to be met. Of somebody who is far behind it holds what waits today, as long as that is no more than `today` cards: reading those takes less than a third of making all. Undefined when even today is too much. */
export function prefixFor<T extends Item>(
  input: QueueInput<T>,
  today: Day,
  last: Day,
  most: { known: number; unseen: number; today: number },
): QueueInput<T> | undefined {
  const known = [...input.known].sort(byText(({ from }) => from))
  const waiting = known.filter(({ from }) => from <= today).length
  const first = known[Math.max(most.known, waiting <= most.today ? waiting : 0)]
  // Complete up to a day before the first one that is left out.
  const kept = known.filter(({ from }) => from <= last && (first === undefined || from < first.from))
  const until =
    first === undefined || first.from > last
      ? last
      : first.from > today && (kept.at(-1)?.from ?? '') < today
        ? today
        : (kept.at(-1)?.from ?? '')
  if (until < today) return undefined
  const subjects = new Set(kept.map(({ item }) => item.subject))
  const rest = known.slice(kept.length)
  return {
    known: kept,
    unseen: input.unseen.slice(0, most.unseen),
    answered: [
      // Later days, too: a clock may go back.
      ...input.answered.filter(([day]) => day >= today),
      ...rest.flatMap(({ item, memory }): [Day, string][] =>
        memory.day >= today ? [[memory.day, item.subject]] : [],
      ),
    ],
    confused: input.confused.filter((key) => {
      const [a = '', b = ''] = key.split('\n')
      return subjects.has(a) && subjects.has(b)
    }),
    took: input.took,
    recall: input.recall,
    until: until as Day,
    omitted: input.omitted + Math.max(0, input.unseen.length - most.unseen),
  }
}

/** The subjects that were answered on a day. */
export function answeredOn<T extends Item>(day: Day, { answered, known }: QueueInput<T>): Set<string> {
  const subjects = answered.flatMap(([on, subject]) => (on === day ? [subject] : []))
  const again = known.flatMap(({ item, memory, from }) =>
    memory.day === day && from > day ? [item.subject] : [],
  )
  return new Set([...subjects, ...again])
}

/** The subjects in keys of `pairKey`. */
export const subjectsIn = (confused: readonly string[]): Set<string> =>
  new Set(confused.flatMap((key) => key.split('\n')))

/** Whether two subjects are mixed up, as an input has it. */
export function mixedIn(input: Pick<QueueInput<Item>, 'confused'>): (a: Item, b: Item) => boolean {
  const keys = new Set(input.confused)
  return (a, b) => keys.size > 0 && keys.has(pairKey(a.subject, b.subject))
}
