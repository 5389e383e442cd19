import type { Card } from '../model/index.ts'
import type { Course } from '../schedule/index.ts'
import type { Goal } from './goal.ts'
import { cardsOfGoal, type Needs } from './select.ts'

// After so many new facts comes a task, if one can be asked.
const factsBetween = 2
// When so many tasks wait that can be asked, one comes after every fact.
const manyReady = 4

const isTask = ({ kind }: Card): boolean => kind === 'command' || kind === 'read'

/** Puts facts in their order and each task behind the facts that it needs, after two or three of them. */
function interleave(facts: readonly Card[], tasks: readonly Card[], needs: Needs, met: Set<string>): Card[] {
  const order: Card[] = []
  let waiting = [...tasks]
  let since = 0
  const place = (card: Card): void => {
    order.push(card)
    met.add(card.id)
  }
  const ready = (card: Card): boolean => needs(card).every((id) => met.has(id))
  const hasMany = (): boolean => {
    let count = 0
    for (const card of waiting) if (ready(card) && ++count > manyReady) return true
    return false
  }
  const placeTask = (): boolean => {
    const next = waiting.find(ready)
    if (!next) return false
    waiting = waiting.filter((card) => card !== next)
    place(next)
    since = 0
    return true
  }
  for (const fact of facts) {
    place(fact)
    since++
    if (waiting.length > 0 && since >= (hasMany() ? 1 : factsBetween)) placeTask()
  }
  while (placeTask());
  return [...order, ...waiting]
}

/** The cards of a goal in the order in which they are met. */
export function inOrder(goal: Goal, cards: readonly Card[], needs: Needs, met = new Set<string>()): Card[] {
  const places = new Map(goal.subjects.map((subject, index) => [subject, index]))
  const placeOf = ({ entry }: Card): number => places.get(entry.subject) ?? goal.subjects.length + entry.level
  const sorted = cards.filter(({ id }) => !met.has(id)).sort((a, b) => placeOf(a) - placeOf(b))
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

/** The course that new cards follow: those of a goal, or without one all cards, goal by goal, and what belongs to none at last; the learner's own decks come first. */
export function courseOf(
  cards: readonly Card[],
  goals: readonly Goal[],
  goal: Goal | undefined,
  all: Needs,
  isOwn: (card: Card) => boolean,
): Course {
  const ids = new Set<string>(cards.map(({ id }) => id))
  const none: readonly string[] = []
  const known = new Map<Card, readonly string[]>()
  const needs: Needs = (card) => {
    if (!isTask(card)) return none
    let found = known.get(card)
    if (!found) {
      found = all(card).filter((id) => ids.has(id))
      known.set(card, found)
    }
    return found
  }
  const met = new Set<string>()
  const order: Card[] = []
  const add = (from: Goal, some: readonly Card[]): void =>
    void order.push(...inOrder({ ...from, subjects: usefulFirst(from, goals) }, some, needs, met))
  if (goal) add(goal, cardsOfGoal(goal, cards, needs))
  else {
    add(rest, cards.filter(isOwn))
    for (const each of [...goals].sort((a, b) => a.order - b.order))
      add(each, cardsOfGoal(each, cards, needs))
    add(rest, cards)
  }
  return {
    places: new Map(order.map(({ id }, index) => [id, index])),
    needs: new Map(order.flatMap((card) => (isTask(card) ? [[card.id, needs(card)]] : []))),
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
