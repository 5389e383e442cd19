import { cellOf, csvLines } from './csv-cells.ts'
import { eventColumns, rowOf } from './event.ts'
import type { Format } from './format.ts'

/** Comma-separated values with a row of headings, safe to open in a spreadsheet; events as a whole. */
export const csv: Format = {
  begin: (columns) => csvLines([columns]),
  rows: (rows, columns) => csvLines(rows.map((row) => columns.map((column) => cellOf(row[column])))),
  end: () => '',
  eventColumns,
  events: (events, _first, counts) => csvLines(events.map(({ event }) => rowOf(event, counts(event)))),
}
