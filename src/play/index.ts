export { dayOf, type Open, openSession, stamp, triedAt, turnNow } from './context.ts'
export { type LabEngine, type LabOutcome, playLab } from './lab.ts'
export { play } from './play.ts'
export { shortName } from './summary.ts'
