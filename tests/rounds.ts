/** How often something random is tried: `quick` times with every test run, `long` times in the long one. The same seed gives the same cases, the long run more of them. */
export const rounds = (quick: number, long: number): number =>
  process.env.FLAGDRILL_SUITE === 'long' ? long : quick

/** The first of several cases; the long run has them all. */
export const firstOf = <T>(cases: readonly T[], quick = 1): T[] => cases.slice(0, rounds(quick, cases.length))

const nothing = Object.assign(() => undefined, { each: () => () => undefined })

/** A test of the long suite; the quick one does not know it. */
export const longTest: typeof test =
  process.env.FLAGDRILL_SUITE === 'long' ? test : (nothing as unknown as typeof test)
