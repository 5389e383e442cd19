import type { Problem, SourceLocation } from '../model/index.ts'
import { decodeReferences } from '../model/references.ts'
import { questionOf, rowsOf, tellingColumns } from './csv.ts'
import { parsed } from './document.ts'
import { withoutTags } from './entities.ts'
import type { Fact, Row } from './facts.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

const separators: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
}

/** What the lines at the top of an export say. */
interface Header {
  delimiter: string
  html: boolean
  /** Columns that are no fields, from 0. */
  apart: Set<number>
  notetype?: number
  names?: string[]
  /** How many lines there are. */
  lines: number
}

function headerOf(text: string): Header {
  const header: Header = { delimiter: '\t', html: false, apart: new Set(), lines: 0 }
  for (const line of text.split('\n')) {
    const pair = /^#([a-z ]+):(.*)$/i.exec(line.trimEnd())
    if (!pair) break
    header.lines++
    const [, key = '', value = ''] = pair
    const name = key.toLowerCase()
    const column = Number(/^(.*) column$/.test(name) ? value : Number.NaN) - 1
    if (name === 'separator')
      header.delimiter = separators[value.trim().toLowerCase()] ?? value.replace('\\t', '\t').slice(0, 1)
    else if (name === 'html') header.html = value.trim() === 'true'
    else if (name === 'columns')
      header.names = value.split(header.delimiter).map((cell) => cell.trim().toLowerCase())
    if (Number.isInteger(column)) header.apart.add(column)
    if (name === 'notetype column') header.notetype = column
  }
  for (const [index, name] of (header.names ?? []).entries())
    if (/^(?:tags?|guid|deck|note ?type|id)$/.test(name)) header.apart.add(index)
  return header
}

const media = (html: string): string =>
  html.replace(/<img\b[^<>]*?src=["']?([^"'\s<>]+)["']?[^<>]*>/gi, '![]($1)').replace(/\[sound:[^\]]*\]/g, '')

/** A sentence with Anki's gaps, `{{c1::gap::hint}}`, as one with `[gap]{#c1}`. */
function clozeText(text: string): string {
  const seen = new Map<string, number>()
  return text
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
  if (/\{\{c\d+::/.test(question))
    return questionOf(at, program, {
      mark: 'C',
      text: clozeText(question),
      why: [answer, why].filter(Boolean).join('\n') || undefined,
    })
  if (question === '') return { at, code: 'no-question', detail: answer.slice(0, 60) }
  if (answer === '') return { at, code: 'no-answer', detail: question.slice(0, 60) }
  const fact = questionOf(at, program, { mark: 'Q', text: question, answer, why })
  return /revers|양방향|뒤집/i.test(type) ? ({ ...fact, both: true } as Fact) : fact
}

function read(text: string, file: string, context: ReadingContext): Parsed {
  const header = headerOf(text)
  const body = text
    .split('\n')
    .map((line, index) => (index < header.lines ? '' : line))
    .join('\n')
  let rows: Row[]
  try {
    rows = rowsOf(body, header.delimiter, file)
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return { head: {}, entries: [], problems: [{ at: { file, line }, code: 'not-a-table' }] }
  }
  const facts: Fact[] = []
  const problems: Problem[] = []
  const isField = (_: string, index: number): boolean => !header.apart.has(index)
  // Notes of many fields that nothing names: all that differs from note to note answers.
  const fieldsOf = (row: Row): string[] => row.cells.filter(isField)
  const wide =
    (header.names === undefined || rows.every((row) => fieldsOf(row)[0] !== '')) &&
    rows.length > 1 &&
    rows.some((row) => fieldsOf(row).filter((cell) => cell !== '').length > 3)
      ? tellingColumns(rows.map(fieldsOf))
      : undefined
  for (const row of rows) {
    const { cells, at } = row
    const all = fieldsOf(row)
    const fields = (wide === undefined ? all : wide.map((index) => all[index] ?? '')).map((cell) =>
      header.html ? withoutTags(media(cell)) : decodeReferences(cell).trim(),
    )
    const type = header.notetype === undefined ? '' : (cells[header.notetype] ?? '')
    if (fields.every((field) => field === '')) problems.push({ at, code: 'row-empty' })
    else {
      const [front = '', ...others] = fields
      const told = wide === undefined || /\{\{c\d+::/.test(front) ? fields : [front, joined(others)]
      const note = noteOf(told, type, at, context.program)
      if ('type' in note) facts.push(note)
      else problems.push(note)
    }
  }
  const result = parsed({ facts, problems, file, questionScope: context.program ?? '' }, context)
  return { ...result, head: { program: context.program } }
}

/** "Notes in plain text" as Anki exports them, with lines at the top that say how to read the rest. */
export const anki: Source = {
  endings: [],
  recognises: (text) => /^\uFEFF?#(?:separator|html|columns|notetype|deck|tags)[ a-z]*:/i.test(text),
  read,
}
