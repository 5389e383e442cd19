export { type Agenda, agendaOf, headOf } from './agenda.ts'
export { addDays, dayNumber, daysBetween, learnerDay, type OffsetMinutes } from './day.ts'
export { defaultSchedule, type Scheduler, scheduler, schedulerName } from './fsrs.ts'
export { defaultLimits, forecast, type Limits, pick, queue } from './queue.ts'
