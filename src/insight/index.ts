export { pacesOf, recentTimes } from './pace.ts'
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
