// The context for telling what a word without a command stands for.
export { programsOf } from '../model/index.ts'
export { adviceOn, lineBehindPrompt } from './advice.ts'
export { deckNames, decksNamed } from './choose.ts'
export { commandMeant, misspelt } from './suggest.ts'
