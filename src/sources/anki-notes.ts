import type { Problem, SourceLocation } from '../model/index.ts'
import { decodeReferences } from '../model/references.ts'
import { askedOnce, questionOf } from './csv.ts'
import { tellingColumns } from './csv-columns.ts'
import { notATable, rowsOf } from './csv-rows.ts'
import { parsed } from './document.ts'
import { withoutTags } from './entities.ts'
import type { Fact, TableRow } from './facts.ts'
import { withoutFooters } from './footers.ts'
import { needsPicture } from './pictures.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

const separators: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
}

/** The lines at the top of an export. */
interface Header {
  delimiter: string
  /** Whether fields are HTML; undefined where the export does not say so. */
  html?: boolean
  /** Columns that are no fields, from 0. */
  apart: Set<number>
  notetype?: number
  names?: string[]
  /** How many lines there are. */
  lines: number
}

/** Takes what one line at the top says: `#separator:tab`, `#deck column:3`. */
function takeHeaderLine(header: Header, name: string, value: string): void {
  if (name === 'separator')
    header.delimiter =
      separators[value.trim().toLowerCase()] ?? (value.replace('\\t', '\t').slice(0, 1) || '\t')
  else if (name === 'html') header.html = value.trim() === 'true'
  else if (name === 'columns')
    header.names = value.split(header.delimiter).map((cell) => cell.trim().toLowerCase())
  else if (/^(?:guid|notetype|deck|tags) column$/.test(name)) {
    const column = Number(value) - 1
    if (Number.isInteger(column)) header.apart.add(column)
    if (name === 'notetype column') header.notetype = column
  }
}

/** A text whose first note stands behind the separator, on the same line: `#separator:Pipe# Boats|…`. */
const apartFromHeader = (text: string): string =>
  text.replace(/^(\uFEFF?#separator:(?:tab|comma|semicolon|space|pipe|colon))(?=[^\w\s])/i, '$1\n')

function headerOf(text: string): Header {
  const header: Header = { delimiter: '\t', apart: new Set(), lines: 0 }
  for (const line of text.split('\n')) {
    const pair = /^#([a-z ]+):(.*)$/i.exec(line.trimEnd())
    if (!pair) break
    header.lines++
    const [, key = '', value = ''] = pair
    takeHeaderLine(header, key.toLowerCase(), value)
  }
  for (const [index, name] of (header.names ?? []).entries())
    if (/^(?:tags?|guid|deck|note ?type|id)$/.test(name)) header.apart.add(index)
  return header
}

const media = (html: string): string =>
  html.replace(/<img\b[^<>]*?src=["']?([^"'\s<>]+)["']?[^<>]*>/gi, '![]($1)').replace(/\[sound:[^\]]*\]/g, '')

const hasGaps = (text: string): boolean => /\{\{c\d+::/.test(text)

/** A sentence with Anki's gaps, `{{c1::gap::hint}}`, as one with `[gap]{#c1}`. */
export function clozeText(text: string): string {
  const seen = new Map<string, number>()
  return (
    text
      // The brackets of a formula are no gap.
      .replace(/\\[[\]]/g, '$$$$')
      .replace(/([[\]])/g, '\\$1')
      .replace(
        /\{\{c(\d+)::((?:(?!\}\}).)*?)(?:::((?:(?!\}\}).)*?))?\}\}/gs,
        (_, number: string, gap: string) => {
          const times = seen.get(number) ?? 0
          seen.set(number, times + 1)
          return `[${gap
            .replace(/\\([[\]])/g, '$1')
            .replace(/[[\]|\n]/g, ' ')
            .trim()}]{#c${number}${times === 0 ? '' : `-${times + 1}`}}`
        },
      )
  )
}

/** A gap that is all its field holds: the hint asks for it. Undefined for another text. */
function hintedGap(text: string): { hint: string; gap: string } | undefined {
  const [, gap = '', hint = ''] =
    /^\{\{c\d+::((?:(?!\}\}|::).)+)(?:::((?:(?!\}\}).)*))?\}\}\.?$/s.exec(text.trim()) ?? []
  return gap === '' ? undefined : { gap: gap.trim(), hint: hint.trim() }
}

/** Fields that answer together, each once. */
const joined = (fields: readonly string[]): string =>
  [...new Set(fields.filter((field) => field !== ''))].join('\n')

