import type { Program } from '../commandline/index.ts'
import type { Entry } from '../model/index.ts'

/** The names of programs that are known beforehand, so that notes that say `-p` and a deck that says `--publish` share a card. */
export interface Vocabulary {
  /** `docker run` → `container run`, by program and path. */
  aliases: Map<string, string>
  /** `docker container run -p` → the option. */
  options: Map<string, { subject: string; long?: string; short?: string }>
  /** The table of a program; undefined if it is not known. */
  program(name: string): Program | undefined
  /** The entries about a program. */
  entries(name: string): readonly Entry[]
}

/** A vocabulary of nothing. */
export const noVocabulary = (): Vocabulary => ({
  aliases: new Map(),
  options: new Map(),
  program: () => undefined,
  entries: () => [],
})
