const delimiterCell = /^\s*:?-+:?\s*$/

/** The cells of a table row; `\|` is a bar, and so is one inside code where `code` says so. */
export function cellsOf(line: string, code = false): string[] {
  const cells: string[] = []
  let cell = ''
  let ticks = 0
  for (let at = 0; at < line.length; at++) {
    const c = line[at]!
    if (c === '\\' && line[at + 1] === '|') {
      cell += '|'
      at++
    } else if (code && c === '`') {
      const run = /^`+/.exec(line.slice(at, at + 9))![0].length
      ticks = ticksBehind(line, at + run, run, ticks)
      cell += '`'.repeat(run)
      at += run - 1
    } else if (c === '|' && ticks === 0) {
      cells.push(cell.trim())
      cell = ''
    } else cell += c
  }
  cells.push(cell.trim())
  return withoutEdges(cells, line)
}

/** How many backticks close the code that is open behind a run of them; 0 where none is open. */
function ticksBehind(line: string, at: number, run: number, open: number): number {
  // A run that never comes again opens nothing.
  if (open === 0) return line.includes('`'.repeat(run), at) ? run : 0
  return open === run ? 0 : open
}

/** Cells without the empty ones that the bars at both edges of the line make. */
function withoutEdges(cells: string[], line: string): string[] {
  if (cells[0] === '' && line.trimStart().startsWith('|')) cells.shift()
  if (cells.length > 1 && cells.at(-1) === '' && /(?<!\\)\|\s*$/.test(line)) cells.pop()
  return cells
}

/** Whether a line is the rule below the header of a table. */
export const isDelimiter = (line: string | undefined): boolean =>
  line?.includes('-') === true &&
  /^[\s|:-]+$/.test(line) &&
  line.includes('|') &&
  cellsOf(line).every((cell) => delimiterCell.test(cell))
