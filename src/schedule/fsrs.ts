import {
  type Card,
  type CardInput,
  default_w,
  FSRSAlgorithm,
  type FSRSState,
  type Grade as FsrsGrade,
  forgetting_curve,
  fsrs,
  GenSeedStrategyWithCardId,
  generatorParameters,
  get_fuzz_range,
  State,
  type Steps,
  StrategyMode,
} from 'ts-fsrs'
import { type Day, type Grade, grades, type Memory } from '../model/index.ts'
import { addDays, dayMs, dayNumber, dayStart, daysBetween, weekday } from './day.ts'
import { between, recalledWith } from './guess.ts'
import {
  defaultSchedule,
  retrievability,
  type Scheduler,
  type ScheduleSettings,
  schedulerNameOf,
} from './scheduler.ts'

/** The parameters of FSRS-6 that ts-fsrs brings. */
export const defaultParameters: readonly number[] = default_w

function checkParameters(parameters: readonly number[]): void {
  if (parameters.length !== 21 || !parameters.every(Number.isFinite))
    throw new RangeError('FSRS-6 takes 21 finite parameters')
}

/** A card as ts-fsrs takes it: new, or with its memory. */
function inputOf(card: string, before: Memory | undefined, now: Date): CardInput & { cid: string } {
  const none = { cid: card, elapsed_days: 0, learning_steps: 0 }
  if (before === undefined)
    return {
      ...none,
      stability: 0,
      difficulty: 0,
      due: now,
      scheduled_days: 0,
      reps: 0,
      lapses: 0,
      state: State.New,
    }
  return {
    ...none,
    stability: before.stability,
    difficulty: before.difficulty,
    due: dayStart(before.due),
    last_review: dayStart(before.day),
    scheduled_days: Math.max(0, daysBetween(before.day, before.due)),
    reps: before.reps,
    lapses: before.lapses,
    // Of a card that failed, Good need not be a day more than Hard: it comes back the next day.
    state: before.failed ? State.Relearning : State.Review,
  }
}

/** Counts a lapse; failing again before it was known once is the same one. */
const lapsesAfter = (before: Memory | undefined, failed: boolean): number =>
  before === undefined ? 0 : before.lapses + (failed && !before.failed ? 1 : 0)

/** The forgetting curve, of days and a stability; that of ts-fsrs is rounded to eight digits. */
const curveOf =
  (w20: number) =>
  (days: number, stability: number): number =>
    retrievability({ last: 0, stability }, days * dayMs, w20)

/** FSRS-6 by ts-fsrs, counted in the learner's days. Throws RangeError on bad parameters, which ts-fsrs would replace in silence. */
export function scheduler(settings: ScheduleSettings = defaultSchedule): Scheduler {
  const { parameters = default_w, retention } = settings
  checkParameters(parameters)
  if (!(retention >= 0.7 && retention <= 0.99)) throw new RangeError('retention is between 0.7 and 0.99')
  // Repeating what failed is the session's business, so there are no steps in minutes.
  const steps: Steps = []
  const engineOf = (fuzz: boolean) =>
    fsrs({
      request_retention: retention,
      maximum_interval: settings.maximumIntervalDays,
      w: [...parameters],
      enable_fuzz: fuzz,
      enable_short_term: settings.shortTerm,
      learning_steps: steps,
      relearning_steps: steps,
    }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('cid'))
  const engine = engineOf(settings.fuzz)
  const exact = engineOf(false)
  const easyDays = new Set(settings.easyDays)
  const curve = curveOf(parameters[20]!)

  /** The card after an answer; one that may have been a guess counts for less, and is due no later. */
  function answered(
    by: typeof engine,
    input: CardInput,
    now: Date,
    grade: Grade,
    guess: number,
  ): Pick<Card, 'stability' | 'difficulty' | 'scheduled_days'> {
    const after = (of: Grade) => by.next(input, now, (grades.indexOf(of) + 1) as FsrsGrade).card
    if (guess <= 0 || grade === 'again' || input.state === State.New) return after(grade)
    const elapsed = Math.round((now.getTime() - (input.last_review as Date).getTime()) / dayMs)
    const again = after('again')
    // The last one leaves the seed of this card for the interval.
    const right = after(grade)
    const p = recalledWith(curve(elapsed, input.stability), guess)
    const mixed = between(right, again, p, curve)
    const days = (of: typeof right): number => by.next_interval(of.stability, elapsed)
    // Of a better grade the interval is a day longer at least; so it stays.
    const interval = right.scheduled_days + days(mixed) - days(right)
    return { ...mixed, scheduled_days: Math.min(Math.max(1, interval), right.scheduled_days) }
  }

  return {
    name: schedulerNameOf(settings.parameters),
    retention,
    next(card, known, at, day, grade, { load, guess = 0 } = {}) {
      const before = known && mended(known, day)
      // ts-fsrs counts days by UTC date: midnight UTC of the learner's day is that day.
      const today = before === undefined ? day : dayFromLater(before.day, day)
      const now = dayStart(today)
      const input = inputOf(card, before, now)
      const balanced = settings.fuzz && load !== undefined
      const result = answered(balanced ? exact : engine, input, now, grade, guess)
      const failed = grade === 'again'
      const interval = Math.max(1, result.scheduled_days)
      const days = balanced
        ? evenDays(interval, input.scheduled_days, settings.maximumIntervalDays, (ahead) => {
            const due = addDays(today, ahead)
            return (load(due) + 1) * (easyDays.has(weekday(due)) ? easy : 1)
          })
        : interval
      return {
        stability: result.stability,
        difficulty: result.difficulty,
        due: failed ? today : noLater(addDays(today, days)),
        last: Math.max(at, before?.last ?? at),
        day: today,
        reps: (before?.reps ?? 0) + 1,
        lapses: lapsesAfter(before, failed),
        failed,
      }
    },
    retrievability: (memory, at) => retrievability(memory, at, parameters[20]),
  }
}

