export { acceptBack, acceptOf, holdOf, reviewOf, type Stamp, undoOf } from './events.ts'
export { broughtForward, putBack } from './forward.ts'
export {
  acceptLast,
  answer,
  begin,
  current,
  forwardedLast,
  missedEnough,
  onlyRepeats,
  type Plan,
  planOf,
  positionOf,
  putAside,
  remaining,
  resume,
  type Session,
  type SessionStep,
  type Summary,
  summarise,
  undo,
  withCards,
  without,
} from './session.ts'
export { gradeOfTurn, judge, type Turn, turnOf, typedAnswer } from './turn.ts'
