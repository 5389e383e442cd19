export { answersIn } from './csv.ts'
export { type Fit, fewestItems, fitParameters, generalOf, shrunk, type Train } from './fit.ts'
export { habitsOf } from './habits.ts'
export { type Answer, itemsOf } from './history.ts'
export { predict, type State } from './predict.ts'
export { calibration, gain, loss, scoreOf } from './score.ts'
export {
  type CardModels,
  recommended,
  type SimulatedCard,
  simulate,
  type Tried,
  tryRetentions,
} from './simulate.ts'
