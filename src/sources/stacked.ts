import { questionOf } from './csv.ts'
import { parsed } from './document.ts'
import { withoutTags } from './entities.ts'
import type { Fact } from './facts.ts'
import { isDistinct, isProgram, programWord } from './programs.ts'
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

/** Whether a line is typed: it begins with a program, and is no sentence. */
function isCommand(line: string): boolean {
  const [word = '', ...rest] = line.replace(/^(?:\$\s|sudo\s)/, '').split(/\s+/)
  const program = programWord(word)
  // An ordinary word that is also a program has an option, a path or a number behind it.
  return (
    isDistinct(program) || (isProgram(program) && rest.some((one) => /^(?:-[A-Za-z-]|[./~$<]|\d)/.test(one)))
  )
}

/** Whether most second lines are typed, and hardly a first one. */
function areCommands(pairs: readonly { lines: string[] }[]): boolean {
  const count = (index: number): number => pairs.filter(({ lines }) => isCommand(lines[index]!)).length
  return count(1) >= pairs.length * 0.7 && count(0) <= pairs.length * 0.1
}

/** Whether a text is pairs of lines between empty ones, as its name, its questions or its command lines say. */
function arePairs(text: string, file: string): boolean {
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
  return saysCards(file) || asking > pairs.length / 2 || areCommands(pairs)
}

/** A term and what a dash parts from it. */
const dashed = /^(?![-*#>|•\d])(\S.{0,60}?)\s+[-–—]+\s+(\S.*)$/

/** A heading between terms: `[ Vi ]`, `MOVING`, `Editing:`, the line below one. */
const title = /^(?:\[\s?[^\]]+\s?\]|#+\s.+|[=*_-]{3,}|[A-Z][A-Z &/]+|[^\s:]+(?:\s[^\s:]+){0,3}:)$/

/** Whether each line of a text, its headings aside, is a term and, behind a dash, what it means. */
function areDashed(text: string, file: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !title.test(line.trim()))
  const found = lines.filter((line) => dashed.test(line.trim()))
  const commands = found.filter((line) => isCommand(dashed.exec(line.trim())![1]!)).length
  if (found.length < (saysCards(file) ? 5 : 8) || commands > found.length * 0.2) return false
  return found.length >= lines.length * (saysCards(file) ? 0.9 : 1)
}

const isStacked = (text: string, file: string): boolean =>
  /\.txt$/i.test(file) && text.length < 2_000_000 && (arePairs(text, file) || areDashed(text, file))

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

/** The terms of lines with what a dash parts from them. */
function termsOf(text: string): ReturnType<typeof pairsOf> {
  const pairs: Pair[] = []
  const others: { line: number; text: string }[] = []
  for (const [line, source] of text.split('\n').entries()) {
    const [, question = '', answer = ''] = dashed.exec(source.trim()) ?? []
    if (question !== '') pairs.push({ line, question, answer })
    else if (source.trim() !== '' && !title.test(source.trim())) others.push({ line, text: source.trim() })
  }
  return { pairs, others }
}

/** Words that say which side of a card a line is. */
const side = /^(?:front|question|앞면|질문|문제|back|answer|뒷면|정답|답)\s*[:：]\s*/i

/** A side of a card without the word for it and without tags. */
const sideOf = (text: string): string => withoutTags(text.replace(side, ''))

/** The fact of a pair: a command line with its caption, or a question. */
function factOf({ line, question, answer }: Pair, file: string, program: string | undefined): Fact {
  const at = { file, line: line + 1 }
  if (!isCommand(answer))
    return questionOf(at, program, { mark: 'Q', text: sideOf(question), answer: sideOf(answer) })
  return {
    type: 'lines',
    spot: { at, level: 1, headings: [] },
    captions: [{ text: question.replace(/\s*[:：]$/, ''), tie: 'row' }],
    lines: [{ text: answer.replace(/^\$\s/, ''), at: { file, line: line + 2 } }],
    sure: true,
  }
}

/** The fact of a term: a card of a file that says that it has them, a name in another one, which is asked both ways. */
function termOf({ line, question, answer }: Pair, file: string, program: string | undefined): Fact {
  const at = { file, line: line + 1 }
  if (saysCards(file)) return questionOf(at, program, { mark: 'Q', text: question, answer })
  return {
    type: 'name',
    spot: { at, level: 1, headings: [] },
    name: question,
    meaning: answer,
    code: true,
    term: true,
  }
}

function read(text: string, file: string, context: ReadingContext): Parsed {
  const { program } = context
  const isOfPairs = arePairs(text, file)
  const { pairs, others } = isOfPairs ? pairsOf(text) : termsOf(text)
  const facts = pairs.map((pair) => (isOfPairs ? factOf(pair, file, program) : termOf(pair, file, program)))
  const problems = others.map(({ line, text: said }) => ({
    at: { file, line: line + 1 },
    code: 'not-asked' as const,
    detail: said.slice(0, 60),
  }))
  return { ...parsed({ facts, problems, file, questionScope: program ?? '' }, context), head: { program } }
}

/** Text in which a question and its answer are two lines with an empty one behind them, or one line with a dash between them. */
export const stacked: Source = { endings: [], recognises: isStacked, read }
