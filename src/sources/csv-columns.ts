import { questionWords } from './column-words.ts'
import { columnNamed } from './columns.ts'
import type { TableRow } from './facts.ts'

/** The contents of a column of questions and answers. */
export type Column = 'question' | 'answer' | 'why' | 'choice' | 'wrong' | 'other'

const byHeading = new Map(
  (Object.keys(questionWords) as Exclude<Column, 'choice' | 'wrong'>[]).flatMap((column) =>
    questionWords[column].split(' ').map((word) => [word.normalize('NFC'), column] as const),
  ),
)

const bareHeading = (cell: string): string =>
  cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.:?*()-]/g, '')

/** The column that a heading names, also with a word behind it that says nothing: `question_text`. */
const columnFor = (cell: string): Exclude<Column, 'choice' | 'wrong'> | undefined => {
  const head = bareHeading(cell)
  return byHeading.get(head) ?? byHeading.get(head.replace(/(?:text|content|body)$/, ''))
}

/** Whether a heading says that its column only names where something stands: `exam_reference`. */
const isSource = (cell: string): boolean =>
  /(?:^|[\s_-])(?:references?|refs?|sources?|urls?|links?|출처|참조|出典|来源|fuente|fonte|quelle)$/i.test(
    cell.trim(),
  )

const isChoice = (cell: string): boolean =>
  /^(?:[a-f]|[1-6]|(?:option|choice|선택지|보기|選択肢|选项)\s*[a-f1-6])$/.test(bareHeading(cell))

/** Whether a heading is that of a choice that is wrong: the right one stands in a column of its own. */
const isWrong = (cell: string): boolean =>
  /^(?:(?:wrong|incorrect|false)(?:answers?|options?|choices?)?|distractors?|오답|誤答|错误答案)\d?$/.test(
    bareHeading(cell),
  )

/** Whether a row of two or three cells is names alone, one of them a heading that is known: `category,debate_prompt`. */
export const isNamed = (row: readonly string[]): boolean =>
  row.length > 1 &&
  row.every((cell) => /^[\p{L}_][\p{L}\p{N}_]{1,23}$/u.test(cell)) &&
  row.some((cell) => byHeading.get(bareHeading(cell)) === 'other' || cell.includes('_'))

/** Whether a row has a heading that is known. */
export const hasHeading = (row: readonly string[]): boolean =>
  row.length > 3 &&
  row.every((cell) => cell.length <= 40) &&
  row.some((cell) => byHeading.has(bareHeading(cell)) || columnNamed(cell) !== undefined)

/** Reads a row of headings as columns; undefined if it is none. */
export function columnsIn(row: readonly string[]): Column[] | undefined {
  const heads = row.map(bareHeading)
  // `a` alone is a word; `q` beside it makes it a heading.
  const known = heads.map((head) =>
    head.length === 1 && /[qa]/.test(head) && !(heads.includes('q') && heads.includes('a'))
      ? undefined
      : columnFor(head),
  )
  const choices = row.filter(isChoice).length
  const columns = row.map((cell, index): Column => {
    if (isWrong(cell)) return 'wrong'
    if (choices >= 2 && isChoice(cell)) return 'choice'
    return known[index] ?? 'other'
  })
  if (columns.includes('question') && columns.includes('answer')) return columns
  // One known heading of two is enough: the other column is what it belongs to.
  const named = row.filter(
    (cell, index) => known[index] !== undefined || columnNamed(cell) !== undefined,
  ).length
  if (named === 0 || row.some((cell) => cell.length > 40)) return undefined
  const free = [...columns.keys()].filter((index) => known[index] === undefined)
  // No heading says which of many columns answers: all of them do.
  if (free.length > 2) return undefined
  if (!columns.includes('question')) {
    const index = free.shift() ?? columns.indexOf('why')
    if (index >= 0) columns[index] = 'question'
  }
  if (!columns.includes('answer')) {
    const index = free.shift() ?? columns.indexOf('why')
    if (index >= 0) columns[index] = 'answer'
  }
  return columns.includes('question') && columns.includes('answer') ? columns : undefined
}

