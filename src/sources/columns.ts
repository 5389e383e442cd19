import { type Column, columnWords, otherWords } from './column-words.ts'
import { isDistinct, isProgram } from './programs.ts'

const byHeading = new Map<string, Column>(
  Object.entries(columnWords).flatMap(([column, words]) =>
    words.split(' ').map((word): [string, Column] => [word.normalize('NFC'), column as Column]),
  ),
)

const bareHeading = (cell: string): string =>
  cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s`*_.:：()[\]/?-]/g, '')

/** The column that a heading names, in any of the languages; undefined for an unknown heading. */
export const columnNamed = (cell: string): Column | undefined =>
  byHeading.get(bareHeading(cell)) ?? columnOfLast(cell)

/** Words in front of a heading that change nothing of it. */
const before = /^(?:(?:common|usual|usage|sample|short|brief|full|basic|사용|주요|기본)\s+)+/i

/** The column that the last word of a heading names, behind the name of a program or such words: `Docker command`, `Common usage example`. */
function columnOfLast(cell: string): Column | undefined {
  const text = cell.replace(/[`*_]/g, '').trim()
  const [first = '', ...others] = text.split(/\s+/)
  const rest = others.length > 0 && isDistinct(first.toLowerCase()) ? others.join(' ') : text
  const column = byHeading.get(bareHeading(rest.replace(before, '')))
  return column === 'command' || column === 'meaning' || column === 'example' ? column : undefined
}

const option = /^[`'"]?(?:--?|[–—])[A-Za-z0-9]/
const word = /^`[a-z][a-z0-9_-]*(?: [a-z][a-z0-9_-]*)*`$/

const share = (cells: string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length

const startsProgram = (cell: string): boolean =>
  isProgram(/^[`$\s]*(?:sudo )?([\w.+-]+)/.exec(cell)?.[1] ?? '')

type Columns = (Column | undefined)[]

// A plural heads a column of single ones, unless the table is about something else.
function singular(columns: Columns): void {
  if (columns.includes('command') || columns.includes('option')) return
  const rename = (from: Column, to: Column): void => {
    const index = columns.indexOf(from)
    if (index >= 0) columns[index] = to
  }
  if (columns.includes('commands')) rename('commands', 'command')
  else rename('options', 'option')
}

/** Names columns whose headings say nothing by what is in them. */
function byContent(columns: Columns, column: (index: number) => string[]): void {
  if (columns.includes('option') || columns.includes('command')) return
  const unknown = [...columns.keys()].filter((index) => columns[index] === undefined)
  const options = unknown.find((index) => share(column(index), (cell) => option.test(cell)) >= 0.6)
  const programs = unknown.find((index) => share(column(index), startsProgram) >= 0.6)
  const words = unknown.find((index) => share(column(index), (cell) => word.test(cell)) >= 0.6)
  if (options !== undefined) columns[options] = 'option'
  else if (programs !== undefined) columns[programs] = 'command'
  else if (words === 0 && columns.length > 1) columns[words] = 'command'
}

/** Names the columns that only number the rows. */
function numbers(columns: Columns, column: (index: number) => string[]): void {
  const areNumbers = (cells: string[]): boolean =>
    share(cells, (cell) => /^(?:\d+[.)]?|[①-⑳])$/.test(cell)) > 0.9
  for (const index of columns.keys())
    if (columns[index] === undefined && areNumbers(column(index))) columns[index] = 'number'
}

/** Of a command and an option the first is what the table is about. */
function oneSubject(columns: Columns): void {
  const [command, option] = [columns.indexOf('command'), columns.indexOf('option')]
  if (command >= 0 && option > command) columns[option] = 'options'
  else if (option >= 0 && command > option) columns[command] = 'commands'
}

