import type { Found } from '../../export/index.ts'
import { eventIn, type LogEvent, throttledProgress, UserError } from '../../model/index.ts'
import type { OpenFile, World } from '../../world/index.ts'

/** The result of an import. */
export interface Imported {
  /** Events in the file, and those of them that were new. */
  events: number
  added: number
  /** The deck that notes became. */
  deck?: { name: string; cards: number; file?: string }
  /** The decks that the notes of another program became. */
  decks?: { name: string; cards: number }[]
  /** The number of cards that the program knows and the decks do not have. */
  lost?: number
  /** Cards without words to ask. */
  left?: number
}

/** A file to be imported, and its name to be said. */
export interface Given {
  file: OpenFile
  name: string
  /** How it was given. */
  path: string
  dry: boolean
}

/** The events of a file that holds nothing else. Throws UserError for the first that is none: half a file is no progress. */
export async function* checked(
  found: AsyncIterable<readonly Found[]>,
  name: string,
  world: World,
): AsyncIterable<LogEvent[]> {
  const { texts } = world
  const tell = throttledProgress(world, texts.import.progress)
  let count = 0
  try {
    for await (const some of found) {
      yield some.map(({ value, line }) => {
        const event = eventIn(value)
        if (typeof event === 'object') return event
        if (event === 'damaged')
          throw new UserError(texts.import.badEvent(name, line), texts.import.nothingChanged)
        throw new UserError(texts.import.newer(name), texts.errors.newerHint)
      })
      count += some.length
      tell(count)
    }
  } finally {
    tell()
  }
}
