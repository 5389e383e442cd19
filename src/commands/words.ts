export { adviceOn, lineBehindPrompt } from './advice.ts'
// What is needed to tell what a word without a command stands for.
export { deckNames, decksNamed, programsOf } from './choose.ts'
export { commandMeant, misspelt } from './suggest.ts'
