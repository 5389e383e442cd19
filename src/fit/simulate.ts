import { type Grade, type Random, seeded } from '../model/index.ts'
import type { Model, State } from './predict.ts'

/** The memory models of a card. */
export interface CardModels {
  /** The one that the learner really follows. */
  truth: Model
  /** The one that schedules; the same unless a fit is compared with what was before it. */
  schedule: Model
  /** Days from a state of the scheduler to the day at which recall falls to `retention`. */
  interval(state: State, retention: number): number
}

/** A card as the simulation begins: its memory, how many days ago it was answered, in how many days it is due (0: now). */
export interface SimulatedCard {
  models: CardModels
  state?: State
  daysAgo: number
  dueIn: number
}

/** How a learner answers, as shares and minutes taken from the log. */
export interface Habits {
  /** Grades of first answers to new cards; they add up to 1. */
  first: Record<Grade, number>
  /** Grades of recalled cards; they add up to 1. */
  recalled: Record<Exclude<Grade, 'again'>, number>
  /** Minutes that an answer takes: to a new card, to a recalled one, to a forgotten one with its repeat. */
  minutes: { first: number; recalled: number; forgotten: number }
}

/** The input of a simulation besides the cards. */
export interface Simulation {
  retention: number
  days: number
  newPerDay: number
  reviewsPerDay: number
  habits: Habits
  seed: string
}

/** One simulated day. */
export interface SimulatedDay {
  reviews: number
  new: number
  minutes: number
}

/** The simulated days, and the expected number of cards that would be recalled at their end. */
export interface Simulated {
  days: SimulatedDay[]
  known: number
}

interface Live {
  models: CardModels
  truth: State
  schedule: State
  last: number
  due: number
}

const drawn = <T extends string>(shares: Record<T, number>, random: Random): T => {
  let left = random()
  const names = Object.keys(shares) as T[]
  for (const name of names) {
    left -= shares[name]
    if (left < 0) return name
  }
  return names.at(-1)!
}

/** Plays a learner's next days: what is due and then new cards are answered, each recalled with the probability that the memory model gives. */
export function simulate(cards: readonly SimulatedCard[], options: Simulation): Simulated {
  const { retention, habits } = options
  const random = seeded(options.seed)
  const live: Live[] = []
  const waiting: CardModels[] = []
  for (const { state, daysAgo, dueIn, models } of cards)
    if (state) live.push({ models, truth: state, schedule: state, last: -daysAgo, due: dueIn })
    else waiting.push(models)
  let met = 0

  /** Answers a card; a failed one is repeated on the same day until it is right. */
  const answer = (models: CardModels, card: Live | undefined, day: number, grade: Grade): Live => {
    const { truth, schedule } = models
    const elapsed = card ? day - card.last : 0
    let states = {
      truth: truth.next(card?.truth, elapsed, grade),
      schedule: schedule.next(card?.schedule, elapsed, grade),
    }
    if (grade === 'again')
      states = {
        truth: truth.next(states.truth, 0, 'good'),
        schedule: schedule.next(states.schedule, 0, 'good'),
      }
    const due = day + Math.max(1, Math.round(models.interval(states.schedule, retention)))
    return { ...states, models, last: day, due }
  }
  const review = (index: number, day: number): number => {
    const card = live[index]!
    const recalled = random() < card.models.truth.recall(card.truth, day - card.last)
    live[index] = answer(card.models, card, day, recalled ? drawn(habits.recalled, random) : 'again')
    return recalled ? habits.minutes.recalled : habits.minutes.forgotten
  }

  const days = Array.from({ length: options.days }, (_, day): SimulatedDay => {
    const due = live
      .flatMap((card, index) => (card.due <= day ? [index] : []))
      .sort((a, b) => live[a]!.due - live[b]!.due)
      .slice(0, options.reviewsPerDay)
    let minutes = 0
    for (const index of due) minutes += review(index, day)
    const fresh = waiting.slice(met, met + options.newPerDay)
    for (const models of fresh) {
      live.push(answer(models, undefined, day, drawn(habits.first, random)))
      minutes += habits.minutes.first
    }
    met += fresh.length
    return { reviews: due.length, new: fresh.length, minutes }
  })
  const end = options.days - 1
  return {
    days,
    known: live.reduce((sum, card) => sum + card.models.truth.recall(card.truth, end - card.last), 0),
  }
}

/** One retention that was tried. */
export interface Tried {
  retention: number
  minutesPerDay: number
  known: number
}

const runs = 3

/** Tries several retentions on the same cards, each over three seeds. */
export function tryRetentions(
  cards: readonly SimulatedCard[],
  retentions: readonly number[],
  options: Omit<Simulation, 'retention'>,
): Tried[] {
  return retentions.map((retention) => {
    let minutes = 0
    let known = 0
    for (let run = 0; run < runs; run++) {
      const played = simulate(cards, { ...options, retention, seed: `${options.seed} ${run}` })
      minutes += played.days.reduce((sum, day) => sum + day.minutes, 0) / played.days.length / runs
      known += played.known / runs
    }
    return { retention, minutesPerDay: minutes, known }
  })
}

/** The retention that gives the most known cards for each minute; undefined where nothing was known. */
export function recommended(tried: readonly Tried[]): number | undefined {
  const worth = ({ known, minutesPerDay }: Tried): number => (minutesPerDay > 0 ? known / minutesPerDay : 0)
  const best = [...tried].sort((a, b) => worth(b) - worth(a))[0]
  return best && worth(best) > 0 ? best.retention : undefined
}
