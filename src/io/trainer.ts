import type { Train } from '../fit/index.ts'
import { grades } from '../model/index.ts'

/** The optimizer of FSRS (fsrs-rs); undefined where it is not installed, because no binary of it fits the platform. */
export async function loadTrainer(): Promise<Train | undefined> {
  const binding = await import('@open-spaced-repetition/binding').catch(() => undefined)
  if (!binding) return undefined
  const { computeParameters, FSRSBindingItem, FSRSBindingReview } = binding
  return async (items, defaults) => {
    const set = items.map(
      ({ steps }) =>
        new FSRSBindingItem(
          steps.map(({ days, grade }) => new FSRSBindingReview(grades.indexOf(grade) + 1, days)),
        ),
    )
    try {
      const fitted = await computeParameters(set, { enableShortTerm: true, numRelearningSteps: 0 })
      return fitted.every(Number.isFinite) ? fitted : defaults
    } catch (error) {
      // Too few cards with more than one interval: nothing can be learnt from them.
      if (/NotEnoughData/.test(String(error))) return defaults
      throw error
    }
  }
}
