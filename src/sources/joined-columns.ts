import { bare } from './classify.ts'
import type { Table } from './facts.ts'

const isShort = (cell: string | undefined): boolean => /^-[A-Za-z0-9]$/.test(bare(cell ?? ''))
const isLong = (cell: string | undefined): boolean => /^--[A-Za-z][\w-]*(?:[ =]\S+)?$/.test(bare(cell ?? ''))
const isNone = (cell: string | undefined): boolean => /^[-–—]?$/.test(bare(cell ?? ''))

/** The column of short forms whose neighbour has the long ones, for every row; -1 where there is none. */
function shortColumn({ header, rows }: Table): number {
  if (header.length < 3) return -1
  return header.findIndex(
    (_, at) =>
      rows.some(({ cells }) => isShort(cells[at]) && isLong(cells[at + 1])) &&
      rows.every(
        ({ cells }) =>
          (isShort(cells[at]) || isNone(cells[at])) && (isLong(cells[at + 1]) || isNone(cells[at + 1])),
      ),
  )
}

/** A table whose columns of short and of long forms are one: `-d | --detach` is one option. */
export function formsJoined(table: Table): Table {
  const at = shortColumn(table)
  if (at < 0) return table
  const both = (cells: readonly string[]): string =>
    [cells[at] ?? '', cells[at + 1] ?? ''].filter((cell) => !isNone(cell)).join(', ')
  const joined = (cells: readonly string[], name: string): string[] => [
    ...cells.slice(0, at),
    name,
    ...cells.slice(at + 2),
  ]
  return {
    ...table,
    header: joined(table.header, table.header[at] ?? ''),
    rows: table.rows.map((row) => ({ ...row, cells: joined(row.cells, both(row.cells)) })),
  }
}
