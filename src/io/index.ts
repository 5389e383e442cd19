export { readConfig } from './config.ts'
export { compileDecks } from './library.ts'
export { configFile } from './place.ts'
export { systemWorld } from './system.ts'
