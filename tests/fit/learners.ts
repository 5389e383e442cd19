import type { Answer, State } from '../../src/fit/index.ts'
import { type Grade, seeded } from '../../src/model/index.ts'
import { defaultParameters, memoryModel } from '../../src/schedule/fsrs.ts'

/** Parameters of a learner who forgets sooner at first and slower later than the defaults say. */
export const strange: readonly number[] = defaultParameters.map(
  (value, index) => ({ 0: 0.8, 1: 1.9, 2: 6, 3: 18, 8: 1.3 })[index] ?? value,
)

/** A card: what is really remembered of it, what the scheduler believes, when it was answered and when it is due. */
interface Held {
  real: State
  plan: State
  last: number
  due: number
}

/** The log of a learner whose memory follows `truth`, scheduled by the defaults, 20 new cards a day. */
export function log(seed: string, days: number, truth: readonly number[], newPerDay = 20): Answer[] {
  const random = seeded(seed)
  const real = memoryModel(truth)
  const plan = memoryModel()
  const cards = new Map<string, Held>()
  const answers: Answer[] = []
  const answer = (card: string, day: number, grade: Grade): void => {
    answers.push({ card, at: day * 86_400_000 + answers.length, day, grade })
    const known = cards.get(card)
    const elapsed = known ? day - known.last : 0
    const after = plan.next(known?.plan, elapsed, grade)
    const due = day + Math.max(1, Math.round(after.stability * (0.9 + 0.2 * random())))
    cards.set(card, { real: real.next(known?.real, elapsed, grade), plan: after, last: day, due })
    if (grade === 'again') answer(card, day, 'good')
  }
  const graded = (card: Held, day: number): Grade => {
    if (random() >= real.recall(card.real, day - card.last)) return 'again'
    return random() < 0.15 ? 'hard' : 'good'
  }
  for (let day = 0; day < days; day++) {
    for (const [name, card] of [...cards]) if (card.due <= day) answer(name, day, graded(card, day))
    for (let i = 0; i < newPerDay; i++) answer(`${day}-${i}`, day, random() < 0.25 ? 'again' : 'good')
  }
  return answers
}