// An easy day has a third of the cards of another day.
const easy = 3

/** The day within the fuzz of an interval that costs least; of several the one nearest to the interval. */
function evenDays(interval: number, elapsed: number, most: number, cost: (ahead: number) => number): number {
  if (interval < 3 || interval >= most) return interval
  const { min_ivl, max_ivl } = get_fuzz_range(interval, elapsed, most)
  let [best, least] = [interval, Number.POSITIVE_INFINITY]
  for (let ahead = min_ivl; ahead <= max_ivl; ahead++) {
    const costs = cost(ahead) + Math.abs(ahead - interval) / 1000
    if (costs < least) [best, least] = [ahead, costs]
  }
  return best
}

const dayFromLater = (a: Day, b: Day): Day => (a > b ? a : b)

/** A memory that the engine takes: a log from elsewhere may say anything. */
function mended(memory: Memory, day: Day): Memory {
  const { stability, difficulty, due, day: reviewed } = memory
  const real = (name: Day): Day => (Number.isNaN(dayNumber(name)) ? day : name)
  const within = (value: number, low: number, high: number): number =>
    Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low
  return {
    ...memory,
    stability: within(stability, 0.001, 36_500),
    difficulty: within(difficulty, 1, 10),
    due: real(due),
    day: real(reviewed),
  }
}

/** The last day that has a name of ten characters is late enough. */
const noLater = (day: Day): Day => (day.length === 10 ? day : ('9999-12-31' as Day))

/** FSRS-6's memory as a pure model, for fitting parameters and simulating learners: states after answers, and the probability of recall. Throws RangeError on bad parameters. */
export function memoryModel(parameters: readonly number[] = default_w): {
  /** `guess` is the chance of guessing right, 0 to 1. */
  next(state: FSRSState | undefined, days: number, grade: Grade, guess?: number): FSRSState
  recall(state: FSRSState, days: number): number
  /** Days from a state to the day at which recall falls to a retention. */
  interval(state: FSRSState, retention: number): number
} {
  checkParameters(parameters)
  const w = [...parameters]
  const engine = new FSRSAlgorithm({ ...generatorParameters({ w }), w })
  const after = (state: FSRSState | undefined, days: number, grade: Grade): FSRSState =>
    engine.next_state(state ?? null, days, (grades.indexOf(grade) + 1) as FsrsGrade)
  const curve = curveOf(w[20]!)
  return {
    next(state, days, grade, guess = 0) {
      const right = after(state, days, grade)
      if (guess <= 0 || grade === 'again' || state === undefined) return right
      return between(
        right,
        after(state, days, 'again'),
        recalledWith(curve(days, state.stability), guess),
        curve,
      )
    },
    recall: (state, days) => forgetting_curve(w, days, state.stability),
    // The forgetting curve solved for time.
    interval: ({ stability }, retention) =>
      (stability * (retention ** (-1 / w[20]!) - 1)) / (0.9 ** (-1 / w[20]!) - 1),
  }
}
