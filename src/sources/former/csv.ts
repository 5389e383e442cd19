import { hash, plain } from '../../model/index.ts'
import { rowsOf } from '../csv-rows.ts'
import type { TableRow } from '../facts.ts'
import type { FormerFact } from './fact.ts'

const question = 'question front term prompt 질문 앞면 문제 용어 質問 表'.split(' ')
const answer = 'answer back definition meaning 답 정답 뒷면 뜻 의미 答え 裏'.split(' ')

const plainCell = (cell: string): string =>
  cell
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()

/** The mark between cells, as version 0.1.0 found it. */
function delimiterOf(text: string, file: string): string {
  const separator = /^#separator:(\S+)/im.exec(text)?.[1]?.toLowerCase()
  if (/\.tsv$/i.test(file) || separator === 'tab' || /^[^",]*\t/m.test(text)) return '\t'
  return separator === 'semicolon' || /^[^",\n]*;[^\n]*$/.test(text.split('\n', 1)[0]!) ? ';' : ','
}

function rowsIn(text: string, file: string): TableRow[] {
  try {
    return rowsOf(text.replace(/^#.*$/gm, ''), delimiterOf(text, file), file)
  } catch {
    return []
  }
}

/** The questions that version 0.1.0 read in a table of cells. */
export function formerCells(text: string, file: string, program: string | undefined): FormerFact[] {
  const rows = rowsIn(text, file)
  const header = rows[0]?.cells.map((cell) => cell.trim().toLowerCase()) ?? []
  const named = [
    header.findIndex((cell) => question.includes(cell)),
    header.findIndex((cell) => answer.includes(cell)),
  ]
  const isHeaded = named.every((index) => index >= 0)
  const [asked, said] = isHeaded ? named : [0, 1]
  const seen = new Set<string>()
  return (isHeaded ? rows.slice(1) : rows).flatMap(({ cells, at }): FormerFact[] => {
    const [words, meaning] = [plainCell(cells[asked!] ?? ''), plainCell(cells[said!] ?? '')]
    const subject = `${program ?? ''}:${hash(plain(words)).toString(36)}`
    if (words === '' || meaning === '' || seen.has(subject)) return []
    seen.add(subject)
    return [{ kind: 'concept', subject, line: at.line, names: [words], meaning }]
  })
}
