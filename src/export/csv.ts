import { stringify } from 'csv-stringify/sync'
import type { Format } from './format.ts'

const line = (cells: readonly unknown[]): string =>
  // A cell that begins like a formula gets an apostrophe, so that no spreadsheet computes it.
  stringify([[...cells]], { escape_formulas: true, record_delimiter: 'unix', cast: { boolean: String } })

/** Comma-separated values, with a row of headings, safe to open in a spreadsheet. */
export const csv: Format = {
  begin: (columns) => line(columns),
  row: (row, columns) => line(columns.map((column) => row[column] ?? '')),
  end: () => '',
}
