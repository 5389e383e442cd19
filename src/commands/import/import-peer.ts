import type { Clock, KnownReview } from '../../anki/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import {
  addTo,
  type Card,
  type CardId,
  type Day,
  eventIn,
  hash,
  type LogEvent,
  type Memory,
  UserError,
} from '../../model/index.ts'
import type { Learnt, LocalTime, NotesText } from '../../peers/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import type { BuiltDeck, World } from '../../world/index.ts'
import { decksOfNotes } from '../decks/read-notes.ts'
import { decksOfCards } from '../fit/parameters.ts'
import { knownReviews } from './import-anki.ts'
import type { Imported } from './imported.ts'

/** The programs whose cards and progress can be taken over. */
export type Peer = 'hashcards' | 'repeater' | 'obsidian' | 'org'

/** Notes of another program, and what it knows of their cards. */
export interface PeerNotes {
  peer: Peer
  /** Files or folders. */
  notes: readonly string[]
  name?: string
  dry: boolean
  /** A file among them that is none of the notes. */
  without?: string
  /** Reads what is known from the text of the notes; `lost` counts what is of no card that is there. */
  learn(texts: readonly NotesText[], time: LocalTime): Promise<{ learnt: Learnt[]; lost: number }>
}

const noon = 'T12:00:00'

/** The learner's time. */
function localTime(world: World): LocalTime {
  const instant = (local: string): number | undefined => {
    const at = Date.parse(`${local}Z`)
    if (!Number.isFinite(at)) return undefined
    // The offset of an instant that is not known yet: at most one step away.
    return at - world.offset(at - world.offset(at) * 60_000) * 60_000
  }
  return { instant, dayAt: (at) => learnerDay(at, world.offset, world.rolloverHour) }
}

/** The cards of some decks by file, and there by the line on which they begin. */
function cardsByPlace(decks: readonly BuiltDeck[]): Map<string, Map<number, Card[]>> {
  const found = new Map<string, Map<number, Card[]>>()
  for (const card of cardsOf(decks)) {
    const { file, line } = card.entry.at
    const lines = found.get(file) ?? new Map<number, Card[]>()
    found.set(file, lines)
    addTo(lines, line, card)
  }
  return found
}

/** The card that something learnt is about. */
function cardOf({ file, from, to, part }: Learnt, cards: Map<string, Map<number, Card[]>>): Card | undefined {
  const lines = cards.get(file)
  for (let line = to; line >= from; line--) {
    const there = lines?.get(line)
    if (there) return there[part]
  }
  return undefined
}

/** The event that gives a card a memory from elsewhere; it counts while the card has none here. */
function standingEvent(
  { id: card }: Card,
  standing: NonNullable<Learnt['standing']>,
  peer: Peer,
  { instant }: LocalTime,
): LogEvent {
  const { at = instant(`${standing.day}${noon}`)!, day, due, stability, difficulty, reps, lapses } = standing
  const after: Memory = { stability, difficulty, due, last: at, day, reps, lapses, failed: false }
  const id = `${peer}-${at.toString(36)}-${hash(card).toString(36)}`
  return { type: 'reset', id, card, at, day, after }
}

interface Matched {
  card: Card
  learnt: Learnt
}

/** The events that the learnt cards give. */
async function* eventsOf(
  matched: readonly Matched[],
  peer: Peer,
  time: LocalTime,
  world: World,
): AsyncIterable<LogEvent[]> {
  const { reviewsOf } = await import('../../anki/index.ts')
  const [schedulers, deckOf] = [await world.schedulers(), await decksOfCards(world)]
  const clock: Clock = {
    now: world.now(),
    origin: peer,
    dayAt: (at): Day => time.dayAt(at),
    schedulerOf: (card) => schedulers(deckOf(card)),
  }
  const ids = new Set<CardId>(matched.map(({ card }) => card.id))
  const known: Map<CardId, KnownReview[]> = await knownReviews(ids, none(), world)
  for (const { card, learnt } of matched) {
    const { answers, standing } = learnt
    if (standing) yield [standingEvent(card, standing, peer, time)].filter(usable)
    if (answers)
      yield reviewsOf(card.id, answered(answers), known.get(card.id) ?? [], clock).reviews.filter(usable)
  }
}

const usable = (event: LogEvent): boolean => typeof eventIn(event) === 'object'

async function* none(): AsyncIterable<LogEvent[]> {}

const ease = { again: 1, hard: 2, good: 3, easy: 4 } as const

const answered = (answers: NonNullable<Learnt['answers']>) =>
  answers.map(({ at, grade }) => ({ id: at, ease: ease[grade], type: 1, factor: 1, took: 0 }))

/** Makes decks of the notes of another program and takes over what it knows of their cards. Throws UserError. */
export async function importPeer(given: PeerNotes, world: World): Promise<Imported> {
  const { texts } = world
  const { peer, notes, name, dry } = given
  const { built: all } = await decksOfNotes(
    { file: notes, name, dryRun: dry, problems: false, keep: false, json: false, flashcards: true },
    world,
  )
  const built = all.map((deck) => ({
    ...deck,
    entries: deck.entries.filter(({ at }) => at.file !== given.without),
  }))
  if (built.every(({ entries }) => entries.length === 0))
    throw new UserError(texts.import.noCards, texts.import.notesHint)
  const files = [...new Set(built.flatMap(({ builtFrom }) => builtFrom))]
  const read: NotesText[] = []
  for (const file of files) read.push({ file, lines: await world.readLines(file) })
  const time = localTime(world)
  const { learnt, lost } = await given.learn(read, time)
  const cards = cardsByPlace(built)
  const matched = learnt.flatMap((one): Matched[] => {
    const card = cardOf(one, cards)
    return card ? [{ card, learnt: one }] : []
  })
  const maintenance = await world.maintenance()
  const counts = await maintenance.importEvents(eventsOf(matched, peer, time, world), dry)
  if (!dry) for (const deck of built) await world.saveDeck(deck)
  return {
    ...counts,
    decks: built.map((deck) => ({ name: deck.name, cards: cardsOf([deck]).length })),
    lost: lost + learnt.length - matched.length,
  }
}
