import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { json, jsonl } from './json.ts'
import { markdown } from './markdown.ts'

export { csvLines } from './csv.ts'
export { documentIn, extrasFit } from './document.ts'
export { eventColumns, rowOf } from './event.ts'
export type { Row } from './format.ts'
export { jsonItems, jsonLinesOf } from './json.ts'
export {
  type Found,
  fileKind,
  jsonLines,
  tableEvents,
  textKind,
  textOf,
} from './read.ts'

/** Every format of an export that is rows of text. */
export const formats = { csv, json, jsonl, markdown } satisfies Record<string, Format>
