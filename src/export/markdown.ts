import { harmless } from '../model/index.ts'
import type { Format } from './format.ts'

const cell = (value: unknown): string =>
  harmless(String(value ?? '').replaceAll('\n', ' '))
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')

/** A table. */
export const markdown: Format = {
  begin: (columns) => `| ${columns.join(' | ')} |\n|${columns.map(() => '---|').join('')}\n`,
  rows: (rows, columns) =>
    rows.map((row) => `| ${columns.map((column) => cell(row[column])).join(' | ')} |\n`).join(''),
  end: () => '',
}
