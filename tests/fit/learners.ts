import type { Answer, State } from '../../src/fit/index.ts'
import { type Grade, seeded } from '../../src/model/index.ts'
import { defaultParameters, memoryModel } from '../../src/schedule/fsrs.ts'

/** Parameters of a learner who forgets sooner at first and slower later than the defaults say. */
export const strange: readonly number[] = defaultParameters.map(
  (value, index) => ({ 0: 0.8, 1: 1.9, 2: 6, 3: 18, 8: 1.3 })[index] ?? value,
)

/** The log of a learner whose memory follows `truth`, scheduled by the defaults, 20 new cards a day. */
export function log(seed: string, days: number, truth: readonly number[], newPerDay = 20): Answer[] {
  const random = seeded(seed)
  const real = memoryModel(truth)
  const plan = memoryModel()
  const cards = new Map<string, { real: State; plan: State; last: number; due: number }>()
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
  for (let day = 0; day < days; day++) {
    for (const [card, { real: state, due, last }] of [...cards])
      if (due <= day) {
        const recalled = random() < real.recall(state, day - last)
        answer(card, day, recalled ? (random() < 0.15 ? 'hard' : 'good') : 'again')
      }
    for (let i = 0; i < newPerDay; i++) answer(`${day}-${i}`, day, random() < 0.25 ? 'again' : 'good')
  }
  return answers
}
