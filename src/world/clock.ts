/** A clock, and what makes a run its own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Minutes that the learner's clock is ahead of UTC at an instant. */
  offset(at: number): number
  /** Makes a run repeatable. */
  seed: string
  /** Whether that seed was asked for: else another one does as well. */
  seedAsked: boolean
  /** An id that no other review has. */
  newId(): string
}
