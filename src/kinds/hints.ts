import { graphemes } from '../model/index.ts'

/** Ever longer beginnings of a row of characters or words: `first` of them, then one more at a time. Never the whole. */
export function beginnings(row: readonly string[], first: number): string[][] {
  const last = row.length - 1
  const steps = Math.max(1, last - first + 1)
  return Array.from({ length: steps }, (_, step) => row.slice(0, Math.min(first + step, last)))
}

// How many of the first letters are shown up to a stability in days, and the part of the word that they may be at most.
const shownUpTo = [
  { days: 0, letters: 3, part: 1 / 2 },
  { days: 4, letters: 2, part: 1 / 3 },
  { days: 10, letters: 1, part: 1 / 3 },
] as const

/** How many first letters of a word of `length` stand beside its question. A new card (`stability` 0 or absent) shows most of them, one that is remembered for ten days none. `stability` in days. */
export function lettersShown(length: number, stability = 0): number {
  const step = shownUpTo.find(({ days }) => stability <= days)
  return step ? Math.min(step.letters, Math.floor(length * step.part)) : 0
}

/** The letters and the words of an answer; spaces and the dashes of an option do not count. */
export function sizeOf(answer: string): [letters: number, words: number] {
  const name = answer.trim().replace(/^-+/, '')
  return [graphemes(name.replace(/\s+/g, '')).length, name.split(/\s+/).length]
}
