/** The stability in days and the difficulty from 1 to 10 of a memory. */
interface State {
  stability: number
  difficulty: number
}

/** The probability that a right answer was recalled and not guessed, by Bayes' rule: p = R / (R + (1 - R) g), with the recall R that was predicted, 0 to 1, and the chance g of guessing right, 0 to 1 (1 / n for one of n choices). This is the knowledge after a right answer in Corbett and Anderson's Bayesian knowledge tracing, without slips. */
export const recalledWith = (recall: number, guess: number): number =>
  recall <= 0 ? 0 : recall / (recall + (1 - recall) * guess)

/** The chance of a right answer, 0 to 1: recalled, or else guessed. */
export const rightWith = (recall: number, guess: number): number => recall + (1 - recall) * guess

// Halvings of the interval in which the stability lies: more than a number has digits.
const halvings = 60

/** The memory after a right answer that was recalled with probability p, 0 to 1, and guessed otherwise. It lies between the memory after `right` (p = 1) and the one after `again` (p = 0). Its stability is what stability means in FSRS-6, the days after which recall is 90 %, of the two together: the S with p R(S, S_right) + (1 - p) R(S, S_again) = 0.9. Means of the two stabilities are too long or too short; see docs/studies/evidence.md. Difficulty is the mean. `recall` is the forgetting curve: days and stability to a probability. */
export function between<T extends State>(
  right: T,
  again: State,
  p: number,
  recall: (days: number, stability: number) => number,
): T {
  if (p >= 1) return right
  let [low, high] = [right.stability, again.stability].sort((a, b) => a - b) as [number, number]
  for (let step = 0; step < halvings; step++) {
    const days = (low + high) / 2
    const both = p * recall(days, right.stability) + (1 - p) * recall(days, again.stability)
    if (both > 0.9) low = days
    else high = days
  }
  return { ...right, stability: low, difficulty: p * right.difficulty + (1 - p) * again.difficulty }
}
