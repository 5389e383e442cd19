export { compileDecks } from './library.ts'
export { systemWorld } from './system.ts'
