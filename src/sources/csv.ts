import { addTo, type Problem, type SourceLocation } from '../model/index.ts'
import type { Question } from './blocks.ts'
import { columnNamed, columnsOf } from './columns.ts'
import {
  type Column,
  columnsIn,
  commonWidth,
  hasHeading,
  isHeading,
  isNamed,
  repeatsItself,
  tellingColumns,
} from './csv-columns.ts'
import { delimiterOf, notATable, rowsOf } from './csv-rows.ts'
import { parsed } from './document.ts'
import { withoutTags } from './entities.ts'
import type { Fact, Spot, TableRow } from './facts.ts'
import { withoutFooters } from './footers.ts'
import { needsPicture } from './pictures.ts'
import { saysCards } from './says-cards.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

/** A question of a row, as a block. */
export function questionOf(
  at: SourceLocation,
  program: string | undefined,
  block: Pick<Question, 'mark' | 'text'> & Partial<Question>,
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

/** More answers to one question are no answers: the column asks nothing. */
const mostAnswers = 4

/** Questions of rows, each once: what is asked again with another answer has both. One that is asked too often is named instead. */
export function askedOnce(facts: readonly Fact[]): { facts: Fact[]; problems: Problem[] } {
  const found = new Map<string, Extract<Fact, { type: 'question' }>[]>()
  const others: Fact[] = []
  for (const fact of facts) {
    if (fact.type !== 'question' || fact.block.mark !== 'Q' || fact.block.wrong.length > 0) others.push(fact)
    else addTo(found, fact.block.text, fact)
  }
  const problems: Problem[] = []
  for (const [text, all] of found) {
    const answers = [...new Set(all.map(({ block }) => block.answer ?? ''))]
    const [first] = all
    if (answers.length <= mostAnswers)
      others.push({ ...first!, block: { ...first!.block, answer: answers.join('\n') } })
    else
      for (const { spot } of all) problems.push({ at: spot.at, code: 'duplicate', detail: text.slice(0, 60) })
  }
  return { facts: others, problems }
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

  /** The cells of all columns of one sort that hold something. */
  private cellsOf(cells: readonly string[], column: Column): string[] {
    return cells.filter((text, index) => this.columns[index] === column && text !== '').map(withoutTags)
  }

  take({ cells, at }: TableRow): void {
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
    const shown = [
      cells[this.columns.indexOf('question')] ?? '',
      ...cells.filter(isPictureFile).map((name) => `![](${name})`),
    ]
    if (needsPicture(shown.join('\n'))) {
      this.problems.push({ at, code: 'picture', detail: question.slice(0, 60) })
      return
    }
    const choices = this.cellsOf(cells, 'choice')
    const wrong = this.cellsOf(cells, 'wrong')
    if (question === '') this.problems.push({ at, code: 'no-question', detail: answer.slice(0, 60) })
    else if (answer === '') this.problems.push({ at, code: 'no-answer', detail: question.slice(0, 60) })
    else if (wrong.length > 0)
      this.facts.push(questionOf(at, this.program, { mark: 'Q', text: question, answer, wrong, why }))
    else if (choices.length < 2)
      this.facts.push(questionOf(at, this.program, { mark: 'Q', text: question, answer, why }))
    else this.choice(at, question, answer, choices, why)
  }

  /** A question with several right choices: all are shown, the right ones answer. */
  private several(
    at: SourceLocation,
    question: string,
    answer: string,
    choices: readonly string[],
    why: string | undefined,
  ): void {
    const listed = choices.map((choice, index) => `${String.fromCharCode(65 + index)}. ${choice}`)
    const right = [...new Set(answer.toUpperCase().match(/[A-F]/g))].map(
      (letter) => listed[letter.charCodeAt(0) - 65],
    )
    if (right.includes(undefined))
      this.problems.push({
        at,
        code: 'no-answer',
        detail: `${question.slice(0, 40)} (${answer.slice(0, 20)})`,
      })
    else
      this.facts.push(
        questionOf(at, this.program, {
          mark: 'Q',
          text: [question, ...listed].join('\n'),
          answer: right.join('\n'),
          why,
        }),
      )
  }

  private choice(
    at: SourceLocation,
    question: string,
    answer: string,
    choices: readonly string[],
    why: string | undefined,
  ): void {
    if (/^[a-f](?:\s*[,;&/\s]\s*[a-f])+$/i.test(answer)) {
      this.several(at, question, answer, choices, why)
      return
    }
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

/** Whether a cell is the name of a picture. */
const isPictureFile = (cell: string): boolean => /^\S+\.(?:png|jpe?g|gif|svg|webp)$/i.test(cell)

/** The text as a table of commands or options; undefined where its first row does not head one, or heads questions with choices. */
function commandTable(
  first: TableRow,
  rest: TableRow[],
  columns: readonly Column[] | undefined,
): Fact | undefined {
  const named = columnsOf(
    first.cells,
    rest.slice(0, 200).map(({ cells }) => cells),
  )
  const known = first.cells.filter((cell) => columnNamed(cell) !== undefined).length
  if (named === undefined || known < 2 || columns?.includes('choice')) return undefined
  const spot: Spot = { at: first.at, level: 1, headings: [] }
  return { type: 'table', spot, table: { header: first.cells, rows: rest, at: first.at } }
}

/** Whether the first of three cells repeats from row to row: a theme in front of the question. */
const isTheme = (rows: readonly TableRow[]): boolean =>
  rows.length > 4 && new Set(rows.map(({ cells }) => cells[0])).size < rows.length * 0.6

/** The questions of rows. `columns` is what the first of them says about the cells, where it does. */
function questionsIn(
  rows: readonly TableRow[],
  columns: readonly Column[] | undefined,
  program?: string,
): Rows {
  const [first, ...rest] = rows
  const common = commonWidth(rows)
  const isHeaded =
    columns !== undefined ||
    isHeading(rows) ||
    (first !== undefined && isNamed(first.cells)) ||
    (common > 3 && first !== undefined && hasHeading(first.cells))
  const body = isHeaded ? rest : rows
  const width = Math.max(2, Math.min(3, common))
  const questions = new Rows(
    columns ?? (['question', 'answer', 'why'] as const).slice(0, width),
    program,
    columns || (common <= 3 && !(common === 3 && isTheme(body)))
      ? undefined
      : tellingColumns(
          body.map(({ cells }) => cells),
          isHeaded ? first?.cells : undefined,
        ),
  )
  for (const row of body) questions.take(row)
  return questions
}

/** The questions of rows, each once. */
function asked(rows: readonly TableRow[], columns: readonly Column[] | undefined, program?: string) {
  const { facts, problems } = questionsIn(rows, columns, program)
  const once = askedOnce(facts)
  return { facts: once.facts, problems: [...problems, ...once.problems] }
}

/** The result for lines that are no rows of cells: each line is named. */
function notColumns(rows: readonly TableRow[], file: string): Parsed {
  const problems = rows.map(({ cells, at }): Problem => {
    const text = cells.filter((cell) => cell !== '').join(', ')
    return { at, code: text === '' ? 'row-empty' : 'no-answer', detail: text.slice(0, 60) }
  })
  return { head: {}, entries: [], problems: [...problems, { at: { file, line: 1 }, code: 'no-cards' }] }
}

/** Reads rows of questions and answers, or of commands and options; a heading row names the columns. */
function read(text: string, file: string, context: ReadingContext): Parsed {
  let rows: TableRow[]
  try {
    rows = withoutFooters(rowsOf(text, delimiterOf(text, file), file))
  } catch (error) {
    return notATable(error, file)
  }
  const { program } = context
  const [first, ...rest] = rows
  const named = first && columnsIn(first.cells)
  const columns = first && named && repeatsItself(named, rest, first) ? undefined : named
  // If most lines have one cell, a comma in another one parts a sentence.
  if (columns === undefined && commonWidth(rows) < 2) return notColumns(rows, file)
  const table = first && commandTable(first, rest, columns)
  const { facts, problems } = table ? { facts: [table], problems: [] } : asked(rows, columns, program)
  return { ...parsed({ facts, problems, file, questionScope: program ?? '' }, context), head: { program } }
}

/** Whether each line is two words or phrases around a comma that nothing else follows: sentences have a space behind theirs. */
const isListOfPairs = (lines: readonly string[], file: string): boolean => {
  const share = (form: RegExp): number => lines.filter((line) => form.test(line)).length / lines.length
  if (saysCards(file) && lines.length > 4) return share(/^[^,|#]+,\s*[^,]+$/) >= 0.9
  return /\.txt$/i.test(file) && lines.length > 7 && share(/^[^,|#]+,[^\s,][^,]*$/) === 1
}

/** Whether a text is lines of two or three cells between tabs or double semicolons, as Quizlet and Anki write them; a mark that begins question after question is no cell. */
const isTabbed = (text: string, file: string): boolean => {
  const lines = text.split('\n', 30).filter((line) => line.trim() !== '')
  const share = (form: RegExp): number => lines.filter((line) => form.test(line)).length / lines.length
  return (
    lines.length > 1 &&
    !lines.some((line) => /^\s*[QA]\s?[:.]\t/.test(line)) &&
    (share(/^[^\t|#]+\t+[^\t]+/) >= 0.8 ||
      share(/^[^;|#]+;;+\s*[^;\s]/) >= 0.8 ||
      isListOfPairs(lines, file) ||
      (saysCards(file) && lines.length > 4 && share(/^[^;|#]+;\s*[^;\s][^;]*$/) >= 0.9) ||
      // A star parts no words of a sentence: it is no emphasis and begins no item.
      (lines.length > 4 && share(/^[^\s*#][^*]*[^\s*]\*[^\s*][^*]*$/) >= 0.9))
  )
}

/** Tables as text: CSV, TSV, what Quizlet exports. */
export const tables: Source = { endings: ['csv', 'tsv', 'tab'], recognises: isTabbed, read }
