export { addDays, dayFrom, dayNumber, daysBetween, learnerDay, type OffsetMinutes, weekday } from './day.ts'
export { rightWith } from './guess.ts'
export { type DueLoad, dueLoad } from './load.ts'
export {
  countCards,
  type DayLoad,
  loads,
  nextDays,
  type PutOff,
  streaks,
  type Tomorrow,
  tomorrowOf,
} from './outlook.ts'
export { type Done, defaultLimits, type Limits, pick, type Queue, queue } from './queue.ts'
export { type BacklogSums, backlogHead, dayHead, pickHead } from './queue-head.ts'
export {
  askedFrom,
  type Course,
  type Item,
  prefixFor,
  type QueueInput,
  queueInputOf,
  restBetween,
} from './queue-input.ts'
export {
  decay,
  decayOf,
  defaultSchedule,
  recalledUntil,
  retrievability,
  type Scheduler,
  type Schedulers,
  schedulerNameOf,
} from './scheduler.ts'
export { nearLines } from './take-fresh.ts'
export { secondsFor, secondsSpent, wholeMinutes } from './time.ts'
