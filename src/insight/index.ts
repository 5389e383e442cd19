export {
  type AnswerSpeed,
  type AnswerTimes,
  addTime,
  answerSpeeds,
  lastTimes,
  noTimes,
} from './answer-speed.ts'
export { buildCardIndex, type CardIndex } from './card-index.ts'
export { type CardList, type ListedCard, listCards, listed } from './card-list.ts'
export {
  addToStats,
  type Count,
  type DailyStats,
  type DayStats,
  dailyStatsOf,
  noStats,
} from './daily-stats.ts'
export { type Coverage, type DayFigures, knownFrom, type Share } from './figures.ts'
export { percent, standing, tilesOf } from './statistics.ts'
export { calibrated, type Figures, type FiguresOfDay, figuresAt, figuresOf } from './summary.ts'
export {
  drillOf,
  isWeak,
  leechFrom,
  mixedUp,
  type Reason,
  rankWeak,
  reasonsOf,
  type WeakCard,
  type Weakness,
  weakCards,
  weakness,
} from './weak.ts'
export { type MayBeWeak, weakestAt, weakestUntil } from './weakest.ts'
