export type {
  BuiltDeck,
  DeckEdit,
  DeckWorld,
  Library,
  NotesGroup,
  NotesOptions,
  PlacedEntry,
  SubscriptionChange,
  Subscriptions,
  TaskNeeds,
} from './decks.ts'
export type { FileWorld, OpenFile } from './files.ts'
export type { Backup, CheckReport, Maintenance, Merged } from './maintenance.ts'
export type { HelpPages, OwnDocker, ProgramWorld } from './programs.ts'
export type {
  CachedQueue,
  FirstQuestion,
  FirstQuestions,
  ProgressStore,
  ProgressWorld,
  Reference,
  SyncReport,
} from './progress.ts'
export type { Reply, Request, StrayWords, Terminal } from './terminal.ts'
export type { Installation, Installed, World } from './world.ts'
