/** Words where a line is typed and single keys count: how it is answered and, where what is typed stays on the screen, how that goes. */
export interface StrayWords {
  says: string
  clears: string
}

/** A question or prompt at the terminal. */
export type Request = {
  /** Called once it stands on the screen; no answer to it is read before that has resolved, and `ask` throws what it throws. */
  shown?: () => Promise<void>
} & (
  | {
      type: 'text'
      keys: string
      /** The initial content of the line. */
      text?: string
      /** Lines typed before, oldest first. */
      history?: readonly string[]
      /** Completions of the last word; using them counts as a hint. */
      complete?(typed: string): readonly string[]
      /** A line that stands below once a word was completed. */
      looked?: string | undefined
      /** Ctrl-C clears the line, or is a reply where it is empty, instead of ending. */
      interrupts?: boolean
      /** An empty line is no answer: nothing of it stays on the screen. */
      silent?: boolean
    }
  | {
      type: 'choice'
      choices: readonly string[]
      keys: string
      undo?: string
      quit: string
      /** A line above the choices that says what they are for. */
      about?: string
      /** Choices that are used up, by their place, with what they were chosen for. */
      used?: ReadonlyMap<number, string>
      /** Enter gives up while no choice is marked. */
      skips?: boolean
      /** Words about letters that are no keys, such as a command typed where a choice is asked. */
      stray?: StrayWords
      /** The choices leave the screen with the answer, so that the next ones stand in their place. */
      passing?: boolean
      /** Keys that were pressed before this was on the screen do not count. */
      fresh?: boolean
    }
  | {
      type: 'key'
      accept: readonly string[]
      /** The key that Enter and Space stand for; none when absent. */
      enter?: string
      keys: string
      /** Enter counts for nothing in the first moments: it was pressed for what stood here before. */
      unhurried?: boolean
      /** A line that says which keys there are, where Enter is none. */
      noEnter?: string
      /** Words about letters that are no keys. */
      stray?: StrayWords
      /** The key that is assumed where none can be pressed; without it a line is read. */
      unattended?: string
      /** Keys that were pressed before this was on the screen do not count. */
      fresh?: boolean
    }
)

/** The reply to a request. */
export type Reply =
  | { type: 'text'; text: string /** Words that were looked up. */; hints?: number }
  | { type: 'choice'; index: number }
  | { type: 'key'; key: string }
  | { type: 'gave-up' }
  /** The keys are to be shown, and the question asked again. */
  | { type: 'help' }
  | { type: 'hint' /** The text typed so far. */; text?: string; hints?: number }
  | { type: 'undo' }
  /** Ctrl-C in a line that it does not end. */
  | { type: 'interrupt'; text: string }
  | { type: 'stop' }

/** A screen and a keyboard, or a pipe. `ask` throws Stopped when the learner goes. */
export interface Terminal {
  /** Someone sits at it: time counts and screens are painted. */
  readonly interactive: boolean
  readonly columns: number
  /** Rows of the screen, where there is one. */
  readonly rows?: number
  readonly colour: boolean
  /** Everything in words, line after line: for screen readers. */
  readonly plain: boolean
  /** It shows the characters of ASCII only. */
  readonly ascii?: boolean
  /** A result, for standard output. On a screen it is broken between words, unless it stays `asIs`: what another program reads or has written. */
  print(text: string, asIs?: true): void
  /** Output from here on is painted again with the questions that follow, after the window was resized or the program was stopped. */
  newScreen?(): void
  /** A piece of a result, as it is, for standard output; resolves when there is room for the next one. */
  write(piece: string | Uint8Array): Promise<void>
  /** Progress or a hint, for standard error. */
  note(text: string): void
  /** How far something has got, on one line that the next one replaces; '' ends it. Elsewhere than on a screen nothing. */
  progress(text: string): void
  /** A long result: a screen at a time through the learner's pager on a terminal, otherwise as `print` gives it. Ends with a line end. */
  page(text: string, asIs?: true): Promise<void>
  ask(request: Request): Promise<Reply>
  /** Lets another program have it meanwhile. */
  lend<T>(work: () => Promise<T>): Promise<T>
  /** Gives the terminal back as it was. */
  close(): void
}
