import { graphemes, width } from '../model/index.ts'

/** The columns of a row: a wide character takes two, of which the second is empty. */
const cellsOf = (row: string): string[] =>
  graphemes(row).flatMap((character) => (width(character) > 1 ? [character, ''] : [character]))

/** The rows of a drawing without its left margin, and with one column in the place of several that are blank in every row. */
export function narrowed(rows: readonly string[]): string[] {
  const cells = rows.map(cellsOf)
  const wide = Math.max(0, ...cells.map((row) => row.length))
  const isBlank = (column: number): boolean => cells.every((row) => (row[column] ?? ' ') === ' ')
  const kept = Array.from({ length: wide }, (_, column) => column).filter(
    (column) => !(isBlank(column) && (column === 0 || isBlank(column - 1))),
  )
  // A margin of several columns leaves none.
  const first = kept.findIndex((column) => !isBlank(column))
  return cells.map((row) =>
    kept
      .slice(Math.max(0, first))
      .map((column) => row[column] ?? ' ')
      .join('')
      .trimEnd(),
  )
}
