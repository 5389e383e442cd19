/** How often something random is tried: `quick` times with every test run, `long` times in the long one. The same seed gives the same cases, the long run more of them. */
export const rounds = (quick: number, long: number): number =>
  process.env.FLAGDRILL_SUITE === 'long' ? long : quick
