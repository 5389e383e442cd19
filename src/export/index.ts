export { csv } from './csv.ts'
export { csvLines } from './csv-cells.ts'
export { documentIn } from './document.ts'
export { eventColumns, rowOf } from './event.ts'
export type { Counts, ExportRow, Format, LoggedEvent } from './format.ts'
export { json, jsonl } from './json.ts'
export { markdown } from './markdown.ts'
export {
  type Found,
  fileKind,
  jsonLines,
  tableEvents,
  textKind,
  textOf,
} from './read.ts'
