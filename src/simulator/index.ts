export { type Gap, gaps } from './goal.ts'
export { type Interrupted, interrupt } from './interrupt.ts'
export {
  fromOutside,
  type Observation,
  observed,
  observedContainer,
} from './observed.ts'
export { observedImage } from './observed-image.ts'
export { type Result, run } from './run.ts'
export { type Hint, readScenarios, type Scenario } from './scenario.ts'
export { startState } from './start.ts'
export type { State } from './state.ts'
