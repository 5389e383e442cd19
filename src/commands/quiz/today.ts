import type { Texts } from '../../i18n/index.ts'
import { cardFrom, cardsOf, withContrasts } from '../../kinds/index.ts'
import { type Card, type CardId, type Day, daySubject, type Progress, sanitize } from '../../model/index.ts'
import { dayOf, type Open, openSession, type Ready, type Remembered } from '../../play/index.ts'
import {
  addDays,
  type Item,
  loads,
  prefixFor,
  type Queue,
  type QueueInput,
  queueInputOf,
  wholeMinutes,
} from '../../schedule/index.ts'
import { begin, planOf } from '../../session/index.ts'
import type {
  CachedQueue,
  FirstQuestions,
  Library,
  ProgressStore,
  Reference,
  World,
} from '../../world/index.ts'
import { cardsIn, chosenDecks, entryIn, withTags } from '../choose.ts'
import { clashesIn, noteClashes } from '../clashes.ts'
import { playedLabs } from '../lab/due.ts'
import { courseFor } from './course.ts'
import { DecksChanged, firstQuestion, firstQuestions, lateLibrary, readyFor } from './first.ts'
import { keptSize as kept, keptQueue, type Wishes } from './kept-queue.ts'
import { waitingIn } from './waiting.ts'

/** Today's session of some decks, and all that belongs to it. */
export interface Today extends Open {
  /** Its decks may be asked for once `load` has resolved. */
  library: Library
  load(): Promise<void>
  store(): Promise<ProgressStore>
  /** The cards of the chosen decks, made when they are asked for. */
  cards(): readonly Card[]
  /** The memories of the session's cards, until the store is open. */
  remembered?: ReadonlyMap<string, Remembered>
  /** How long answers took, by kind. */
  took: Progress['took']
  /** The day on which the cached queue was kept that the session was made of. */
  keptOn?: Day
  /** The question of the first card, where it is ready, and the decks of the learner's own with problems. */
  ready?: (Ready & Pick<FirstQuestions, 'problems'>) | undefined
  /** The size of the queue that the session was made of; absent where it goes on with an earlier one. */
  queue?: QueueSize | undefined
}

/** The size of a queue, for messages. */
export interface QueueSize {
  due: number
  fresh: number
  waiting: number
  seconds: number
  /** New cards that wait for a later day. */
  later: number
  /** Those of them that wait for another card of the same thing. */
  siblings: number
  /** New cards that may not be met yet, since they build on cards that are not known well enough. */
  closed?: number
  backlogDays?: number | undefined
  fewerNew?: Queue<unknown>['fewerNew'] | undefined
}

/** How much a queue holds. */
export const sizeOf = ({
  due,
  fresh,
  waiting,
  seconds,
  later,
  siblings,
  backlogDays,
  fewerNew,
}: Queue<unknown>): QueueSize => ({
  due: due.length,
  fresh: fresh.length,
  waiting,
  seconds,
  later,
  siblings,
  backlogDays,
  fewerNew,
})

/** Counts the new cards that may not be met yet, since a card that they build on is not known well enough. */
const closedIn = (
  cards: readonly Card[],
  { fresh, later }: Queue<Card>,
  { progress }: ProgressStore,
): number => {
  const unmet = cards.filter(({ id }) => progress.cards[id] === undefined && progress.held[id] !== 'always')
  return Math.max(0, unmet.length - fresh.length - later)
}

/** Calls `make` once and keeps its value. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The size of a queue in words: what is asked today and how long it takes; of a backlog also the rest. `scope` names the decks and tags that it is of; all of them where it is empty. */
export function sizeLines(size: QueueSize, scope: string, { lists }: Texts): string[] {
  const { due, fresh, waiting, seconds, backlogDays, fewerNew } = size
  if (backlogDays !== undefined)
    return [
      due === 0
        ? lists.shareDone(waiting, scope)
        : lists.backlog(waiting, due, wholeMinutes(seconds), backlogDays, scope),
    ]
  const fewer =
    fewerNew === undefined
      ? []
      : [lists.fewerNew(fewerNew.new, fewerNew.usual, fewerNew.recalled, fewerNew.reviews)]
  if (due + fresh > 0) return [lists.due(due, fresh, wholeMinutes(seconds), scope), ...fewer]
  return [waiting > 0 ? lists.putOff(waiting, scope) : lists.nothing(scope)]
}

/** Names decks and tags that numbers are of; '' for all. */
export const scopeOf = (deck: readonly string[], tag: readonly string[] = []): string =>
  [...deck, ...tag.map((name) => `#${name}`)].map(sanitize).join(', ')

