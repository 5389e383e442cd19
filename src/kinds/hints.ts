/** Ever longer beginnings of a row of characters or words: `first` of them, half, all but the last. Never the whole. */
export function beginnings(row: readonly string[], first: number): string[][] {
  const lengths = [first, Math.ceil(row.length / 2), row.length - 1].map((length) =>
    Math.min(length, row.length - 1),
  )
  return [...new Set(lengths)].sort((a, b) => a - b).map((length) => row.slice(0, length))
}
