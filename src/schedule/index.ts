export { addDays, daysBetween, learnerDay } from './day.ts'
export { type Scheduler, scheduler, schedulerName } from './fsrs.ts'
export { defaultLimits, forecast, type Limits, queue } from './queue.ts'
