import { parse } from 'csv-parse/sync'
import type { Problem, SourceLocation } from '../model/index.ts'
import type { Block } from './blocks.ts'
import { columnNamed, columnsOf } from './columns.ts'
import { parsed } from './document.ts'
import { withoutTags } from './entities.ts'
import type { Fact, Row, Spot } from './facts.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

/** What a column of questions and answers holds. */
type Column = 'question' | 'answer' | 'why' | 'choice' | 'other'

const headings: Readonly<Record<Exclude<Column, 'choice'>, string>> = {
  question:
    'question questions front term word key keyword prompt text shortcut q 질문 앞면 문제 용어 단어 개념 질의 단축키 質問 表 問題 用語 单词 问题 正面 pregunta término anverso pergunta termo frente question frage begriff vorderseite câuhỏi thuậtngữ',
  answer:
    'answer answers back definition definitions meaning translation response correctanswer correct action a 답 답변 정답 뒷면 뜻 의미 정의 해답 答え 回答 裏 解答 意味 答案 背面 定义 respuesta definición reverso resposta definição verso réponse définition antwort definition rückseite đáp án địnhnghĩa',
  why: 'why note notes extra explanation remark comment hint details source reference 이유 설명 해설 비고 메모 참고 힌트 理由 備考 解説 解释 备注 explicación explicação explication erklärung giảithích',
  other:
    'tag tags id guid deck notetype number no # n category chapter level difficulty 태그 번호 분류 단원 난이도 番号 タグ 标签',
}

const byHeading = new Map(
  (Object.keys(headings) as Exclude<Column, 'choice'>[]).flatMap((column) =>
    headings[column].split(' ').map((word) => [word.normalize('NFC'), column] as const),
  ),
)

const bareHeading = (cell: string): string =>
  cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_.:?*()-]/g, '')

const isChoice = (cell: string): boolean =>
  /^(?:[a-f]|[1-6]|(?:option|choice|선택지|보기|選択肢|选项)\s*[a-f1-6]|wrong(?:answer)?\d?)$/.test(
    bareHeading(cell),
  )

/** Whether a row has a heading that is known. */
const hasHeading = (row: readonly string[]): boolean =>
  row.length > 3 &&
  row.every((cell) => cell.length <= 40) &&
  row.some((cell) => byHeading.has(bareHeading(cell)) || columnNamed(cell) !== undefined)

/** What headings say about columns; undefined where the row is no heading. */
function columnsIn(row: readonly string[]): Column[] | undefined {
  const known = row.map((cell) => byHeading.get(bareHeading(cell)))
  const choices = row.filter(isChoice).length
  const columns = row.map((cell, index): Column => {
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
  // Which of many columns answers, no heading says: all of them do.
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

/** The character between cells: what the text says, else what its first lines agree on. */
export function delimiterOf(text: string, file: string): string {
  if (/\.tsv$/i.test(file)) return '\t'
  const lines = text
    .split('\n', 20)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/"[^"]*"/g, ''))
  const share = (mark: string): number =>
    lines.filter((line) => line.includes(mark)).length / Math.max(1, lines.length)
  if (share('\t') >= 0.8) return '\t'
  if (share(';') >= 0.8 && share(',') < share(';')) return ';'
  if (share('|') >= 0.8 && share(',') < 0.2) return '|'
  if (lines[0]?.includes(';') && !lines[0].includes(',')) return ';'
  return ','
}

/** Lines that begin with `#` are remarks, except where a cell begins so; they become empty. */
function withoutRemarks(text: string, delimiter: string): string {
  if (!/^#/m.test(text)) return text
  let open = false
  return text
    .split('\n')
    .map((line) => {
      const inside = open
      if ((line.split('"').length - 1) % 2 === 1) open = !open
      return !inside && /^#/.test(line) && line[1] !== delimiter ? '' : line
    })
    .join('\n')
}

/** Rows of cells with their lines. Throws what the parser throws. */
export function rowsOf(text: string, delimiter: string, file: string): Row[] {
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
    return { cells: record.map((cell) => cell.trim()), at: { file, line: info.lines - breaks } }
  })
}

/** A question of a row, as a block. */
export function questionOf(
  at: SourceLocation,
  program: string | undefined,
  block: Pick<Block, 'mark' | 'text'> & Partial<Block>,
): Fact {
  const spot: Spot = { at, level: 1, headings: [] }
  return {
    type: 'question',
    spot,
    block: { wrong: [], lines: [], spot: { at, level: 1, scope: program ?? '', program }, ...block },
  }
}

/** The right choice that an answer cell names: by letter, by number, by its words. */
function choiceOf(answer: string, choices: readonly string[]): number {
  const words = choices.indexOf(answer)
  if (words >= 0) return words
  const letter = /^\(?([a-f])[).]?$/i.exec(answer)?.[1]?.toLowerCase()
  if (letter !== undefined) return letter.charCodeAt(0) - 97
  const number = /^\(?([1-6])[).번]?$/.exec(answer)?.[1]
  return number === undefined ? -1 : Number(number) - 1
}

/** Makes the facts of rows, whose columns are known. */
class Rows {
  readonly facts: Fact[] = []
  readonly problems: Problem[] = []

  constructor(
    private readonly columns: readonly Column[],
    private readonly program: string | undefined,
    /** Of rows with more cells than two or three and no heading: the columns that say something of their own. */
    private readonly wide?: readonly number[],
  ) {}

  /** A row of many cells that nothing names: the first is asked, the others answer. */
  private wideRow(cells: readonly string[], at: SourceLocation): void {
    const [question = '', ...rest] = this.wide!.map((index) => withoutTags(cells[index] ?? ''))
    const answer = rest.filter((cell) => cell !== '').join('\n')
    if (question === '') this.problems.push({ at, code: 'no-question', detail: answer.slice(0, 60) })
    else if (answer === '') this.problems.push({ at, code: 'no-answer', detail: question.slice(0, 60) })
    else this.facts.push(questionOf(at, this.program, { mark: 'Q', text: question, answer }))
  }

  take({ cells, at }: Row): void {
    if (cells.every((cell) => cell === '')) {
      this.problems.push({ at, code: 'row-empty' })
      return
    }
    const extra = cells.slice(this.columns.length).filter((cell) => cell !== '')
    if (this.wide && cells.length >= 2) {
      this.wideRow(cells, at)
      return
    }
    if (extra.length > 0) {
      this.problems.push({ at, code: 'extra-cells', detail: extra.join(', ').slice(0, 60) })
      return
    }
    const cell = (column: Column): string => withoutTags(cells[this.columns.indexOf(column)] ?? '')
    const [question, answer, why] = [cell('question'), cell('answer'), cell('why') || undefined]
    const choices = cells
      .filter((text, index) => this.columns[index] === 'choice' && text !== '')
      .map(withoutTags)
    if (question === '') this.problems.push({ at, code: 'no-question', detail: answer.slice(0, 60) })
    else if (answer === '') this.problems.push({ at, code: 'no-answer', detail: question.slice(0, 60) })
    else if (choices.length < 2)
      this.facts.push(questionOf(at, this.program, { mark: 'Q', text: question, answer, why }))
    else this.choice(at, question, answer, choices, why)
  }

  private choice(
    at: SourceLocation,
    question: string,
    answer: string,
    choices: readonly string[],
    why: string | undefined,
  ): void {
    const right = choices[choiceOf(answer, choices)]
    if (right === undefined) {
      this.problems.push({
        at,
        code: 'no-answer',
        detail: `${question.slice(0, 40)} (${answer.slice(0, 20)})`,
      })
      return
    }
    const wrong = choices.filter((choice) => choice !== right)
    this.facts.push(questionOf(at, this.program, { mark: 'Q', text: question, answer: right, wrong, why }))
  }
}

/** How wide most rows are. */
function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [width] = [...counts].sort((a, b) => b[1] - a[1])
  return width?.[0] ?? 2
}

