/** How often something random is tried: `quick` times with every test run, `long` times in the long one. The same seed gives the same cases, the long run more of them. */
export const rounds = (quick: number, long: number): number =>
  process.env.FLAGDRILL_SUITE === 'long' ? long : quick

const nothing = Object.assign(() => undefined, { each: () => () => undefined })

/** A test of the long suite; the quick one does not know it. */
export const longTest: typeof test =
  process.env.FLAGDRILL_SUITE === 'long' ? test : (nothing as unknown as typeof test)
