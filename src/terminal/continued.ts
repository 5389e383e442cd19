/** The beginning of a line that ends in a backslash and goes on; undefined for any other line, also for one whose last backslash is escaped. */
export function continued(line: string): string | undefined {
  const [, before, slashes] = /^(.*?)(\\+)\s*$/s.exec(line) ?? []
  if (before === undefined || slashes === undefined || slashes.length % 2 === 0) return undefined
  return `${(before + slashes.slice(1)).trimEnd()} `
}
