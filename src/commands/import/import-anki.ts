import type { AnkiCard, Clock, KnownReview, ZipEntry } from '../../anki/index.ts'
import {
  type CardId,
  type Day,
  type Deck,
  type Entry,
  eventIn,
  exit,
  type LogEvent,
  throttledProgress,
  UserError,
} from '../../model/index.ts'
import { learnerDay } from '../../schedule/index.ts'
import type { BuiltDeck, World } from '../../world/index.ts'
import { deckName } from '../decks/build-notes.ts'
import { decksOfCards } from '../fit/parameters.ts'
import { checked, type Given, type Imported } from './imported.ts'

/** The newest collection that a package holds is the whole one; older ones tell old programs to update. */
const collections = ['collection.anki21b', 'collection.anki21', 'collection.anki2']
const logName = 'flagdrill.jsonl'

/** The database of a file, and our own log where it goes along. */
async function unpackedFile({ file }: Given): Promise<{ bytes: Uint8Array; log?: Uint8Array }> {
  const { archiveLimits, entryBytes, Refusal, decompress, zipEntries } = await import('../../anki/index.ts')
  const limits = archiveLimits
  const head = await file.read(0, 4)
  const whole = async (): Promise<Uint8Array> => {
    if (file.size > limits.bytes) throw new Refusal('too-large')
    return file.read(0, file.size)
  }
  // By its first letter: a package, a database, or a packed database.
  if (head[0] === 0x53) return { bytes: await whole() }
  if (head[0] !== 0x50) return { bytes: decompress(await whole(), 'zstd', limits) }
  const entries = await zipEntries(file, limits)
  const named = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name)
  const found = collections.map(named).find((entry) => entry !== undefined)
  if (!found) throw new Refusal('no-collection')
  const bytes = await entryBytes(file, found, limits)
  const log = named(logName)
  return {
    bytes: found.name.endsWith('b') ? decompress(bytes, 'zstd', limits) : bytes,
    log: log && (await entryBytes(file, log, limits)),
  }
}

/** Our own log, as it lay in a package. */
async function* logEvents(
  log: Uint8Array | undefined,
  name: string,
  world: World,
): AsyncIterable<LogEvent[]> {
  if (log === undefined) return
  const { jsonLines, textOf } = await import('../../export/index.ts')
  const file = {
    size: log.length,
    read: async (from: number, length: number) => log.subarray(from, from + length),
  }
  yield* checked(jsonLines(textOf(file)), `${name}/${logName}`, world)
}

/** A name for the deck of a collection: the one that was asked for, that of its only deck, or that of the file. */
function nameFor(asked: string | undefined, path: string, cards: readonly AnkiCard[], world: World): string {
  const { errors } = world.texts
  if (asked !== undefined) {
    const name = asked.normalize('NFC')
    if (!deckName.test(name))
      throw new UserError(errors.badDeckName(name), errors.badDeckNameHint, exit.usage)
    return name
  }
  const decks = new Set(cards.map(({ deck }) => deck))
  const [only = ''] = decks
  const base = path.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const named = decks.size === 1 && only !== '' && only !== 'Default' ? only : base
  return (
    named
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
      .replace(/^[^\p{L}\p{N}]+|-+$/gu, '')
      .slice(0, 80) || 'anki'
  )
}

/** The deck of that name with some entries put into it: what came from Anki before stays or is renewed. Nothing when it is there as it would be. */
async function renewedDeck(
  name: string,
  entries: readonly Entry[],
  given: Given,
  world: World,
): Promise<BuiltDeck | undefined> {
  const { texts } = world
  const file = `${world.dataFolder}/decks/${name}.json`
  const there = (await world.library()).decks.find((deck) => deck.name === name)
  if (there?.shipped) throw new UserError(texts.errors.shippedName(name), texts.import.deckThereHint)
  // One that cannot be read has no entries; it may be of any origin, and would be lost.
  const imported = ({ file, entries, problems }: Deck): boolean =>
    /\.json$/.test(file) &&
    problems.length === 0 &&
    entries.length > 0 &&
    entries.every(({ subject }) => subject.startsWith('anki:'))
  if (there && !imported(there)) throw new UserError(texts.import.deckThere(name), texts.import.deckThereHint)
  const keyOf = (entry: Entry): string =>
    `${entry.subject} ${entry.kind === 'gap' ? entry.gaps[0]!.name : ''}`
  const all = new Map((there?.entries ?? []).map((entry) => [keyOf(entry), entry]))
  for (const entry of entries) all.set(keyOf(entry), entry)
  // Each stands in a line of its own in the deck that is written.
  const placed = [...all.values()].map((entry, index) => ({ ...entry, at: { file, line: index + 3 } }))
  const words = (list: readonly Entry[]): string => JSON.stringify(list.map(({ at: _at, ...entry }) => entry))
  if (there && words(there.entries) === words(placed)) return undefined
  return {
    name,
    title: name,
    language: texts.language,
    order: 0,
    file,
    shipped: false,
    entries: placed,
    problems: [],
    builtFrom: [given.path],
    builtAt: new Date(world.now()).toISOString(),
  }
}

