import { type HelpRow, isLong, sameForm, valueText } from './row.ts'

/** Rows without a text that only give further names of the row below them. */
export function joinStacked(rows: readonly HelpRow[]): HelpRow[] {
  const joined: HelpRow[] = []
  for (const row of [...rows].reverse()) {
    const below = joined[0]
    const items = below ? [...row.items, ...below.items] : []
    if (
      below &&
      row.text.length === 0 &&
      row.line + 1 === below.line &&
      below.text.length > 0 &&
      belongs(row, below)
    )
      joined[0] = { ...below, items, indent: row.indent, line: row.line, stacked: true }
    else if (below && row.line + 1 === below.line && goesOn(row, below))
      joined[0] = { ...row, items, text: [...row.text, ...below.text] }
    else joined.unshift(row)
  }
  return joined
}

/** Whether a row without a text is about the option of the row below. */
function belongs(above: HelpRow, row: HelpRow): boolean {
  if (valueText(above) !== '' && valueText(row) !== '') return sameForm(valueText(above), valueText(row))
  const forms = (one: HelpRow): string => [...new Set(one.items.map(({ name }) => isLong(name)))].join()
  return row.indent > above.indent && forms(above) !== forms(row) && valueText(above) === ''
}

/** Whether the text of a short form goes on beside its long form. */
const goesOn = (above: HelpRow, row: HelpRow): boolean =>
  above.text.length === 1 &&
  above.items.every(({ name }) => !isLong(name)) &&
  row.items.every(({ name }) => name.startsWith('--')) &&
  valueText(row) !== '' &&
  sameForm(valueText(above), valueText(row)) &&
  /^[A-Z]/.test(above.text[0]!) &&
  !/[.)]$/.test(above.text[0]!) &&
  /^[a-z]/.test(row.text[0] ?? '')
