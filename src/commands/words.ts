export { adviceOn, lineBehindPrompt } from './advice.ts'
// The context for telling what a word without a command stands for.
export { deckNames, decksNamed, programsOf } from './choose.ts'
export { commandMeant, misspelt } from './suggest.ts'
