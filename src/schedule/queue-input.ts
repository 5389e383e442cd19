import { type Card, type Day, type Memory, type Progress, pairKey } from '../model/index.ts'

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
  /** The last day for which it is complete; absent where it always is. */
  until?: Day
  /** Cards to be met that are left out. */
  omitted: number
}

/** The item of a card. */
export const itemOf = (card: Card): Item & { card: Card } => ({
  card,
  id: card.id,
  subject: card.entry.subject,
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

/** The whole input of some cards. */
export function queueInputOf(cards: readonly Card[], progress: Progress): QueueInput<Item & { card: Card }> {
  const input: QueueInput<Item & { card: Card }> = {
    known: [],
    unseen: [],
    answered: [],
    confused: Object.keys(progress.confused),
    took: progress.took,
    omitted: 0,
  }
  const ids = new Set<string>(cards.map((card) => card.id))
  const unseen: typeof input.unseen = []
  for (const card of cards) {
    const memory = progress.cards[card.id]
    const held = progress.held[card.id]
    if (!memory) {
      if (held !== 'always') unseen.push({ item: itemOf(card), from: held ?? '' })
      continue
    }
    const from = askedFrom(memory, held, card.entry.changed)
    if (from === 'always') input.answered.push([memory.day, card.entry.subject])
    else input.known.push({ item: itemOf(card), memory, from })
  }
  unseen.sort((a, b) => a.item.card.entry.level - b.item.card.entry.level)
  // Recalling comes after recognising: a card waits until the one it builds on was known once.
  input.unseen = unseen.filter(({ item: { card } }) => {
    if (card.after === undefined || !ids.has(card.after)) return true
    const base = progress.cards[card.after]
    return base !== undefined && !base.failed
  })
  return input
}

/** The part of an input that the days up to `last` need, small enough to be read at every start: at most so many known cards, else it ends on an earlier day, and so many to be met. Undefined when even today is too much. */
export function prefixFor<T extends Item>(
  input: QueueInput<T>,
  today: Day,
  last: Day,
  most: { known: number; unseen: number },
): QueueInput<T> | undefined {
  const known = [...input.known].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  const first = known[most.known]
  // Complete up to a day before the first one that is left out.
  const kept = known.filter(({ from }) => from <= last && (first === undefined || from < first.from))
  const until = first === undefined || first.from > last ? last : (kept.at(-1)?.from ?? '')
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
    until: until as Day,
    omitted: input.omitted + Math.max(0, input.unseen.length - most.unseen),
  }
}

/** Whether two subjects are mixed up, as an input has it. */
export function mixedIn(input: Pick<QueueInput<Item>, 'confused'>): (a: Item, b: Item) => boolean {
  const keys = new Set(input.confused)
  return (a, b) => keys.size > 0 && keys.has(pairKey(a.subject, b.subject))
}
