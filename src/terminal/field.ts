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
  /** `name` is the key's name with C- or M- in front; `text` what it would type. */
  key(name: string, text: string): KeyResult
  paste(text: string): KeyResult
  view(): View
}
