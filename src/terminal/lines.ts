import { createInterface } from 'node:readline'

/** The lines of a stream, one at a time; undefined at its end. */
export function lineReader(input: NodeJS.ReadableStream): () => Promise<string | undefined> {
  const lines = createInterface({ input })[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    return done ? undefined : value
  }
}
