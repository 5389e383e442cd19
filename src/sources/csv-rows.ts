import { parse } from 'csv-parse/sync'
import type { TableRow } from './facts.ts'
import type { Parsed } from './source.ts'

/** The character between cells: what the text says, else what its first lines agree on. */
export function delimiterOf(text: string, file: string): string {
  if (/\.tsv$/i.test(file) && text.includes('\t')) return '\t'
  const lines = text
    .split('\n', 20)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/"[^"]*"/g, ''))
  const share = (mark: string): number =>
    lines.filter((line) => line.includes(mark)).length / Math.max(1, lines.length)
  if (share('\t') >= 0.8) return '\t'
  if (share(';;') >= 0.8) return ';;'
  if (share('==') >= 0.9) return '=='
  if (lines.length > 3 && share('*') >= 0.9 && share(',') < 0.9) return '*'
  if (share(';') >= 0.8 && share(',') < share(';')) return ';'
  if (share('|') >= 0.8 && share(',') < 0.2) return '|'
  if (lines[0]?.includes(';') && !lines[0].includes(',')) return ';'
  return ','
}

/** Empties lines that begin with `#`: they are remarks, except where they have cells. A comma may part the words of a remark. */
function withoutRemarks(text: string, delimiter: string): string {
  if (!/^#/m.test(text)) return text
  let open = false
  return text
    .split('\n')
    .map((line) => {
      const inside = open
      if ((line.split('"').length - 1) % 2 === 1) open = !open
      const hasCells = line[1] === delimiter || (delimiter !== ',' && line.includes(delimiter))
      return !inside && /^#/.test(line) && !hasCells ? '' : line
    })
    .join('\n')
}

/** Rows of cells with their lines. Throws what the parser throws. */
export function rowsOf(text: string, delimiter: string, file: string): TableRow[] {
  const rows = parse(withoutRemarks(text, delimiter), {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ltrim: delimiter !== '\t',
    bom: true,
  }) as unknown as { record: string[]; info: { lines: number } }[]
  return rows.map(({ record, info }) => {
    // The parser counts to the end of a row; breaks inside cells are part of it.
    const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    return {
      cells: record.map((cell) => (delimiter === ';;' ? cell.replace(/^[\s;]+|[\s;]+$/g, '') : cell.trim())),
      at: { file, line: info.lines - breaks },
    }
  })
}

/** The result for a text of which the parser makes no rows: a problem at the line where it stopped. */
export function notATable(error: unknown, file: string): Parsed {
  const line = (error as { lines?: number }).lines ?? 1
  return { head: {}, entries: [], problems: [{ at: { file, line }, code: 'not-a-table' }] }
}
