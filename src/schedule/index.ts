export { addDays, dayNumber, daysBetween, learnerDay, type OffsetMinutes } from './day.ts'
export { defaultLimits, forecast, type Limits, pick, queue } from './queue.ts'
export { prefixFor, type QueueInput, queueInputOf } from './queue-input.ts'
export { decay, defaultSchedule, retrievability, type Scheduler, schedulerName } from './scheduler.ts'