/** Whether the first of the rows heads columns of numbers or keys. */
const isHeading = (rows: readonly Row[]): boolean => {
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
  cells.length > 1 && cells.every((cell) => /^(?:\d{1,8}|[A-Za-z][\w]*[_-]\d+|[0-9a-f]{16,})$/.test(cell))

/** The columns of rows without a heading that tell one row from another: no addresses, no sounds, nothing that all rows repeat. */
export function tellingColumns(rows: readonly (readonly string[])[]): number[] {
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
        cells.some((cell) => !/^(?:https?:\/\/\S+|\[sound:[^\]]*\]|\d{8,})$/.test(cell)) &&
        (kinds > 1 || cells.length < 2) &&
        (cells.length < 8 || kinds > cells.length / 8))
    )
  })
}

/** Reads rows of questions and answers, or of commands and options; a heading row names the columns. */
function read(text: string, file: string, context: ReadingContext): Parsed {
  const delimiter = delimiterOf(text, file)
  let rows: Row[]
  try {
    rows = rowsOf(text, delimiter, file)
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return { head: {}, entries: [], problems: [{ at: { file, line }, code: 'not-a-table' }] }
  }
  const [first, ...rest] = rows
  const head = { program: context.program }
  const named =
    first &&
    columnsOf(
      first.cells,
      rest.slice(0, 200).map(({ cells }) => cells),
    )
  const isTable =
    named !== undefined && first!.cells.filter((cell) => columnNamed(cell) !== undefined).length > 1
  const columns = first && columnsIn(first.cells)
  if (isTable && !(columns?.includes('choice') ?? false)) {
    const spot: Spot = { at: first!.at, level: 1, headings: [] }
    const table = { header: first!.cells, rows: rest, at: first!.at }
    return {
      ...parsed(
        { facts: [{ type: 'table', spot, table }], problems: [], file, questionScope: context.program ?? '' },
        context,
      ),
      head,
    }
  }
  const usual = usualWidth(rows)
  const isHeaded =
    columns !== undefined || isHeading(rows) || (usual > 3 && first !== undefined && hasHeading(first.cells))
  const body = isHeaded ? rest : rows
  const width = Math.max(2, Math.min(3, usual))
  const reader = new Rows(
    columns ?? (['question', 'answer', 'why'] as const).slice(0, width),
    context.program,
    columns || usual <= 3 ? undefined : tellingColumns(body.map(({ cells }) => cells)),
  )
  for (const row of body) reader.take(row)
  const result = parsed(
    { facts: reader.facts, problems: reader.problems, file, questionScope: context.program ?? '' },
    context,
  )
  return { ...result, head }
}

/** Whether a text is lines of two or three cells between tabs, as Quizlet and Anki write them. */
const isTabbed = (text: string): boolean => {
  const lines = text.split('\n', 30).filter((line) => line.trim() !== '')
  return (
    lines.length > 1 && lines.filter((line) => /^[^\t|#]+\t+[^\t]+/.test(line)).length >= lines.length * 0.8
  )
}

/** Tables as text: CSV, TSV, what Quizlet exports. */
export const tables: Source = { endings: ['csv', 'tsv', 'tab'], recognises: isTabbed, read }
