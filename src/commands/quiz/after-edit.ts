import { cardsOfGoal } from '../../goals/index.ts'
import { cardsOfEntry } from '../../kinds/index.ts'
import type { Card, Entry, Progress } from '../../model/index.ts'
import { nearLines, restBetween } from '../../schedule/index.ts'
import type { CachedQueue, DeckEdit, Library, PlacedEntry, Reference, World } from '../../world/index.ts'
import { entryIn } from '../choose.ts'
import { clashesIn } from '../clashes.ts'
import { allGoals, currentGoal, noGoal } from './course.ts'

/** The cached queue of before an edit while it is brought up to date, and what that depends on. */
interface Patching {
  queue: CachedQueue
  edit: DeckEdit
  library: Library
  progress: Progress
  /** Whether the course of the learner's goal has a place for a card of its own. */
  isGoals(card: Card): boolean
  /** New cards follow a goal. */
  hasGoal: boolean
  /** The most new cards that are kept. */
  most: number
}

/** Entries whose cards depend on no other entry, and no other card on them. */
const isApart = (entry: Entry): boolean =>
  entry.kind === 'gap' || (entry.kind === 'concept' && entry.pair === undefined)

/** Fields of options, commands and tasks that only change what is said. */
const words = ['summary', 'why', 'example', 'topic', 'task', 'names', 'around', 'at']

/** The parts of an entry on which its cards and their order depend. */
function essence(entry: Entry, deck: string): string {
  const cards = cardsOfEntry(entry, deck).map(({ id, kind, after }) => [id, kind, after])
  const { subject, level, changed, tags, kind } = entry
  if (isApart(entry)) return JSON.stringify([kind, subject, level, changed, tags, cards])
  const rest = Object.entries(entry).filter(([name]) => !words.includes(name))
  return JSON.stringify([rest, cards])
}

/** The entries that an edit adds or takes away, or makes others than they were; undefined where it changes their order or what several have. */
function changesOf({
  deck,
  before,
  after,
}: DeckEdit): { gone: PlacedEntry[]; come: PlacedEntry[] } | undefined {
  const [old, now] = [before, after].map(
    (list) => new Map(list.map(({ entry }) => [entry.subject, essence(entry, deck)])),
  ) as [Map<string, string>, Map<string, string>]
  if (old.size < before.length || now.size < after.length) return undefined
  const stays = ({ entry: { subject } }: PlacedEntry): boolean => old.get(subject) === now.get(subject)
  const [kept, left] = [before, after].map((list) =>
    list.filter(stays).map(({ entry }) => entry.subject),
  ) as [string[], string[]]
  if (kept.join('\n') !== left.join('\n')) return undefined
  return { gone: before.filter((item) => !stays(item)), come: after.filter((item) => !stays(item)) }
}

/** Whether a card stands by itself: no other entry has its subject, no goal has it, it was never answered and is not held back. */
function isAlone(card: Card, { edit, progress, isGoals }: Patching): boolean {
  const { id, entry } = card
  return (
    isApart(entry) &&
    card.after === undefined &&
    id.split('#').length === 2 &&
    progress.cards[id] === undefined &&
    progress.held[id] === undefined &&
    !isGoals(card) &&
    !edit.elsewhere(entry.subject)
  )
}

/** The place of a kept entry after an edit; undefined where it is gone. */
function placeAfter({ first, before, after }: DeckEdit, index: number): number | undefined {
  if (index < first) return index
  if (index >= first + before.length) return index + after.length - before.length
  const { subject } = before[index - first]!.entry
  return after.find(({ entry }) => entry.subject === subject)?.index
}

/** The place of an entry that is gone, of a card that is taken out. */
const nowhere = -1

/** Names the places of a queue's cards as they are after an edit; undefined where a known card is gone. */
function moved(queue: CachedQueue, edit: DeckEdit): CachedQueue | undefined {
  const place = <T extends { deck: string; entry: number }>(item: T): T =>
    item.deck === edit.deck ? { ...item, entry: placeAfter(edit, item.entry) ?? nowhere } : item
  const reference = (item: Reference): Reference => ({
    ...place(item),
    ...(item.other ? { other: place(item.other) } : {}),
  })
  const known = queue.input.known.map((each) => ({ ...each, item: reference(each.item) }))
  if (known.some(({ item }) => item.entry === nowhere || item.other?.entry === nowhere)) return undefined
  const unseen = queue.input.unseen.map((each) => ({ ...each, item: reference(each.item) }))
  return { ...queue, input: { ...queue.input, known, unseen } }
}

/** Whether new cards come in the order of decks, level by level, the learner's own first: no task stands among them, no goal, and no card that builds on another. */
const isPlain = ({ queue, library, hasGoal }: Patching): boolean =>
  !hasGoal &&
  queue.built === 0 &&
  library.decks.every(
    (deck) =>
      deck.shipped || !(deck.holds?.('"kind":"task"') ?? deck.entries.some(({ kind }) => kind === 'task')),
  )

/** Whether a new card of the edited deck comes behind all that are kept: another one in front of it is left out already. */
function isBehind({ entry, index }: PlacedEntry, patching: Patching, added: ReadonlySet<string>): boolean {
  const { queue, edit, library } = patching
  const { unseen } = queue.input
  const ids = new Set(unseen.map(({ item }) => item.id))
  const entryAt = entryIn(library)
  // Most often it is the one above.
  for (let before = index - 1; before >= Math.max(0, index - 50); before--) {
    const other = entryAt({ deck: edit.deck, entry: before })
    if (other === undefined || other.level > entry.level || added.has(other.subject)) continue
    const isLeftOut = (card: Card): boolean => !ids.has(card.id) && isAlone(card, patching)
    if (cardsOfEntry(other, edit.deck).some(isLeftOut)) return true
  }
  return false
}

