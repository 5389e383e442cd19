import type { TableRow } from './facts.ts'

const lastLink = /(?:\s|<br\s*\/?>)*<a\b[^<>]*>([^<>]+)<\/a>\s*$/i

/** The texts of links that most rows end a cell with. */
function footersOf(rows: readonly TableRow[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { cells } of rows)
    for (const text of new Set(cells.flatMap((cell) => lastLink.exec(cell)?.[1] ?? [])))
      counts.set(text, (counts.get(text) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count >= 3 && count >= rows.length / 2)
  return new Set(common.map(([text]) => text))
}

/** Rows without the link that most of them end with: it leads to where the rows are from and says nothing of one. */
export function withoutFooters(rows: TableRow[]): TableRow[] {
  const footers = rows.some(({ cells }) => cells.some((cell) => cell.includes('</a>')))
    ? footersOf(rows)
    : new Set<string>()
  if (footers.size === 0) return rows
  const cut = (cell: string): string =>
    cell.replace(lastLink, (whole, text: string) => (footers.has(text) ? '' : whole))
  return rows.map(({ cells, at }) => ({ cells: cells.map(cut), at }))
}
