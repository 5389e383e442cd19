import { type CardId, type Day, type Grade, hash, type Memory } from '../model/index.ts'
import { dayMs } from './day.ts'

/** The learner's settings for scheduling. */
export interface ScheduleSettings {
  /** The probability of recall at which a card becomes due, 0.7 to 0.99. */
  retention: number
  maximumIntervalDays: number
  /** Spreads due days a little; repeatable, by card and repetition. */
  fuzz: boolean
  /** 21 FSRS-6 parameters; those of ts-fsrs when absent. */
  parameters?: readonly number[]
  /** Days of the week, 0 is Monday, that are to have fewer cards. */
  easyDays?: readonly number[]
  /** Whether answers on the same day count by FSRS-6's short-term rule. */
  shortTerm: boolean
}

export const defaultSchedule: ScheduleSettings = {
  retention: 0.9,
  maximumIntervalDays: 36_500,
  fuzz: true,
  shortTerm: true,
}

/** Names the scheduler in the log, so that later ones know who made a memory. */
const schedulerName = 'fsrs-6'

/** The name of FSRS-6 with some parameters, by which reviews say what made their memory; the defaults have none. */
export const schedulerNameOf = (parameters: readonly number[] | undefined): string =>
  parameters === undefined ? schedulerName : `${schedulerName}:${hash(parameters.join(' ')).toString(36)}`

/** More about an answer than its grade. */
export interface AboutAnswer {
  /** How many cards come on a day already; with it the due day is the one of its range that has the fewest. */
  load?: ((day: Day) => number) | undefined
  /** The chance of guessing right, 0 to 1; a right answer to a known card counts for so much less. */
  guess?: number | undefined
}

/** Turns answers into memories. */
export interface Scheduler {
  /** The scheduler that reviews name in `by`: the model and, unless they are the defaults, its parameters. */
  readonly name: string
  /** The probability of recall at which a card becomes due. */
  readonly retention: number
  /** The memory after an answer; `again` stays due on the same day, everything else at least a day later. A clock that went backwards counts as the same day. */
  next(
    card: CardId,
    before: Memory | undefined,
    at: number,
    day: Day,
    grade: Grade,
    about?: AboutAnswer,
  ): Memory
  /** The probability, 0 to 1, that the card is remembered at that instant, counted in fractions of days. */
  retrievability(memory: Pick<Memory, 'last' | 'stability'>, at: number): number
}

/** Gives the scheduler of the cards of a deck, or of all cards whose deck has none of its own. */
export type Schedulers = (deck?: string) => Scheduler

/** How quickly a memory fades: the last of the 21 default parameters of FSRS-6. */
export const decay = 0.1542
const factor = 0.9 ** (-1 / decay) - 1

/** How quickly memories fade under some parameters. */
export const decayOf = (parameters: readonly number[] | undefined): number => parameters?.[20] ?? decay

/** The instant up to which a card is remembered with a probability of 0.9 or more: after as many days as its stability says, whatever the parameters are. */
export const recalledUntil = ({ last, stability }: Pick<Memory, 'last' | 'stability'>): number =>
  last + stability * dayMs

/** The probability, 0 to 1, that a card is remembered at an instant, in fractions of days: the forgetting curve of FSRS-6, R = (1 + F t / S) ^ -w20 with F such that R = 0.9 at t = S. It stands here because a start needs it, and nothing else of the scheduler. */
export const retrievability = (
  { last, stability }: Pick<Memory, 'last' | 'stability'>,
  at: number,
  w20: number = decay,
): number =>
  (1 + (w20 === decay ? factor : 0.9 ** (-1 / w20) - 1) * (Math.max(0, at - last) / dayMs / stability)) **
  -w20
