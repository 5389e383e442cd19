/** What a line goes on from that ends in a backslash; undefined for any other, and for one whose last backslash is escaped. */
export function continued(line: string): string | undefined {
  const [, before, slashes] = /^(.*?)(\\+)\s*$/s.exec(line) ?? []
  if (before === undefined || slashes === undefined || slashes.length % 2 === 0) return undefined
  return `${(before + slashes.slice(1)).trimEnd()} `
}
