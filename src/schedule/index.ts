export { type Agenda, agendaOf, headOf } from './agenda.ts'
export { addDays, dayNumber, daysBetween, learnerDay, type OffsetMinutes } from './day.ts'
export { defaultLimits, forecast, type Limits, pick, queue } from './queue.ts'
export { decay, defaultSchedule, retrievability, type Scheduler, schedulerName } from './scheduler.ts'