/** Whether the column that headings only seem to make the question repeats itself, as themes do: another one asks. */
export function repeatsItself(
  columns: readonly Column[],
  rows: readonly TableRow[],
  header: TableRow,
): boolean {
  const index = columns.indexOf('question')
  if (rows.length < 5 || byHeading.get(bareHeading(header.cells[index] ?? '')) === 'question') return false
  return new Set(rows.map(({ cells }) => cells[index])).size < rows.length * 0.6
}

/** How wide most rows are. */
export function commonWidth(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [width] = [...counts].sort((a, b) => b[1] - a[1])
  return width?.[0] ?? 2
}

/** Whether the first of the rows heads columns of numbers or keys. */
export const isHeading = (rows: readonly TableRow[]): boolean => {
  const [first, ...rest] = rows
  return (
    first !== undefined &&
    rest.length > 2 &&
    first.cells.every((cell) => cell !== '' && cell.length <= 40) &&
    first.cells.some(
      (cell, index) => !areKeys([cell, cell]) && areKeys(rest.map((row) => row.cells[index] ?? '')),
    )
  )
}

/** Whether the cells of a column are numbers, or names with a number, as programs count rows. */
const areKeys = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  (cells.every((cell) => /^(?:\d{1,8}|[A-Za-z][\w-]*[_-]\d+|[0-9a-f]{16,})$/.test(cell)) || areIds(cells))

/** Whether the cells of a column are random names of notes: of one length, letters and digits mixed. */
const areIds = (cells: readonly string[]): boolean =>
  new Set(cells.map((cell) => cell.length)).size === 1 &&
  cells.every((cell) => /^[\da-z]{8,}$/i.test(cell)) &&
  cells.filter((cell) => /\d/.test(cell) && /[a-z]/i.test(cell)).length >= cells.length * 0.9

/** Whether the cells of a column are the numbers of the rows. */
const areCounted = (cells: readonly string[]): boolean =>
  cells.length > 2 &&
  cells.every((cell, index) => index === 0 || Number(cell) === Number(cells[index - 1]) + 1)

const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** Whether the cells of a column are what a program keeps of its rows: names, numbers, times, states. */
const isKept = (cells: readonly string[]): boolean =>
  areIds(cells) ||
  (cells.length > 2 && cells.every((cell) => /^[A-Za-z][\w-]*-\d+$/.test(cell))) ||
  areCounted(cells) ||
  (cells.length > 1 && cells.every((cell) => isTime.test(cell))) ||
  (cells.length > 3 &&
    cells.every((cell) => /^[A-Z_]{3,}$/.test(cell)) &&
    new Set(cells).size <= cells.length / 2)

/** The columns of rows without a heading that tell one row from another: no addresses, no sounds, nothing that all rows repeat. */
export function tellingColumns(
  rows: readonly (readonly string[])[],
  header: readonly string[] = [],
): number[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const all = Array.from({ length: width }, (_, index) => index)
  const cellsOf = (index: number): string[] =>
    rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
  // A number or a key tells rows apart and asks nothing.
  const differs = (cells: readonly string[]): boolean => new Set(cells).size >= cells.length * 0.8
  const asks = all.find((index) => !areKeys(cellsOf(index)) && differs(cellsOf(index))) ?? 0
  return all.filter((index) => {
    const cells = cellsOf(index)
    const kinds = new Set(cells).size
    return (
      index === asks ||
      (index > asks &&
        byHeading.get(bareHeading(header[index] ?? '')) !== 'other' &&
        !isSource(header[index] ?? '') &&
        !isKept(cells) &&
        cells.some((cell) => !/^(?:https?:\/\/\S+|\[sound:[^\]]*\]|\d{8,})$/.test(cell)) &&
        (kinds > 1 || cells.length < 2) &&
        (cells.length < 8 || kinds > cells.length / 8))
    )
  })
}
