export { gradeOf } from './evidence.ts'
export { answer, begin, current, type Sitting, summarise, undo } from './sitting.ts'
export { streak } from './streak.ts'
