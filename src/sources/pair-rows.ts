import type { SourceLocation } from '../model/index.ts'
import { bare } from './classify.ts'
import { columnNamed } from './columns.ts'
import type { Table } from './facts.ts'

/** A name of a table whose rows are neither commands nor options, or not all of them. */
export interface PairRow {
  /** Other rows have the same meaning: no name is asked for it. */
  oneWay?: boolean
  name: string
  meaning: string
  at: SourceLocation
  why?: string
}

/** The heading of the second of two columns, where its cells are no meanings but values that rows share: `Status`, "Official". */
function sharedValue({ header, rows }: Table): string | undefined {
  const [, second = ''] = header
  const values = rows.map(({ cells }) => cells[1]?.trim() ?? '')
  const isShared = rows.length > 3 && new Set(values).size <= rows.length * 0.7
  return header.length === 2 && isShared && columnNamed(second) === undefined
    ? bare(second) || undefined
    : undefined
}

/** The rows of a table about something else: the first column that is no number, and the text of the others; examples and notes come after the answer. */
export function pairsOf(table: Table): PairRow[] {
  const columns = table.header.map(columnNamed)
  const label = (index: number): string => bare(table.header[index] ?? '')
  const value = sharedValue(table)
  return table.rows.flatMap(({ cells, at }) => {
    const filledCells = cells.flatMap((cell, index) =>
      columns[index] === 'number' || cell.trim() === '' ? [] : [{ cell: cell.trim(), index }],
    )
    const [first, ...others] = filledCells
    const beside = others.filter(({ index }) => columns[index] === 'example' || columns[index] === 'why')
    const rest = beside.length < others.length ? others.filter((cell) => !beside.includes(cell)) : others
    if (!first || rest.length === 0) return []
    const told = (list: typeof rest, always: boolean): string =>
      list
        .map(({ cell, index }) =>
          label(index) === '' || (list.length === 1 && !always) ? cell : `${label(index)}: ${cell}`,
        )
        .join('\n')
    const why = rest === others ? '' : told(beside, true)
    const name = value === undefined ? first.cell : `${first.cell}: ${value}`
    const of = value === undefined ? {} : { oneWay: true }
    return [{ name, meaning: told(rest, false), at, why: why === '' ? undefined : why, ...of }]
  })
}

/** Shorter cells are names or marks. */
const shortestText = 6

/** The only one of some columns whose cells are texts that differ from row to row; the others hold themes, marks or nothing. -1 where it is not the only one. */
export function onlyText(columns: readonly number[], rows: readonly (readonly string[])[]): number {
  const texts = (column: number): string[] => rows.map((cells) => cells[column]?.trim() ?? '').filter(Boolean)
  const isText = (column: number): boolean => {
    const cells = texts(column)
    // Letters of Korean, Japanese and Chinese say as much as two.
    const width = cells.reduce(
      (sum, cell) => sum + cell.length + (cell.match(/[^\x00-\x7F]/g)?.length ?? 0),
      0,
    )
    return width >= cells.length * shortestText && new Set(cells).size > rows.length * 0.6
  }
  const [first = -1, ...others] = columns.length > 1 ? columns.filter(isText) : []
  return others.length === 0 ? first : -1
}
