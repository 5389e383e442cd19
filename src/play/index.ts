export { play } from './play.ts'
export { shortName, summaryLines } from './summary.ts'
