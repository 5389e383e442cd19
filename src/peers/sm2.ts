/** The state of a card in SM-2: days between its last answer and its next, and how quickly they grow, usually 1.3 to 3. */
export interface Sm2 {
  interval: number
  ease: number
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** The memory of FSRS-6 that SM-2's figures stand for, if recall at the end of an interval is 90 %: stability in days is the interval, and the difficulty is that at which a good answer lets it grow by the ease. Solved from FSRS-6's stability after recall, S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1)). */
export function memoryOfSm2(
  { interval, ease }: Sm2,
  w: readonly number[],
): { stability: number; difficulty: number } {
  const stability = within(interval, 0.001, 36_500)
  const growth = Math.exp(w[8]!) * stability ** -w[9]! * (Math.exp(w[10]! * 0.1) - 1)
  return { stability, difficulty: within(11 - (ease - 1) / growth, 1, 10) }
}
