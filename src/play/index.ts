export { play } from './play.ts'
export { shortName } from './summary.ts'
export { dayOf, type Open, openSitting, stamp, triedAt, turnNow } from './table.ts'
