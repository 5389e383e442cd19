import { questionOf } from './csv.ts'
import { parsed } from './document.ts'
import { isDistinct, programWord } from './programs.ts'
import { saysCards } from './says-cards.ts'
import type { Parsed, ReadingContext, Source } from './source.ts'

/** A question and its answer, a line each, with the index of the question. */
interface Pair {
  line: number
  question: string
  answer: string
}

/** The pieces of a text between empty lines, each with the index of its first line. */
function piecesOf(text: string): { line: number; lines: string[] }[] {
  const pieces: { line: number; lines: string[] }[] = []
  let open = false
  for (const [line, source] of text.split('\n').entries()) {
    const said = source.trim()
    if (said !== '' && open) pieces.at(-1)!.lines.push(said)
    else if (said !== '') pieces.push({ line, lines: [said] })
    open = said !== ''
  }
  return pieces
}

/** Marks that other formats begin a line with. */
const marked = /^(?:[#>|`$%~]|[-*+•]\s|\d+[.)]\s|(?:Q|A|C|T)\s?[:.])/i

/** Whether a text is pairs of lines between empty ones, as its name or its questions say. */
function isStacked(text: string, file: string): boolean {
  if (!/\.txt$/i.test(file) || text.length > 2_000_000) return false
  const pieces = piecesOf(text)
  const pairs = pieces.filter(({ lines }) => lines.length === 2)
  const isOther = ([first = '']: readonly string[]): boolean =>
    marked.test(first) ||
    /[,;]$/.test(first) ||
    first.length > 200 ||
    isDistinct(programWord(first.split(/\s/)[0]!))
  if (pairs.length < 5 || pairs.length < pieces.length * 0.9) return false
  if (pairs.filter(({ lines }) => isOther(lines)).length > pairs.length * 0.1) return false
  const asking = pairs.filter(({ lines }) => /[?？]$/.test(lines[0]!)).length
  return saysCards(file) || asking > pairs.length / 2
}

/** The pairs of a text; a number that each question begins with, a level or a count, is no part of it. */
function pairsOf(text: string): { pairs: Pair[]; others: { line: number; text: string }[] } {
  const pieces = piecesOf(text)
  const number = /^\d{1,4}\*?[.)]?\s+/
  const counted = pieces.every(({ lines }) => number.test(lines[0]!))
  const pairs = pieces.flatMap(({ line, lines: [question = '', answer = '', ...more] }) =>
    answer === '' || more.length > 0
      ? []
      : [{ line, question: counted ? question.replace(number, '') : question, answer }],
  )
  const others = pieces
    .filter(({ lines }) => lines.length !== 2)
    .flatMap(({ line, lines }) => lines.map((said, index) => ({ line: line + index, text: said })))
  return { pairs, others }
}

function read(text: string, file: string, context: ReadingContext): Parsed {
  const { program } = context
  const { pairs, others } = pairsOf(text)
  const facts = pairs.map(({ line, question, answer }) =>
    questionOf({ file, line: line + 1 }, program, { mark: 'Q', text: question, answer }),
  )
  const problems = others.map(({ line, text: said }) => ({
    at: { file, line: line + 1 },
    code: 'not-asked' as const,
    detail: said.slice(0, 60),
  }))
  return { ...parsed({ facts, problems, file, questionScope: program ?? '' }, context), head: { program } }
}

/** Text in which a question and its answer are two lines with an empty one behind them. */
export const stacked: Source = { endings: [], recognises: isStacked, read }
