import { kindIn } from '../model/index.ts'
import type { Room } from './new-cards.ts'
import type { Item, Unseen } from './queue-input.ts'

// The share of whole command lines among the cards of a session, where there are enough of them; more than `most` are left for later days. Failed cards are asked again, so that a fifth of the answers or more are such lines.
const typedShare = { least: 0.31, most: 0.34 }

/** So many cards at the head of the course are searched for a line that may be asked now: fewer than a cached queue holds. */
export const nearLines = 250

const isTyped = ({ id }: Item): boolean => kindIn(id) === 'command'
const isLine = <T extends Item>({ item }: Unseen<T>): boolean => isTyped(item)

/** The first card that a command line still waits for, of the first line all of whose parts may be met now. */
function partOf<T extends Item>(
  lines: readonly Unseen<T>[],
  open: ReadonlyMap<string, Unseen<T>>,
  met: ReadonlySet<string>,
): Unseen<T> | undefined {
  for (const { needs = [] } of lines) {
    const missing = needs.filter((id) => !met.has(id))
    if (missing.length > 0 && missing.every((id) => open.has(id))) return open.get(missing[0]!)
  }
  return undefined
}

/** Takes new cards in their order, one of a subject, each after those that it needs. While too few of the session's cards are command lines, the next line that can be asked goes first, or the next part of one; while there are many of them, the next other card. */
export function takeFresh<T extends Item>(
  unseen: readonly Unseen<T>[],
  room: Room,
  cost: (item: T) => number,
  subjects: Set<string>,
  due: readonly T[],
): T[] {
  const taken: T[] = []
  const ids = new Set<string>()
  const rest = new Set(unseen)
  const first = unseen.slice(0, nearLines)
  const lines = first.filter(isLine)
  let typed = due.filter(isTyped).length
  const fits = ({ item, needs = [] }: Unseen<T>): boolean =>
    !subjects.has(item.subject) && needs.every((id) => ids.has(id))
  const firstOf = (wanted: (card: Unseen<T>) => boolean): Unseen<T> | undefined => {
    for (const card of rest) if (wanted(card) && fits(card)) return card
    return undefined
  }
  /** The next line that can be asked, or the next part of one. One from far behind would break the order of the course. */
  const nearLine = (): Unseen<T> | undefined => {
    const near = lines.filter((card) => rest.has(card))
    const ready = near.find(fits)
    if (ready || near.length === 0) return ready
    const open = first.filter((card) => rest.has(card) && fits(card))
    return partOf(near, new Map(open.map((card) => [card.item.id, card])), ids)
  }
  const next = (): Unseen<T> | undefined => {
    const cards = due.length + taken.length + 1
    let wanted: Unseen<T> | undefined
    if (typed + 1 > Math.ceil(typedShare.most * cards)) wanted = firstOf((card) => !isLine(card))
    else if (typed < Math.floor(typedShare.least * cards)) wanted = nearLine()
    return wanted ?? firstOf(() => true)
  }
  for (let card = next(); card && room.cards > 0 && room.seconds > 0; card = next()) {
    rest.delete(card)
    subjects.add(card.item.subject)
    ids.add(card.item.id)
    taken.push(card.item)
    if (isTyped(card.item)) typed++
    room.cards--
    room.seconds -= cost(card.item)
  }
  return taken
}
