import { type Card, sortedBy } from '../model/index.ts'
import type { Course } from '../schedule/index.ts'
import type { Goal } from './goal.ts'
import { cardsOfGoal, type Needs } from './select.ts'

// After so many new facts comes a task, if one can be asked.
const factsBetween = 2
// When so many tasks wait that can be asked, one comes after every fact.
const manyReady = 4

const isTask = ({ kind }: Card): boolean => kind === 'command' || kind === 'read'

/** Tasks that wait until the cards that they need were met. */
interface Waiting {
  /** Notes that a card was met. */
  met(id: string): void
  /** How many can be asked. */
  ready(): number
  /** The first that can be asked; it waits no longer. */
  next(): Card | undefined
  /** All that wait still. */
  rest(): Card[]
}

/** Tasks in their order, each with the number of cards that it waits for: what each card makes ready is known, so that no task is looked at twice. */
function waitingFor(tasks: readonly Card[], needs: Needs, met: ReadonlySet<string>): Waiting {
  const missing = tasks.map((card) => needs(card).filter((id) => !met.has(id)).length)
  const waitFor = new Map<string, number[]>()
  for (const [place, card] of tasks.entries())
    for (const id of needs(card)) if (!met.has(id)) waitFor.set(id, [...(waitFor.get(id) ?? []), place])
  const taken = new Set<number>()
  // Places of tasks that can be asked, in order.
  const ready = [...missing.keys()].filter((place) => missing[place] === 0)
  return {
    met(id) {
      for (const place of waitFor.get(id) ?? []) {
        if (--missing[place]! > 0) continue
        const after = ready.findIndex((other) => other > place)
        ready.splice(after < 0 ? ready.length : after, 0, place)
      }
      waitFor.delete(id)
    },
    ready: () => ready.length,
    next() {
      const place = ready.shift()
      if (place === undefined) return undefined
      taken.add(place)
      return tasks[place]
    },
    rest: () => tasks.filter((_, place) => !taken.has(place)),
  }
}

/** Puts facts in their order and each task behind the facts that it needs, after two or three of them. */
function interleave(facts: readonly Card[], tasks: readonly Card[], needs: Needs, met: Set<string>): Card[] {
  const order: Card[] = []
  const waiting = waitingFor(tasks, needs, met)
  let since = 0
  const place = (card: Card): void => {
    order.push(card)
    met.add(card.id)
    waiting.met(card.id)
  }
  const placeTask = (): boolean => {
    const next = waiting.next()
    if (!next) return false
    place(next)
    since = 0
    return true
  }
  for (const fact of facts) {
    place(fact)
    since++
    if (since >= (waiting.ready() > manyReady ? 1 : factsBetween)) placeTask()
  }
  while (placeTask());
  return [...order, ...waiting.rest()]
}

/** The cards of a goal in the order in which they are met. */
export function inOrder(goal: Goal, cards: readonly Card[], needs: Needs, met = new Set<string>()): Card[] {
  const places = new Map(goal.subjects.map((subject, index) => [subject, index]))
  const placeOf = ({ entry }: Card): number => places.get(entry.subject) ?? goal.subjects.length + entry.level
  const sorted = sortedBy(
    cards.filter(({ id }) => !met.has(id)),
    placeOf,
  )
  return interleave(
    sorted.filter((card) => !isTask(card)),
    // Typing a line comes before reading it: its parts were met.
    [...sorted.filter(({ kind }) => kind === 'command'), ...sorted.filter(({ kind }) => kind === 'read')],
    needs,
    met,
  )
}

/** The subjects of a goal in the order of meeting, then those of the goals before it: what is useful to a beginner is useful to whoever begins with a larger goal. A goal that is none of `goals`, such as a deck of one's own, has its own order. */
function usefulFirst(goal: Goal, goals: readonly Goal[]): readonly string[] {
  if (!goals.some(({ id }) => id === goal.id)) return goal.subjects
  const before = goals.filter(({ order }) => order < goal.order).sort((a, b) => a.order - b.order)
  return [...new Set([goal, ...before].flatMap(({ subjects }) => subjects))]
}

// After so many cards of the goal comes one of the learner's own decks.
const goalBetween = 2

/** Cards of the goal with others among them, as long as there are any. */
function among(goal: readonly Card[], others: readonly Card[]): Card[] {
  const order: Card[] = []
  const rest = [...others]
  for (const [index, card] of goal.entries()) {
    order.push(card)
    if ((index + 1) % goalBetween === 0) order.push(...rest.splice(0, 1))
  }
  return [...order, ...rest]
}

/** One card of each deck at a time: a deck does not wait until those before it are used up. */
function inTurn(cards: readonly Card[]): Card[] {
  const decks = new Map<string, Card[]>()
  for (const card of cards) {
    const list = decks.get(card.deck)
    if (list) list.push(card)
    else decks.set(card.deck, [card])
  }
  const lists = [...decks.values()]
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat()
}

/** The course that new cards follow: those of a goal, with those of the learner's own decks in turn among them, or without one all cards, goal by goal, and what belongs to none at last; the learner's own decks come first. */
export function courseOf(
  cards: readonly Card[],
  goals: readonly Goal[],
  goal: Goal | undefined,
  all: Needs,
  isOwn: (card: Card) => boolean,
): Course {
  const subjects = new Map<string, string>(cards.map(({ id, entry }) => [id, entry.subject]))
  const none: readonly string[] = []
  const known = new Map<Card, readonly string[]>()
  const needs: Needs = (card) => {
    if (!isTask(card)) return none
    let found = known.get(card)
    if (!found) {
      found = all(card).filter((id) => subjects.has(id))
      known.set(card, found)
    }
    return found
  }
  const met = new Set<string>()
  const order: Card[] = []
  const add = (from: Goal, some: readonly Card[]): void =>
    void order.push(...inOrder({ ...from, subjects: usefulFirst(from, goals) }, some, needs, met))
  // Cards that were met need not be looked at for each goal; what tasks need belongs to it all the same.
  let others = cards
  const left = (): readonly Card[] => {
    others = others.filter((card) => isTask(card) || !met.has(card.id))
    return others
  }
  let own = new Set<Card>()
  if (goal) {
    add(goal, cardsOfGoal(goal, cards, needs))
    // A changed copy of a card that a goal has comes with that goal.
    const courses = new Set(goals.flatMap((each) => each.subjects))
    own = new Set(
      cards.filter((card) => isOwn(card) && !met.has(card.id) && !courses.has(card.entry.subject)),
    )
    // Their lines do not wait for cards that the goal does not have yet: the learner has written them down.
    const mine = inOrder(rest, [...own], () => none, new Set(met))
    order.splice(0, order.length, ...among(order, inTurn(mine)))
  } else {
    add(rest, cards.filter(isOwn))
    for (const each of [...goals].sort((a, b) => a.order - b.order))
      add(each, cardsOfGoal(each, left(), needs, subjects))
    add(rest, left())
  }
  return {
    places: new Map(order.map(({ id }, index) => [id, index])),
    needs: new Map(order.flatMap((card) => (isTask(card) && !own.has(card) ? [[card.id, needs(card)]] : []))),
  }
}

const rest: Goal = {
  id: '',
  title: {},
  about: {},
  order: 0,
  subjects: [],
  include: [],
  exclude: [],
  can: [],
}
