export { holdOf, reviewOf, type Stamp, undoOf } from './events.ts'
export {
  answer,
  begin,
  current,
  type Plan,
  planOf,
  putAside,
  resume,
  type Sitting,
  type Step,
  summarise,
  undo,
  withCards,
} from './sitting.ts'
export { streak } from './streak.ts'
export { gradeOfTurn, judge, type Turn, turnOf } from './turn.ts'
