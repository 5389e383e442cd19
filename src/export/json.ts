import type { Format } from './format.ts'

/** One JSON document: `{"flagdrill": 1, …, "rows": [ … ]}`. */
export const json: Format = {
  begin: (_columns, about) => `${JSON.stringify({ flagdrill: 1, ...about }).slice(0, -1)},"rows":[`,
  row: (row, _columns, first) => `${first ? '\n' : ',\n'}${JSON.stringify(row)}`,
  end: () => '\n]}\n',
}

/** One JSON object a line. */
export const jsonl: Format = {
  begin: () => '',
  row: (row) => `${JSON.stringify(row)}\n`,
  end: () => '',
}