/** Names the column of meanings where no heading does: the one with the most text. */
function meaning(columns: Columns, header: string[], column: (index: number) => string[]): void {
  const length = (index: number): number => column(index).reduce((sum, cell) => sum + cell.length, 0)
  const free = [...columns.keys()].filter((index) => columns[index] === undefined && length(index) > 0)
  // The description may have a heading that elsewhere is a remark or an example.
  const spare =
    free.length > 0 ? free : [columns.indexOf('why'), columns.indexOf('usage')].filter((index) => index >= 0)
  const isCode = (index: number): boolean => share(column(index), (cell) => /^`[^`]+`/.test(cell)) > 0.5
  const [longest] = spare.sort((a, b) => Number(isCode(a)) - Number(isCode(b)) || length(b) - length(a))
  // Several columns under headings of their own are said together.
  const several = free.filter((index) => (header[index] ?? '') !== '').length > 1
  if (longest !== undefined && !several) columns[longest] = 'meaning'
}

/** Headings of a column that tells what to do about a row as often as what its command does. */
const ambiguous = /^(?:action|acción|accion|ação|acao|aktion|result|results|effect|조치|대응|결과)$/

/** Takes the first column, which says in words of its own what each row is about, for the meaning of its command. */
function subjectFirst(columns: Columns, header: readonly string[], rows: readonly string[][]): void {
  const meaning = columns.indexOf('meaning')
  if (columns[0] !== undefined || columns[1] !== 'command' || meaning < 2) return
  const cells = rows.map((row) => row[0] ?? '')
  const isOwn =
    new Set(cells).size === cells.length && cells.every((cell) => cell !== '' && !cell.includes('`'))
  // `Soft` of `git reset --soft` says no more than its command.
  const isInCommand = rows.every(([first = '', command = '']) =>
    command.toLowerCase().includes(first.toLowerCase()),
  )
  if (!isOwn || isInCommand || !ambiguous.test(bareHeading(header[meaning] ?? ''))) return
  columns[0] = 'meaning'
  columns[meaning] = 'why'
}

/** The columns of a table, by heading and, where headings say nothing, by content; undefined when it is no table of options or commands. */
export function columnsOf(header: string[], rows: string[][]): Columns | undefined {
  if (header.length > 0 && otherWords.has(bareHeading(header[0]!))) return undefined
  const width = Math.max(header.length, ...rows.slice(0, 50).map((row) => row.length))
  const columns: Columns = Array.from({ length: width }, (_, index) => columnNamed(header[index] ?? ''))
  const column = (index: number): string[] =>
    rows.map((row) => row[index] ?? '').filter((cell) => cell !== '')
  numbers(columns, column)
  singular(columns)
  byContent(columns, column)
  oneSubject(columns)
  if (!columns.includes('option') && !columns.includes('command')) return undefined
  if (!columns.includes('meaning')) meaning(columns, header, column)
  subjectFirst(columns, header, rows)
  return columns
}

/** The column of keys behind one whose words many rows share, as modes or groups are: it is what each row is about. Undefined where the first column is. */
export function keyColumn(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): number | undefined {
  const index = header.findIndex((cell) => otherWords.has(bareHeading(cell)))
  const first = rows.map((row) => row[0] ?? '')
  const isShared = rows.length > 2 && new Set(first).size < first.length
  const own = rows.map((row) => row[index] ?? '')
  return index > 0 && isShared && new Set(own).size > new Set(first).size ? index : undefined
}

/** Whether both columns of a table are what its heading compares, so that no cell is the meaning of another one: `Merge`, `Rebase` below "Merge vs. rebase". */
export function comparesBoth(header: readonly string[], topic = ''): boolean {
  const words = header.map((cell) => cell.replace(/[`*_]/g, '').trim().toLowerCase().split(/\s+/)[0] ?? '')
  return (
    /\bvs\.?\s|versus|differ|compar|차이|비교|比較|区别|對比|对比/i.test(topic) &&
    words.length === 2 &&
    // One of them may be said with the other: `VM`, `container` below "Compare to VM".
    words.some((word) => word.length > 1 && topic.toLowerCase().includes(word)) &&
    header.every((cell) => columnNamed(cell) === undefined)
  )
}
