import type { ListedCard } from '../../insight/index.ts'
import { type Card, type Entry, sanitize } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'

/** Names what subjects are about, and where several would be called alike, the command that each belongs to. */
export interface Names {
  of(card: Pick<Card, 'entry' | 'other'>): string
  ofSubject(subject: string): string
}

/** The names that several options among some cards have: nothing else is called like an option. */
export function sharedNames(cards: readonly Card[]): string[] {
  const entries = new Map(cards.map(({ entry }) => [entry.subject, entry]))
  const alike = new Map<string, number>()
  for (const entry of entries.values()) {
    if (entry.kind !== 'option') continue
    const name = shortName({ entry })
    alike.set(name, (alike.get(name) ?? 0) + 1)
  }
  return [...alike].flatMap(([name, count]) => (count > 1 ? [name] : []))
}

/** Names, given those that several options have and what a subject is. */
function namesBy(shared: ReadonlySet<string>, entryOf: (subject: string) => Entry | undefined): Names {
  const nameOf = (entry: Entry): string => {
    const name = shortName({ entry })
    const home =
      entry.kind === 'option' && shared.has(name) ? entry.commands[0]?.split(' ').at(-1) : undefined
    return sanitize(home ? `${name} (${home})` : name)
  }
  return {
    of: ({ entry, other }) => (other ? `${nameOf(entry)} / ${nameOf(other)}` : nameOf(entry)),
    ofSubject(subject) {
      const entry = entryOf(subject)
      return entry ? nameOf(entry) : sanitize(subject.replace(/^[^/]*\//, ''))
    },
  }
}

/** The names of everything that some cards are about. */
export function namesIn(cards: readonly Card[]): Names {
  const entries = new Map(cards.map(({ entry }) => [entry.subject, entry]))
  return namesBy(new Set(sharedNames(cards)), (subject) => entries.get(subject))
}

/** The same of a list of cards; entries are read when they are named. */
export function namesOfList(
  cards: readonly ListedCard[],
  shared: readonly string[],
  entryOf: (card: ListedCard) => Entry | undefined,
): Names {
  return namesBy(new Set(shared), (wanted) => {
    const card = cards.findLast(({ subject }) => subject === wanted)
    return card && entryOf(card)
  })
}
