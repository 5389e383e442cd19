import type { Format } from './format.ts'

/** Values in a document, which are JSON already. */
const jsonItems = (values: readonly string[], first: boolean): string =>
  values.length === 0 ? '' : `${first ? '' : ','}\n${values.join(',\n')}`

/** Values a line each, which are JSON already. */
const jsonLinesOf = (values: readonly string[]): string =>
  values.length === 0 ? '' : `${values.join('\n')}\n`

/** One JSON document: see `document.ts`. */
export const json: Format = {
  begin: (columns, about) => {
    const { what } = about
    const head = { flagdrill: 1, ...about, ...(what === 'cards' ? { columns } : {}) }
    return `${JSON.stringify(head).slice(0, -1)},"${what === 'cards' ? 'rows' : 'events'}":[`
  },
  rows: (rows, _columns, first) =>
    jsonItems(
      rows.map((row) => JSON.stringify(row)),
      first,
    ),
  end: () => '\n]}\n',
  eventColumns: [],
  events: (events, first) =>
    jsonItems(
      events.map(({ line }) => line),
      first,
    ),
}

/** One JSON object a line: of reviews, the log as it is. */
export const jsonl: Format = {
  begin: () => '',
  rows: (rows) => jsonLinesOf(rows.map((row) => JSON.stringify(row))),
  end: () => '',
  eventColumns: [],
  events: (events) => jsonLinesOf(events.map(({ line }) => line)),
}
