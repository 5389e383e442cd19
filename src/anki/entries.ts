import type { CardId, ConceptEntry, GapEntry, SourceLocation } from '../model/index.ts'
import { cardId, sanitize } from '../model/index.ts'
import { deletion } from './cloze.ts'
import { textOfHtml } from './html.ts'
import { longestText } from './limits.ts'
import type { AnkiCard } from './read.ts'
import { filled } from './template.ts'

/** The field that carries the id of a card of ours. */
export const idField = 'Id'
/** The name of our note type; Anki may add to it. */
export const ownType = 'flagdrill'

const fits = (text: string): boolean => text.length <= longestText

/** The id of the card of ours that an Anki card was made of; what cannot be one is none. */
export function ownId({ type, fields }: AnkiCard): CardId | undefined {
  const id = type.name.startsWith(ownType) ? textOfHtml(fields.get(idField) ?? '') : ''
  const possible = id !== '' && id !== '__proto__' && fits(id) && sanitize(id) === id && !id.includes('\n')
  return possible ? (id as CardId) : undefined
}

/** The subject of a note, by the id that it keeps when it is edited. */
const subjectOf = (guid: string): string =>
  `anki:${guid.replace(/[^A-Za-z0-9_-]/gu, (c) => `~${c.codePointAt(0)!.toString(16)}~`)}`

type Made<E extends ConceptEntry | GapEntry> = { entry: E; id: CardId } | undefined
type Fact = Pick<ConceptEntry, 'at' | 'level' | 'topic' | 'tags'>

/** An entry that a deck can keep, with the id of its card: what is longer would make the whole deck unreadable. */
function made<E extends ConceptEntry | GapEntry>(entry: E, facet: string, words: readonly string[]): Made<E> {
  const id = cardId(entry.subject, facet)
  return [id, entry.topic ?? '', entry.why ?? '', ...words].every(fits) ? { entry, id } : undefined
}

/** The sentence with a gap that one deletion of a note makes. */
function gapOf({ type, fields, ord, guid }: AnkiCard, fact: Fact): Made<GapEntry> {
  const sides = type.cards[0]
  const name = /\{\{[^{}]*cloze:([^{}:]+)\}\}/.exec(sides?.question ?? '')?.[1]?.trim()
  const found = name === undefined ? undefined : deletion(fields.get(name) ?? '', ord + 1)
  if (!found || !sides) return undefined
  const extra = filled(sides.answer, fields, (_filters, field) => (field === name ? '' : undefined))
  if (extra === undefined) return undefined
  const part = String(ord + 1)
  const entry: GapEntry = {
    kind: 'gap',
    subject: subjectOf(guid),
    ...fact,
    why: textOfHtml(extra) || undefined,
    texts: [found.before, found.after],
    gaps: [{ name: part, answers: [found.answer] }],
  }
  return made(entry, `gap-${part}`, [found.before, found.after, found.answer])
}

/** The two sides of a card as text; undefined where one is empty or too long. */
function sidesOfCard({ type, fields, ord }: AnkiCard): { question: string; answer: string } | undefined {
  const sides = type.cards[ord]
  if (!sides) return undefined
  const front = filled(sides.question, fields, (filters) =>
    filters.some((filter) => ['type', 'hint'].includes(filter.trim())) ? '' : undefined,
  )
  // The text above the line is the question again.
  const line = /<hr\b[^<>]*\bid\s*=\s*["']?answer\b[^<>]*>/i.exec(sides.answer)
  const back = line ? sides.answer.slice(line.index + line[0].length) : sides.answer
  const behind = filled(back, fields, (_filters, field) => (field === 'FrontSide' ? '' : undefined))
  if (front === undefined || behind === undefined) return undefined
  const [question, answer] = [textOfHtml(front), textOfHtml(behind)]
  return question === '' || answer === '' ? undefined : { question, answer }
}

/** The entry that a card of somebody's collection makes, and the id of its one card; nothing where no words are left to ask. */
export function entryOfCard(card: AnkiCard, at: SourceLocation): Made<ConceptEntry | GapEntry> {
  const { type, fields, ord, guid } = card
  if (![...fields.values()].every(fits)) return undefined
  const filed = card.tags.length > 0 ? { tags: card.tags } : {}
  const fact: Fact = { at, level: 1, topic: card.deck || undefined, ...filed }
  if (type.cloze) return gapOf(card, fact)
  const sides = sidesOfCard(card)
  if (!sides) return undefined
  const entry: ConceptEntry = {
    kind: 'concept',
    // The first card of a note has the note's name, the others are counted.
    subject: subjectOf(guid) + (ord === 0 ? '' : `.${ord + 1}`),
    ...fact,
    ...sides,
    wrong: [],
  }
  return made(entry, 'concept', [sides.question, sides.answer])
}
