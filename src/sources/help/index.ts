export { helpEntries } from './entries.ts'
export type { HelpPage, WalkedPage } from './page.ts'
export { parseHelp } from './parse.ts'
