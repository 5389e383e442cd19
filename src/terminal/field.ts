import type { Reply } from '../world/index.ts'

/** The display of a field: lines above, a line that is typed with the caret after `before`, lines below. */
export interface View {
  above: string[]
  input?: { before: string; after: string }
  below: string[]
}

/** The effect of a key: something changed, nothing, or the field is finished. */
export type KeyResult =
  | 'changed'
  | 'ignored'
  | {
      done: Reply
      /** The typed text, which stays on the screen. */
      shown: string
      /** Lines that stay above it. */
      kept?: string[]
    }

/** A thing that is filled in with keys; it knows no terminal. */
export interface Field {
  /** `name` is the key's name with C- or M- in front; `text` what it would type; `burst` says that it came with others at once, as of a paste. */
  key(name: string, text: string, burst?: boolean): KeyResult
  paste(text: string): KeyResult
  /** Ctrl-C, where it is no end. */
  interrupt?(): KeyResult
  view(): View
}
