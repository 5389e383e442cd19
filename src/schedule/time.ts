import { type DayCount, kindIn, type Progress } from '../model/index.ts'

// Seconds to an answer of somebody whose pace is not known yet.
const usual: Record<string, number> = {
  meaning: 7,
  recall: 9,
  form: 7,
  value: 9,
  concept: 11,
  gap: 11,
  read: 20,
  command: 20,
  contrast: 12,
}
// So many answers at the usual pace are mixed with the learner's own.
const trust = 10
// Seconds to read what follows an answer.
const reading = 4
// Failed cards are asked again: a part of the known ones, more of the new ones.
const repeats = { due: 1.15, fresh: 1.5 }

type Took = Progress['took']

/** The seconds that a card is likely to take in a session, repetitions and reading included. */
export function secondsFor(id: string, fresh: boolean, took: Took): number {
  const kind = kindIn(id)
  const { answers, ms } = took[kind] ?? { answers: 0, ms: 0 }
  const mean = ((usual[kind] ?? 12) * trust + ms / 1000) / (trust + answers)
  return (mean + reading) * (fresh ? repeats.fresh : repeats.due)
}

/** The seconds that the answers of a day took, reading included. */
export const secondsSpent = (done: Partial<Pick<DayCount, 'answers' | 'tookMs'>> | undefined): number =>
  (done?.tookMs ?? 0) / 1000 + reading * (done?.answers ?? 0)

/** Seconds in whole minutes, at least one. */
export const wholeMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60))