/** The cached queue over all decks as the next start may find it; undefined where there is none to be kept. `cards` are those that the decks make. */
export async function queueToCache(
  world: World,
  library: Library,
  { progress, damaged }: ProgressStore,
  cards: readonly Card[],
  /** The input of all cards, where it is known already. */
  known?: QueueInput<Item & { card: Card }>,
): Promise<CachedQueue | undefined> {
  // Problems that keep something from being read are reported again.
  if (damaged > 0 || clashesIn(library).length > 0) return undefined
  const today = dayOf(world)
  const input =
    known ??
    queueInputOf(withContrasts(cards, progress), progress, await courseFor(world, library, cards, false))
  const head = prefixFor(input, today, addDays(today, kept.days), kept)
  if (head === undefined) return undefined
  const wanted = new Set([...head.known, ...head.unseen].map(({ item }) => item.card))
  const entries = new Set([...wanted].flatMap((card) => [card.entry, card.other ?? card.entry]))
  const places = new Map(
    library.decks.flatMap(({ name, entries: list }) =>
      list.flatMap((entry, index) => (entries.has(entry) ? [[entry, { deck: name, entry: index }]] : [])),
    ) as [Card['entry'], { deck: string; entry: number }][],
  )
  const reference = ({ card }: { card: Card }): Reference => ({
    id: card.id,
    subject: daySubject(card.entry),
    kind: card.kind,
    ...places.get(card.entry)!,
    other: card.other && places.get(card.other),
  })
  const done = Object.entries(progress.days).flatMap(([day, { new: fresh, reviews, answers, tookMs }]) =>
    day >= today ? [[day, { new: fresh, reviews, answers, tookMs }]] : [],
  )
  return {
    day: today,
    goal: world.goal,
    labs: playedLabs(progress.cards),
    built: input.unseen.filter(({ item }) => item.card.after !== undefined).length,
    done: Object.fromEntries(done),
    input: {
      ...head,
      known: head.known.map((known) => ({ ...known, item: reference(known.item) })),
      unseen: head.unseen.map((unseen) => ({ ...unseen, item: reference(unseen.item) })),
    },
    first: firstQuestions(world, library, progress, head),
    next: loads(
      input.known.map(({ from }) => from),
      today,
    ).slice(0, 2 * kept.days + 7),
  }
}

/** Keeps the cached queue of the decks and the log as they are now, for the next start. */
export const cacheQueue = (world: World, store: ProgressStore): Promise<void> =>
  world.cacheQueue(async () => {
    const library = await world.library()
    await store.refresh()
    return queueToCache(world, library, store, cardsOf(library.decks))
  })

/** A card whose entry is read when somebody asks for more than its name: the first question need not wait for the others. */
function lateCard({ id, kind, deck }: Reference, make: () => Card | undefined): Card {
  const made = once(() => {
    const card = make()
    if (card === undefined) throw new Error(`${id} is in the cached queue, but not in ${deck}`)
    return card
  })
  return {
    id: id as CardId,
    kind,
    deck,
    get entry() {
      return made().entry
    },
    get part() {
      return made().part
    },
    get covers() {
      return made().covers
    },
    get after() {
      return made().after
    },
    get other() {
      return made().other
    },
  }
}

/** The session from a cached queue; undefined when there is none, or when one waits to go on. Where the question of its first card is ready, the decks are read once that stands. */
async function quickSession(
  args: Wishes,
  world: World,
  key: string,
  mayBeReady: boolean,
): Promise<Today | undefined> {
  const { limit } = args
  const day = dayOf(world)
  if (args.deck.length > 0 || (args.tag ?? []).length > 0 || world.leftOpen(day)) return undefined
  const picked = await keptQueue(world, args)
  if (picked === undefined) return undefined
  const asked = [...picked.due, ...picked.fresh].slice(0, limit)
  if (asked.length === 0) return undefined
  const found = mayBeReady ? readyFor(asked[0]!.id, picked.kept, world) : undefined
  const { library, load } = lateLibrary(world)
  if (found === undefined) await load()
  const entryAt = entryIn(library)
  const cardAt = (item: Reference): Card | undefined => {
    const entry = entryAt(item)
    return (
      entry && cardFrom({ id: item.id as CardId, kind: item.kind }, entry, item.deck, entryAt(item.other))
    )
  }
  // The decks are others than they were.
  if (found === undefined && cardAt(asked[0]!) === undefined) return undefined
  const cards = asked.map((item) => lateCard(item, () => cardAt(item)))
  const remembered = new Map(picked.kept.input.known.map(({ item, memory }) => [item.id, memory]))
  // The memory of each card is added when the store is open.
  const seed = found?.seed ?? world.seed
  const plan = planOf({ key, day, seed }, cards, () => undefined)
  const settle = async (): Promise<void> => {
    await load()
    const card = cardAt(asked[0]!)
    const stability = remembered.get(asked[0]!.id)?.stability
    const made = card && firstQuestion(card, library, { seed, stability }, world)
    if (JSON.stringify(made) !== JSON.stringify(found?.question)) throw new DecksChanged()
  }
  return {
    library,
    load,
    ready: found && { ...found, settle },
    store: () => world.progress(),
    cards: once(() => cardsOf(library.decks)),
    remembered,
    keptOn: picked.kept.day,
    took: picked.kept.input.took,
    queue: sizeOf(picked),
    plan,
    session: begin(cards),
    resumed: false,
  }
}

/** The session that a quiz of these words and options plays: the one that was left open today, or a new one; its first question may be ready before the decks are read. */
export async function todaysSession(args: Wishes, world: World, mayBeReady = false): Promise<Today> {
  const { texts } = world
  const { deck: names, tag = [], limit, new: fresh, ahead } = args
  const more = [...(ahead === undefined ? [] : [ahead]), ...tag]
  const key = JSON.stringify(['quiz', names, limit, fresh, ...more])
  const quick = await quickSession(args, world, key, mayBeReady)
  if (quick) return quick
  const library = await world.library()
  const decks = chosenDecks(library, names, texts)
  const cards = withTags(cardsIn(cardsOf(library.decks), decks, library, cardsOf), tag, texts)
  const store = await world.progress()
  if (store.damaged > 0) world.terminal.note(texts.care.damagedNote(store.damaged))
  noteClashes(library, world)
  const all = withContrasts(cards, store.progress)
  const made = await waitingIn(world, library, store, cards, args)
  let size: QueueSize | undefined
  const make = (): Card[] => {
    size = { ...sizeOf(made), closed: closedIn(cards, made, store) }
    return [...made.due, ...made.fresh].slice(0, limit)
  }
  const opened = openSession(world, store, key, all, make)
  return {
    library,
    load: async () => undefined,
    store: async () => store,
    cards: () => cards,
    took: store.progress.took,
    queue: size,
    ...opened,
  }
}
