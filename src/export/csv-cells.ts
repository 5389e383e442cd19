import { stringify } from 'csv-stringify/sync'

// Signs that begin a formula in a spreadsheet, full-width ones included, and our own mark.
const risky = new Set("=+-@\t\r\n'＝＋－＠")
// Some spreadsheets begin a cell behind these, whatever stands around them.
const separators = /[;\t\r\n]/
const begins = /(?<=^|[;\t\r\n])(?=[=+\-@\t\r\n'＝＋－＠])/g
const marks = /(?<=^|[;\t\r\n])'/g

/** A text that holds no separator, guarded: nearly all do, and a million rows should not take long. */
export const guardedPlain = (text: string): string => (text === '' || risky.has(text[0]!) ? `'${text}` : text)

/** Whether a spreadsheet may begin a cell inside a text. */
export const separated = (text: string): boolean => separators.test(text)

/** A text that no spreadsheet computes: an apostrophe stands before what begins like a formula or with an apostrophe, also behind a semicolon or tab, and alone for an empty text. */
export const guarded = (text: string): string =>
  text !== '' && separated(text) ? text.replace(begins, "'") : guardedPlain(text)

/** The text that was guarded; nothing for an empty cell. */
export function unguarded(cell: string): string | undefined {
  if (cell === '') return undefined
  if (separators.test(cell)) return cell.replace(marks, '')
  return cell.startsWith("'") ? cell.slice(1) : cell
}

/** A value as a cell, guarded. */
export const cellOf = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return guarded(value)
    case 'number':
      return value < 0 ? guarded(String(value)) : String(value)
    case 'undefined':
      return ''
    default:
      return String(value)
  }
}

const special = /[",\r\n]/

/** Rows of cells, guarded already. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  let lines = ''
  // Nearly all rows have nothing to quote, and a million of them should not take long.
  for (const row of rows)
    lines += special.test(row.join('\0'))
      ? stringify([row as string[]], { record_delimiter: 'unix', quoted_match: special })
      : `${row.join(',')}\n`
  return lines
}
