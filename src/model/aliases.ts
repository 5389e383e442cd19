import type { CardId } from './card.ts'
import { hash } from './random.ts'
import { isAnswer, type LogEvent } from './review.ts'

/** Former and further ids, each with the one that counts now: of whole subjects (`git/-n`) or of single cards (`boat#gap-oar`). */
export type Aliases = Readonly<Record<string, string>>

/** Applies a table of aliases to what a log or a plan holds. */
export interface Renaming {
  subject(id: string): string
  card(id: CardId): CardId
  event(event: LogEvent): LogEvent
  /** Changes with the table; '' for an empty one. */
  key: string
}

/** Follows a table to its end; an id that leads back to itself stays. */
function lastOf(table: ReadonlyMap<string, string>, id: string): string {
  const seen = new Set([id])
  let last = id
  for (let next = table.get(last); next !== undefined; next = table.get(last)) {
    if (seen.has(next)) return id
    seen.add(next)
    last = next
  }
  return last
}

const facetOf = (id: string): number => (id.includes('#') ? id.lastIndexOf('#') : id.length)

/** The renaming that a table describes. Applied while the log is replayed, so that events under any id of a card count for it, in whatever order devices were upgraded. */
export function renaming(aliases: Aliases): Renaming {
  const table = new Map(Object.entries(aliases))
  const key = table.size === 0 ? '' : hash(JSON.stringify([...table].sort())).toString(36)
  if (table.size === 0) return { subject: (id) => id, card: (id) => id, event: (event) => event, key }

  const subject = (id: string): string => lastOf(table, id)
  const known = new Map<string, CardId>()
  const renamed = (id: string): string => {
    const own = lastOf(table, id)
    const at = facetOf(own)
    const [about, facet] = [own.slice(0, at), own.slice(at)]
    // A contrast is about two subjects, in the order of their ids.
    if (facet === '#contrast') return `${about.split('~').map(subject).sort().join('~')}${facet}`
    return subject(about) + facet
  }
  const card = (id: CardId): CardId => {
    const found = known.get(id) ?? (renamed(id) as CardId)
    known.set(id, found)
    return found
  }
  const pairs = (confused: [string, string][]): [string, string][] =>
    confused
      .map(([asked, given]): [string, string] => [subject(asked), subject(given)])
      .filter(([asked, given]) => asked !== given)
  return {
    subject,
    card,
    key,
    event(event) {
      const own = { ...event, card: card(event.card) }
      if (own.type === 'adopt') return { ...own, from: card(own.from) }
      return isAnswer(own) && own.confused ? { ...own, confused: pairs(own.confused) } : own
    },
  }
}

/** The renaming of an empty table. */
export const noRenaming: Renaming = renaming({})

/** Joins tables: the first that names an id counts. An id that `live` knows is a card of its own and is never renamed. */
export function joinAliases(tables: readonly Aliases[], live: (id: string) => boolean): Aliases {
  const joined: Record<string, string> = {}
  for (const table of tables)
    for (const [id, now] of Object.entries(table))
      if (!Object.hasOwn(joined, id) && id !== now && id !== '__proto__' && !live(id)) joined[id] = now
  return joined
}
