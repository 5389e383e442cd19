/** Tags at the end of a text, each behind a space: `Networking #ports #http`. They begin with a letter, so that `#1` is a number. */
const atEnd = /((?:\s+#\p{L}[\p{L}\p{N}_/-]*)+)\s*$/u

/** A text without the tags at its end, and the tags. */
export function withoutTags(text: string): { text: string; tags: string[] } {
  const found = atEnd.exec(text)
  if (!found || found.index === 0) return { text, tags: [] }
  const tags = found[1]!.trim().split(/\s+/)
  return { text: text.slice(0, found.index), tags: tags.map((tag) => tag.slice(1)) }
}

/** Tags of several places, each once. */
export const joinedTags = (...lists: (readonly string[] | undefined)[]): string[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
]

/** A heading of a text: its depth, and the line it is on. */
interface Heading {
  depth: number
  line: number
  text: string
}

/** Takes the tags off headings, and says which tags each line stands under. */
export function headingTags(headings: readonly Heading[]): (line: number) => readonly string[] {
  const above: { depth: number; tags: readonly string[] }[] = []
  const from = headings.map(({ depth, line, text }) => {
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    above.push({ depth, tags: withoutTags(text).tags })
    return { line, tags: joinedTags(...above.map(({ tags }) => tags)) }
  })
  return (line) => {
    let [low, high] = [0, from.length]
    // The first heading behind the line.
    while (low < high) {
      const middle = (low + high) >> 1
      if (from[middle]!.line > line) high = middle
      else low = middle + 1
    }
    return from[low - 1]?.tags ?? []
  }
}