/** The facts of one note. */
function noteOf(
  fields: readonly string[],
  type: string,
  at: SourceLocation,
  program: string | undefined,
): Fact | Problem {
  const [question = '', answer = '', ...rest] = fields
  const why = rest.filter((field) => field !== '').join('\n') || undefined
  if (needsPicture(question)) {
    const words = question.replace(/!\[\]\(\S*\)\s*/g, '').trim() || answer
    return { at, code: 'picture', detail: words.slice(0, 60) }
  }
  const only = hintedGap(question)
  if (only !== undefined) {
    if (only.hint === '') return { at, code: 'no-question', detail: only.gap.slice(0, 60) }
    const others = [answer, why].filter(Boolean).join('\n') || undefined
    return questionOf(at, program, { mark: 'Q', text: only.hint, answer: only.gap, why: others })
  }
  if (hasGaps(question))
    return questionOf(at, program, {
      mark: 'C',
      verbatim: true,
      text: clozeText(question),
      why: [answer, why].filter(Boolean).join('\n') || undefined,
    })
  const gapped = [answer, ...rest].find(hasGaps)
  if (gapped !== undefined)
    return questionOf(at, program, {
      mark: 'C',
      verbatim: true,
      text: clozeText([question, gapped].filter(Boolean).join('\n')),
    })
  if (question === '') return { at, code: 'no-question', detail: answer.slice(0, 60) }
  if (answer === '') return { at, code: 'no-answer', detail: question.slice(0, 60) }
  const fact = questionOf(at, program, { mark: 'Q', text: question, answer, why })
  return /revers|양방향|뒤집/i.test(type) ? ({ ...fact, both: true } as Fact) : fact
}

/** The cells of a row that are fields of its note. */
const fieldsOf = ({ cells }: TableRow, { apart }: Header): string[] =>
  cells.filter((_, index) => !apart.has(index))

/** The fields that differ from note to note, where notes have many and nothing names them: all of those answer. */
function tellingFields(rows: readonly TableRow[], header: Header): number[] | undefined {
  const notes = rows.map((row) => fieldsOf(row, header))
  const areUnnamed = header.names === undefined || notes.every(([first]) => first !== '')
  const areMany = notes.some((fields) => fields.filter((cell) => cell !== '').length > 3)
  if (!areUnnamed || notes.length < 2) return undefined
  // The name of a note in front of its words asks nothing.
  const haveNames = notes.every(([first = '']) => /^[A-Za-z][\w-]*-\d+$/.test(first))
  return areMany || haveNames ? tellingColumns(notes) : undefined
}

/** Reads the note of a row. `telling` are the fields to take, if not all are. */
function noteOfRow(
  row: TableRow,
  header: Header,
  telling: readonly number[] | undefined,
  program: string | undefined,
): Fact | Problem {
  const all = fieldsOf(row, header)
  const taken = telling === undefined ? all : telling.map((index) => all[index] ?? '')
  const fields = taken.map((cell) => (header.html ? withoutTags(media(cell)) : decodeReferences(cell).trim()))
  if (fields.every((field) => field === '')) return { at: row.at, code: 'row-empty' }
  const [front = '', ...others] = fields
  const told = telling === undefined || hasGaps(front) ? fields : [front, joined(others)]
  const type = header.notetype === undefined ? '' : (row.cells[header.notetype] ?? '')
  return noteOf(told, type, row.at, program)
}

/** A text with its first lines emptied, so that line numbers stay. */
const withoutLines = (text: string, count: number): string =>
  text
    .split('\n')
    .map((line, index) => (index < count ? '' : line))
    .join('\n')

function read(given: string, file: string, context: ReadingContext): Parsed {
  const text = apartFromHeader(given)
  const header = headerOf(text)
  let rows: TableRow[]
  try {
    rows = withoutFooters(rowsOf(withoutLines(text, header.lines), header.delimiter, file))
  } catch (error) {
    return notATable(error, file)
  }
  header.html ??= rows.some(({ cells }) =>
    cells.some((cell) => /<(?:br|div|p|ul|ol|li|b|i|span|img)\b[^<>]*>/i.test(cell)),
  )
  const facts: Fact[] = []
  const problems: Problem[] = []
  const telling = tellingFields(rows, header)
  for (const row of rows) {
    const note = noteOfRow(row, header, telling, context.program)
    if ('type' in note) facts.push(note)
    else problems.push(note)
  }
  const once = askedOnce(facts)
  for (const problem of once.problems) problems.push(problem)
  const result = parsed({ facts: once.facts, problems, file, questionScope: context.program ?? '' }, context)
  return { ...result, head: { program: context.program } }
}

/** "Notes in plain text" as Anki exports them, with lines at the top that say how to read the rest. */
export const anki: Source = {
  endings: [],
  recognises: (text) => /^\uFEFF?#(?:separator|html|columns|notetype|deck|tags)[ a-z]*:/i.test(text),
  read,
}
