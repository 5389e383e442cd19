import type { Texts } from '../i18n/index.ts'
import type { Choices } from './choices.ts'
import type { Clock } from './clock.ts'
import type { DeckWorld } from './decks.ts'
import type { FileWorld } from './files.ts'
import type { ProgramWorld } from './programs.ts'
import type { ProgressWorld } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** Ways to install the program. */
export type Installed = 'checkout' | 'npm' | 'npx' | 'homebrew' | 'nix' | 'aur' | 'docker' | 'executable'

/** The program as it is installed, and the machine it runs on, without names and paths. */
export interface Installation {
  how: Installed
  /** The line of a shell that brings a newer version. */
  upgrade: string
  node: string
  /** Platform and architecture. */
  system: string
  /** The name of the terminal; `none` if it is not known. */
  terminal: string
  locale: string
}

/** Everything outside the program, as the program sees it. */
export interface World extends Clock, Choices, DeckWorld, ProgressWorld, FileWorld, ProgramWorld {
  version: string
  /** The words for `flagdrill` in a line to copy, if npm has started the program. */
  called?: string | undefined
  texts: Texts
  terminal: Terminal
  /** How the program was installed, and where it runs. */
  installation: Installation
}
