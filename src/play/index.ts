export {
  dayOf,
  type Editing,
  type Open,
  openSession,
  type Remembered,
  stamp,
  triedAt,
  turnNow,
} from './context.ts'
export { forwardNames } from './forward-names.ts'
export { asking, keyLine, plainKeys } from './keys.ts'
export { type LabOutcome, playLab } from './lab.ts'
export { helpFor, type LabEngine, type Ways, waysOf } from './lab-hints.ts'
export { type Closing, play } from './play.ts'
export type { Ready } from './ready.ts'
export { type Coming, fullName, shortName } from './summary.ts'
