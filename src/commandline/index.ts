export { keyOf } from './canonical.ts'
export { type Comparison, compareAny, compareReadings } from './compare.ts'
export { completions } from './complete.ts'
export { type Difference, isMisspelt } from './difference.ts'
export {
  isContainerName,
  isNetworkName,
  isOfDaemon,
  isTooLittle,
  isVolumeName,
  restartPolicies,
  signalName,
} from './docker/daemon.ts'
export { containerStates, refusedCondition } from './docker/filters.ts'
export { effective } from './effective.ts'
export { type Explanation, explain, type Part } from './explain.ts'
export { grammarEntry, grammarIn } from './grammar.ts'
export { asWritten, fromHangul, hasHangul } from './hangul.ts'
export { patternOf } from './pattern.ts'
export { type Program, programOf } from './program.ts'
export { readLine } from './read.ts'
export type { Fault, Reading, ReadOption } from './reading.ts'
export type { CommandSpec, OptionSpec } from './spec.ts'
export { signalNumbers, type ValueFault } from './values.ts'
export { readWords } from './words.ts'
