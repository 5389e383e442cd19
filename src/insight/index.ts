export { type Coverage, type DayFigures, type Figures, knownFrom, type Share } from './figures.ts'
export { pacesOf, recentTimes } from './pace.ts'
export { type Roll, rollOf } from './roll.ts'
export { figuresOf } from './summary.ts'
export { type Count, countIn, noCount, type Tally, tallyOf } from './tally.ts'
export {
  drillOf,
  leechFrom,
  mixedUp,
  type Reason,
  reasonsOf,
  type WeakCard,
  type Weakness,
  weakCards,
  weakness,
} from './weak.ts'
