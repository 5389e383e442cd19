import { parse } from 'csv-parse/sync'
import { type ConceptEntry, hash, type Problem, plain } from '../model/index.ts'
import { withoutTags } from './entities.ts'
import type { Parsed } from './source.ts'

type Column = 'question' | 'answer' | 'why'

const headings: Readonly<Record<Column, string>> = {
  question: 'question front term prompt 질문 앞면 문제 용어 質問 表',
  answer: 'answer back definition meaning 답 정답 뒷면 뜻 의미 答え 裏',
  why: 'why note notes extra explanation 이유 설명 비고 理由 備考',
}

const columnOf = (cell: string): Column | undefined =>
  (Object.keys(headings) as Column[]).find((column) =>
    headings[column].split(' ').includes(cell.trim().toLowerCase()),
  )

/** Questions and answers in columns, as other programs export them: a heading row names the columns, otherwise the first is the question and the second the answer. Lines that begin with `#` are remarks. */
export function parseCsv(text: string, file: string, program: string | undefined): Parsed {
  const entries: ConceptEntry[] = []
  const problems: Problem[] = []
  const separator = /^#separator:(\S+)/im.exec(text)?.[1]?.toLowerCase()
  const tab = /\.tsv$/i.test(file) || separator === 'tab' || /^[^",]*\t/m.test(text)
  const delimiter = tab
    ? '\t'
    : separator === 'semicolon' || /^[^",\n]*;[^\n]*$/.test(text.split('\n')[0]!)
      ? ';'
      : ','
  let rows: { record: string[]; info: { lines: number } }[]
  try {
    rows = parse(text, {
      delimiter,
      comment: '#',
      comment_no_infix: true,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      bom: true,
    }) as unknown as typeof rows
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1
    return { head: {}, entries, problems: [{ at: { file, line }, code: 'not-a-table' }] }
  }
  const named = rows[0]?.record.map(columnOf) ?? []
  const headed = named.includes('question') && named.includes('answer')
  const columns: (Column | undefined)[] = headed ? named : ['question', 'answer', 'why']
  const seen = new Set<string>()
  for (const { record, info } of headed ? rows.slice(1) : rows) {
    // The reader counts to the end of a row; breaks inside cells are part of it.
    const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
    const at = { file, line: info.lines - breaks }
    const cell = (column: Column): string => withoutTags(record[columns.indexOf(column)] ?? '')
    const [question, answer] = [cell('question'), cell('answer')]
    if (question === '' && answer === '') problems.push({ at, code: 'row-empty' })
    else if (question === '') problems.push({ at, code: 'no-question', detail: answer.slice(0, 60) })
    else if (answer === '') problems.push({ at, code: 'no-answer', detail: question.slice(0, 60) })
    else {
      const subject = `${program ?? ''}:${hash(plain(question)).toString(36)}`
      if (seen.has(subject)) problems.push({ at, code: 'duplicate', detail: question.slice(0, 60) })
      else
        entries.push({
          kind: 'concept',
          subject,
          at,
          level: 1,
          question,
          answer,
          wrong: [],
          why: cell('why') || undefined,
        })
      seen.add(subject)
    }
  }
  if (entries.length === 0) problems.push({ at: { file, line: 1 }, code: 'no-cards' })
  return { head: { program }, entries, problems }
}
