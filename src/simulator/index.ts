export { type Result, run } from './run.ts'
export { startState } from './start.ts'
export type { State } from './state.ts'
