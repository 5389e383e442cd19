import type { Card, Progress, Question } from '../../model/index.ts'
import { turnNow } from '../../play/index.ts'
import { type Item, learnerDay, pick, type QueueInput, retrievability } from '../../schedule/index.ts'
import { begin, planOf } from '../../session/index.ts'
import type { CachedQueue, FirstQuestion, FirstQuestions, Library, World } from '../../world/index.ts'
import { poolsOf, titlesOf } from '../choose.ts'
import { lostLines } from '../decks/problem-report.ts'
import { limitsFor } from './kept-queue.ts'

/** The decks changed after a question of theirs was made ready. */
export class DecksChanged extends Error {}

// The order of a backlog changes within a day; most sessions are begun on the next day, or the one after it.
const hoursAhead = [0, 6, 24, 48]

/** Decks of the learner's own with lines that could not be used, and how many. */
export const problemsOf = ({ decks }: Pick<Library, 'decks'>): [string, number][] =>
  decks.flatMap(({ name, problems, entries }): [string, number][] => {
    const { length } = lostLines(problems, entries)
    return length > 0 ? [[name, length]] : []
  })

/** The question that a card of all decks is asked with as the first of a session. */
export const firstQuestion = (
  card: Card,
  library: Library,
  { seed, stability }: { seed: string; stability: number | undefined },
  world: World,
): Question => {
  const plan = planOf(
    { key: '', day: learnerDay(world.now(), world.offset, world.rolloverHour), seed },
    [],
    () => undefined,
  )
  return turnNow(world, { plan, session: begin([card]) }, card, poolsOf(library).among, stability).asked
}

/** The questions that the next sessions are likely to begin with; undefined where chance decides. */
export function firstQuestions(
  world: World,
  library: Library,
  progress: Progress,
  input: QueueInput<Item & { card: Card }>,
): FirstQuestions | undefined {
  const { limits, seed } = world
  if (typeof limits.order === 'object') return undefined
  const titleOf = titlesOf(library)
  const asked: Record<string, FirstQuestion> = {}
  for (const hours of hoursAhead) {
    const at = world.now() + hours * 3_600_000
    const day = learnerDay(at, world.offset, world.rolloverHour)
    const done = progress.days[day]
    const picked = pick(input, done, { retrievability }, at, day, limitsFor(world, { deck: [] }, done))
    const card = (picked?.due[0] ?? picked?.fresh[0])?.card
    if (card === undefined || asked[card.id] !== undefined) continue
    const memory = progress.cards[card.id]
    // A card that has changed is said to have; that is not kept.
    if ((card.entry.changed ?? 0) > (memory?.last ?? Number.POSITIVE_INFINITY)) continue
    const stability = memory?.stability
    asked[card.id] = {
      title: titleOf(card.deck),
      question: firstQuestion(card, library, { seed, stability }, world),
    }
  }
  return { seed, problems: problemsOf({ decks: library.decks.filter(({ shipped }) => !shipped) }), asked }
}

/** The question that is ready for a card, and the seed that it was made by; undefined where there is none, or where another seed was asked for. */
export function readyFor(
  id: string,
  { first }: CachedQueue,
  world: World,
): (FirstQuestion & Pick<FirstQuestions, 'seed' | 'problems'>) | undefined {
  if (first === undefined || (world.seedAsked && first.seed !== world.seed)) return undefined
  const { seed, problems, asked } = first
  return Object.hasOwn(asked, id) ? { ...asked[id]!, seed, problems } : undefined
}

/** A library that is read when it is wanted; its decks are not to be asked for before. */
export function lateLibrary(world: World): { library: Library; load(): Promise<void> } {
  let read: Library | undefined
  const loaded = (): Library => {
    if (read === undefined) throw new Error('the decks are not read yet')
    return read
  }
  return {
    library: {
      get decks() {
        return loaded().decks
      },
      get problems() {
        return loaded().problems
      },
    },
    async load() {
      read ??= await world.library()
    },
  }
}
