import { csv } from './csv.ts'
import type { Format } from './format.ts'
import { json, jsonl } from './json.ts'
import { markdown } from './markdown.ts'

export type { Row } from './format.ts'

/** Every format of an export. */
export const formats = { csv, json, jsonl, markdown } satisfies Record<string, Format>
