export { parseBash } from './bash.ts'
export { parseFish } from './fish.ts'