/** Our own reviews of some cards, oldest first, those that were taken back too. */
export async function knownReviews(
  cards: ReadonlySet<CardId>,
  log: AsyncIterable<LogEvent[]>,
  world: World,
): Promise<Map<CardId, KnownReview[]>> {
  const found = new Map<CardId, Map<string, KnownReview>>()
  const undone = new Set<string>()
  const take = (event: LogEvent): void => {
    if (event.type === 'undo') undone.add(event.of)
    if (event.type !== 'review' || !cards.has(event.card)) return
    const { id, at, grade, after } = event
    const known = found.get(event.card) ?? new Map<string, KnownReview>()
    found.set(event.card, known.set(id, { id, at, grade, after }))
  }
  for await (const some of log) for (const event of some) take(event)
  for (const event of (await world.maintenance()).events()) take(event)
  const marked = (events: Map<string, KnownReview>): KnownReview[] =>
    [...events.values()]
      .map((event) => (undone.has(event.id) ? { ...event, undone: true } : event))
      .sort((a, b) => a.at - b.at)
  return new Map([...found].map(([card, events]) => [card, marked(events)]))
}

/** The cards of a collection, by what becomes of them. */
interface Sorted {
  /** Cards that get a history: ours, and those of the new deck. */
  targets: { id: CardId; card: AnkiCard; own: boolean }[]
  /** The entries of the new deck, and the cards that they were made of. */
  entries: Entry[]
  foreign: AnkiCard[]
  /** Cards without words to ask. */
  left: number
}

async function sorted(cards: readonly AnkiCard[], path: string): Promise<Sorted> {
  const { entryOfCard, ownId } = await import('../../anki/index.ts')
  const found: Sorted = { targets: [], entries: [], foreign: [], left: 0 }
  for (const card of cards) {
    const id = ownId(card)
    const made = id === undefined ? entryOfCard(card, { file: path, line: 1 }) : undefined
    if (id !== undefined) found.targets.push({ id, card, own: true })
    else if (made) {
      found.entries.push(made.entry)
      found.foreign.push(card)
      found.targets.push({ id: made.id, card, own: false })
    } else found.left++
  }
  return found
}

/** The events that a collection gives, and how many of its answers are in our log already. */
async function historyOf(
  { targets }: Sorted,
  { log, given }: { log: Uint8Array | undefined; given: Given },
  world: World,
): Promise<{ events: AsyncIterable<LogEvent[]>; there(): number; done(): void }> {
  const { holdOfSuspended, reviewsOf } = await import('../../anki/index.ts')
  const [schedulers, deckOf] = [await world.schedulers(), await decksOfCards(world)]
  const clock: Clock = {
    now: world.now(),
    origin: 'anki',
    dayAt: (at): Day => learnerDay(at, world.offset, world.rolloverHour),
    schedulerOf: (card) => schedulers(deckOf(card)),
  }
  const ours = (): AsyncIterable<LogEvent[]> => logEvents(log, given.name, world)
  const known = await knownReviews(new Set(targets.map(({ id }) => id)), ours(), world)
  const { held } = (await world.progress()).progress
  const tell = throttledProgress(world, world.texts.import.progress)
  let there = 0
  async function* events(): AsyncIterable<LogEvent[]> {
    yield* ours()
    let count = 0
    for (const { id, card, own } of targets) {
      const answers = reviewsOf(id, card.history, known.get(id) ?? [], clock)
      // If our log is included, they are in it.
      if (log === undefined) there += answers.there
      // Our own log of a card takes precedence over Anki's.
      const settled = own && (log !== undefined || held[id] === 'always')
      const suspended = card.suspended && !settled ? [holdOfSuspended(id, card, clock)] : []
      yield [...answers.reviews, ...suspended].filter((event) => typeof eventIn(event) === 'object')
      count += card.history.length
      tell(count)
    }
  }
  return { events: events(), there: () => there, done: tell }
}

/** Reads an Anki package or collection: cards that were ours get their progress back, the others become a deck of their own. Throws UserError. */
export async function importAnki(given: Given, asked: string | undefined, world: World): Promise<Imported> {
  const { texts } = world
  const anki = await import('../../anki/index.ts')
  try {
    const { bytes, log } = await unpackedFile(given)
    const cards = await sorted(await anki.reading(bytes, anki.cardsOfCollection), given.path)
    const { entries, foreign, left } = cards
    const name = entries.length > 0 ? nameFor(asked, given.path, foreign, world) : ''
    const history = await historyOf(cards, { log, given }, world)
    const deck = entries.length > 0 ? await renewedDeck(name, entries, given, world) : undefined
    const maintenance = await world.maintenance()
    const counts = await maintenance.importEvents(history.events, given.dry).finally(history.done)
    const file = deck && !given.dry ? await world.saveDeck(deck) : undefined
    return {
      events: counts.events + history.there(),
      added: counts.added,
      ...(entries.length > 0 ? { deck: { name, cards: entries.length, file } } : {}),
      left,
    }
  } catch (error) {
    if (error instanceof anki.Refusal)
      throw new UserError(
        texts.errors.unusableFile(given.name, texts.import.refused[error.code] ?? error.code),
        texts.import.nothingChanged,
      )
    throw error
  }
}
