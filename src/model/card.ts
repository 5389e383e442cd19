import type { Entry } from './entry.ts'

/** `docker/--publish#recall`: what is asked about, and which side of it. */
export type CardId = string & { readonly _: 'CardId' }

/** One question about an entry, scheduled on its own. */
export interface Card {
  id: CardId
  /** The name of its kind. */
  kind: string
  deck: string
  entry: Entry
  /** The part of the entry, if a kind makes several cards of one. */
  part?: string
  /** Every command and option it stands for: `container run --publish`. */
  covers: string[]
  /** The card that has to be recognised once before this one is met. */
  after?: CardId
  /** The entry that this one is told apart from. */
  other?: Entry
}

/** The id of a card: its subject and its facet. */
export const cardId = (subject: string, facet: string): CardId => `${subject}#${facet}` as CardId

/** The kind in the id of a card: `gap` of `boat:parts#gap-turn`. */
export const kindIn = (id: string): string => id.slice(id.lastIndexOf('#') + 1).replace(/-.*$/, '')

/** Whether an id is that of a lab: no card of a deck, so that it is no new one of a day either. */
export const isLabId = (id: string): boolean => id.endsWith('#lab')

/** The names of an entry's commands and options in a coverage list. */
export function covers(entry: Entry): string[] {
  const known = coverage.get(entry)
  if (known) return known
  const made = coverOf(entry)
  coverage.set(entry, made)
  return made
}

// The cards of one entry share the list.
const coverage = new WeakMap<Entry, string[]>()

function coverOf(entry: Entry): string[] {
  if (entry.kind === 'command') return [entry.path]
  if (entry.kind !== 'option') return []
  const name = entry.long ?? entry.short!
  return entry.commands.length > 0 ? entry.commands.map((command) => `${command} ${name}`.trim()) : [name]
}
