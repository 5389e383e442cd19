/** The options of `build` that are about notes. */
export interface NotesArguments {
  file: readonly string[]
  name?: string
  program?: string
  dryRun: boolean
  problems: boolean
  keep: boolean
  flashcards?: boolean
  /** The learner is asked about lines that the notes do not explain. */
  ask?: boolean
  json: boolean
}
