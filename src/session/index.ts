export { holdOf, reviewOf, type Stamp, undoOf } from './events.ts'
export {
  answer,
  begin,
  current,
  type Plan,
  planOf,
  putAside,
  resume,
  type Session,
  type SessionStep,
  summarise,
  undo,
  withCards,
} from './session.ts'
export { gradeOfTurn, judge, type Turn, turnOf } from './turn.ts'