/** The place of a new card among those that are kept, in a plain order: behind all of the learner's own that come before it. */
function placeIn({ entry, index }: PlacedEntry, { queue, edit, library }: Patching): number {
  const entryAt = entryIn(library)
  const rank = new Map(library.decks.map(({ name, shipped }, place) => [name, shipped ? undefined : place]))
  const mine = rank.get(edit.deck)!
  const comesFirst = (item: Reference): boolean => {
    const place = rank.get(item.deck)
    if (place === undefined) return false
    const { level } = entryAt(item)!
    if (level !== entry.level) return level < entry.level
    return place === mine ? item.entry <= index : place < mine
  }
  const { unseen } = queue.input
  let [low, high] = [0, unseen.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (comesFirst(unseen[middle]!.item)) low = middle + 1
    else high = middle
  }
  return low
}

/** Takes new cards that are gone out of a queue; false where it can no longer be told from what is kept. */
function takeOut(gone: readonly PlacedEntry[], patching: Patching): boolean {
  const { queue, edit } = patching
  const { input } = queue
  const cards = gone.flatMap(({ entry }) => cardsOfEntry(entry, edit.deck))
  if (!cards.every((card) => isAlone(card, patching))) return false
  const ids = new Set<string>(cards.map(({ id }) => id))
  const rest = input.unseen.filter(({ item }) => !ids.has(item.id))
  const taken = input.unseen.length - rest.length
  if (taken > 0 && !isPlain(patching)) return false
  input.unseen = rest
  input.omitted -= cards.length - taken
  return input.omitted === 0 || (input.omitted > 0 && rest.length >= nearLines)
}

/** Puts new cards into a queue; false where their place cannot be told from what is kept. */
function putIn(come: readonly PlacedEntry[], patching: Patching): boolean {
  const { queue, edit, most } = patching
  const { input } = queue
  const added = new Set(come.map(({ entry }) => entry.subject))
  for (const placed of come) {
    const cards = cardsOfEntry(placed.entry, edit.deck)
    if (!cards.every((card) => isAlone(card, patching))) return false
    if (input.omitted > 0 && isBehind(placed, patching, added)) {
      input.omitted += cards.length
      continue
    }
    if (!isPlain(patching)) return false
    const items = cards.map(({ id, kind }) => ({
      item: { id, kind, subject: placed.entry.subject, deck: edit.deck, entry: placed.index },
      from: '' as const,
    }))
    const place = placeIn(placed, patching)
    // Behind the last one that is kept may be behind others that are left out.
    if (place === input.unseen.length && input.omitted > 0) return false
    input.unseen.splice(place, 0, ...items)
    input.omitted += input.unseen.splice(most).length
  }
  return true
}

/** Brings a cached queue up to date with some edits; undefined where it has to be made of all cards. */
function patched(
  about: Omit<Patching, 'queue' | 'edit'>,
  before: CachedQueue,
  edits: readonly DeckEdit[],
): CachedQueue | undefined {
  let queue: CachedQueue | undefined = before
  // All places are those of now before any of them is looked at.
  for (const edit of edits) queue = queue && moved(queue, edit)
  const steps = edits.map((edit) => ({ edit, changes: changesOf(edit) }))
  if (!queue || steps.some(({ changes }) => changes === undefined)) return undefined
  const { built, input } = queue
  const between = (): number => restBetween(input.unseen.length + input.omitted - built, built)
  const usual = between()
  const at = (edit: DeckEdit): Patching => ({ ...about, queue: queue!, edit })
  // An entry that is another than it was goes and comes.
  if (!steps.every(({ edit, changes }) => takeOut(changes!.gone, at(edit)))) return undefined
  if (!steps.every(({ edit, changes }) => putIn(changes!.come, at(edit)))) return undefined
  return built === 0 || between() === usual ? queue : undefined
}

/** Says which cards belong to the learner's goal. */
async function goalOf(world: World, library: Library): Promise<Pick<Patching, 'hasGoal' | 'isGoals'>> {
  if (world.goal === noGoal) return { hasGoal: false, isGoals: () => false }
  const goals = await world.goals()
  const goal = currentGoal(world, await allGoals(world, library))
  if (!goal) return { hasGoal: false, isGoals: () => false }
  const courses = new Set(goals.flatMap(({ subjects }) => subjects))
  return {
    hasGoal: true,
    isGoals: (card) => courses.has(card.entry.subject) || cardsOfGoal(goal, [card], () => []).length > 0,
  }
}

/** The cached queue brought up to date, and kept, where nothing has changed since but entries of decks of the learner's own that stand by themselves; undefined where it has to be made of all cards. Of the other decks nothing is read but whether they name what has changed. `most` new cards are kept. */
export const followEdits = (world: World, most: number): Promise<CachedQueue | undefined> =>
  world.followQueue(async (before, edits, library) => {
    if (before.goal !== world.goal || clashesIn(library).length > 0) return undefined
    const { progress, damaged } = await world.progress()
    if (damaged > 0) return undefined
    const about = { library, progress, most, ...(await goalOf(world, library)) }
    const queue = patched(about, before, edits)
    // A question that was ready may be another now.
    return queue && { ...queue, first: undefined }
  })
