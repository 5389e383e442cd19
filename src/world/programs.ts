import type { WalkedPage } from '../sources/index.ts'

/** The learner's own Docker, through its client. */
export interface OwnDocker {
  /** The output of a read-only command; undefined if it fails or there is no client. */
  read(words: readonly string[]): Promise<string | undefined>
  /** Removes things by their ids; returns whether that went well. */
  remove(words: readonly string[]): Promise<boolean>
}

/** Help pages and where they came from. */
export interface HelpPages {
  /** The program that they are about. */
  program: string
  version: string
  pages: WalkedPage[]
  /** Commands without a page, and why. */
  missing: { path: string[]; reason: string }[]
}

/** Other programs. */
export interface ProgramWorld {
  /** Walks the help of an installed program. Throws Stopped. */
  walkHelp(
    program: string,
    only: readonly string[] | undefined,
    onPage: (done: number, known: number) => void,
  ): Promise<HelpPages>
  /** Help pages that were saved as files. Throws UserError for a file that cannot be read. */
  readHelp(files: readonly string[], program?: string): Promise<HelpPages>
  /** The lines of the learner's shell histories that name a program. */
  shellHistory(program: string): Promise<string[]>
  docker: OwnDocker
}
