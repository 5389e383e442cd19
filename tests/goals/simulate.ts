import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'smol-toml'
import { cardsOfGoal, courseOf, type Goal, goalIn } from '../../src/goals/index.ts'
import { cardsOf, needsOf } from '../../src/kinds/index.ts'
import {
  applyEvent,
  type Card,
  type Deck,
  type Grade,
  graphemes,
  type LogEvent,
  noProgress,
  type Progress,
  seeded,
} from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { dueLoad, type Limits, learnerDay, queue } from '../../src/schedule/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

/** The shipped decks of a language. */
export function shippedDecks(language: string): Deck[] {
  const folder = join(root, 'decks', language)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name): Deck => {
      const file = join(folder, name)
      const { head, entries, problems } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
      return {
        name: head.name!,
        title: head.title!,
        language,
        program: head.program,
        order: head.order ?? 100,
        silent: head.silent,
        file,
        shipped: true,
        entries,
        problems,
      }
    })
    .sort((a, b) => a.order - b.order)
}

/** The shipped goals. */
export const shippedGoals = (): Goal[] =>
  readdirSync(join(root, 'decks/goals'))
    .filter((name) => name.endsWith('.toml'))
    .map((name) => {
      const goal = goalIn(
        basename(name, '.toml'),
        readFileSync(join(root, 'decks/goals', name), 'utf8'),
        parse,
      )
      if (!goal) throw new Error(`${name} is not a goal`)
      return goal
    })
    .sort((a, b) => a.order - b.order)

/** The cards and goals of the shipped decks. */
export interface School {
  cards: Card[]
  goals: Goal[]
  needs(card: Card): readonly string[]
}

/** The school of a language. */
export function schoolOf(language: string): School {
  const decks = shippedDecks(language)
  const entries = decks.flatMap((deck) => deck.entries)
  const pool = { entries, all: entries }
  return {
    cards: cardsOf(decks),
    goals: shippedGoals(),
    needs: ({ entry }) => (entry.kind === 'task' ? needsOf(entry, pool) : []),
  }
}

/** The cards of a goal. */
export const goalCards = (school: School, goal: Goal): Card[] => cardsOfGoal(goal, school.cards, school.needs)

/** One answer of a simulated learner. */
export interface Answered {
  card: Card
  first: boolean
  grade: Grade
  seconds: number
}

/** A day of a simulated learner. */
export interface PlayedDay {
  answers: Answered[]
  minutes: number
  /** Cards of the goal that were never met. */
  left: number
  /** Every card of the goal was met and right the last time. */
  reached: boolean
}

/** A learner who is right so often; typing is slower and a little harder. */
export interface Learner {
  right: number
  seed: string
}

const typed = new Set(['recall', 'form', 'gap', 'command'])

/** A card as it is answered: how long that takes, and whether it is known. */
function answerOf(
  card: Card,
  { again, fresh }: { again: boolean; fresh: boolean },
  learner: Learner,
  random: () => number,
): { grade: Grade; seconds: number } {
  // Of what was just seen nearly everything is known.
  const chance = again ? 0.95 : learner.right - (typed.has(card.kind) && fresh ? 0.05 : 0)
  const grade: Grade = random() < chance ? 'good' : 'again'
  return { grade, seconds: secondsOf(card, random, again) }
}

/** Plays days at so many minutes: what is asked, how it goes, what is repeated. */
export function playDays(
  school: School,
  goal: Goal | undefined,
  learner: Learner,
  days: number,
  limits: Limits,
  began: Progress = noProgress(),
): PlayedDay[] {
  const progress = began
  const engine = scheduler()
  const random = seeded(learner.seed)
  const course = courseOf(school.cards, school.goals, goal, school.needs, () => false)
  const mine = goal ? goalCards(school, goal) : school.cards
  const played: PlayedDay[] = []
  for (let index = 0; index < days; index++) {
    let at = Date.parse('2001-02-05T19:00:00Z') + index * 86_400_000
    const today = learnerDay(at, () => 0, 4)
    const { due, fresh } = queue(school.cards, progress, engine, at, today, limits, course)
    const load = dueLoad(progress)
    const answers: Answered[] = []
    let waiting = [...due, ...fresh]
    while (waiting.length > 0) {
      const [card, ...rest] = waiting as [Card, ...Card[]]
      const before = progress.cards[card.id]
      const again = answers.some((answer) => answer.card === card)
      const { grade, seconds } = answerOf(card, { again, fresh: !before }, learner, random)
      at += (seconds + 4) * 1000
      const review: LogEvent = {
        type: 'review',
        id: `${index} ${answers.length}`,
        card: card.id,
        at,
        day: today,
        grade,
        took: seconds * 1000,
        first: before === undefined || undefined,
        by: 'test',
        after: engine.next(card.id, before, at, today, grade, { load: load.on }),
      }
      load.move(before, review.after)
      applyEvent(progress, review)
      answers.push({ card, first: before === undefined, grade, seconds })
      waiting = grade === 'again' ? [...rest.slice(0, 4), card, ...rest.slice(4)] : rest
    }
    played.push({
      answers,
      minutes: answers.reduce((all, { seconds }) => all + seconds + 4, 0) / 60,
      left: mine.filter(({ id }) => progress.cards[id] === undefined).length,
      reached: mine.every(({ id }) => progress.cards[id]?.failed === false),
    })
  }
  return played
}

/** Seconds to an answer: reading, thinking, and a second for two characters that are typed. */
function secondsOf(card: Card, random: () => number, again: boolean): number {
  const { entry } = card
  const text =
    card.kind === 'command' && entry.kind === 'task'
      ? entry.answers[0]!
      : card.kind === 'recall' && entry.kind === 'option'
        ? (entry.long ?? '')
        : ''
  const base = card.kind === 'command' ? 6 : card.kind === 'concept' || card.kind === 'gap' ? 9 : 5
  return (base + graphemes(text).length * 0.4 + 4 * random()) * (again ? 0.6 : 1)
}
