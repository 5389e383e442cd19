export { dayOf, type Open, openSession, stamp, triedAt, turnNow } from './context.ts'
export { play } from './play.ts'
export { shortName } from './summary.ts'
