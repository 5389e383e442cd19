import { markOf } from './blocks.ts'
import { placeOf, questionSpot, type Reading, spotOf } from './reading.ts'

/** The lines of the block below, where it is text. */
function below({ blocks, at }: Reading): readonly string[] | undefined {
  const next = blocks[at + 1]
  return next?.type === 'item' || next?.type === 'paragraph' ? next.lines : undefined
}

/** Reads one of the marks that people write at the start of a line of notes: `Q1.`, `**A.**`, `질문:`. */
function noteMark(line: string): ReturnType<typeof markOf> {
  const match =
    /^\s{0,3}(?:\*\*|__)?(Q|A|질문|답변?|문|Question|Answer|質問|問|回答|答え?)\s?\d{0,3}\s?(?:\*\*|__)?\s?[.:：)](?:\*\*|__)?\s+(?=\S)(.*)$/s.exec(
      line,
    )
  if (!match) return undefined
  const isQuestion = /^(?:Q|질문|문|質問|問)/.test(match[1]!)
  const text = match[2]!.replace(/\*\*\s*$/, (mark) => (/^\s{0,3}\*\*/.test(line) ? '' : mark))
  return { mark: isQuestion ? 'Q' : 'A', text }
}

/** A question and its answer on one line: `Q. Which port? A. 80`. */
const inOneLine =
  /^\s{0,3}(?:Q|질문|문|質問|問)\s?\d{0,3}\s?[.:：)]\s+(.{4,200}?[?？.。])\s+(?:A|답변?|回答|答え?)\s?\d{0,3}\s?[.:：)]\s+(\S.*)$/

/** The same without marks: `What is a layer? - what one instruction makes`. */
const unmarked = /^\s{0,3}([^`|<>\s][^`|]{7,150}[?？])\s+(?:[-–—=:→]|->|=>)\s+(\S.{2,}(?<![?？:：]))$/

/** Reads lines that each are a question and its answer; false where one is not, and in a deck that marks what it asks. */
export function askedInLines(reading: Reading, first: number, lines: readonly string[]): boolean {
  const found = lines.map((line) => inOneLine.exec(line) ?? unmarked.exec(line))
  if (reading.head.name !== undefined || !found.every((match) => match !== null)) return false
  for (const [index, [, text = '', answer = '']] of found.entries()) {
    const spot = questionSpot(reading, first + index)
    const block = { mark: 'Q' as const, text, answer: answer.trim(), wrong: [], lines: [], spot }
    reading.facts.push({ type: 'question', spot: spotOf(reading, first + index), block })
  }
  return true
}

/** Reads `- Q: …` or `## Q: …` with its answer on a line of its own or in the block below; false when it has none. */
export function askedHere(reading: Reading, line: number, lines: readonly string[]): boolean {
  if (askedInLines(reading, line, lines)) return true
  const [first = '', ...rest] = lines
  const markIn = (text: string): ReturnType<typeof markOf> =>
    markOf(text) ?? (reading.head.name === undefined ? noteMark(text) : undefined)
  const mark = markIn(first)
  if (mark?.mark !== 'Q') return false
  const index = rest.findIndex((text) => markIn(text)?.mark === 'A')
  const told = index >= 0 ? rest.slice(index) : below(reading)
  const answer = markIn(told?.[0] ?? '')
  if (told === undefined || answer?.mark !== 'A') return false
  if (index < 0) reading.at++
  reading.facts.push({
    type: 'question',
    spot: spotOf(reading, line),
    block: {
      mark: 'Q',
      text: [mark.text, ...(index < 0 ? rest : rest.slice(0, index))].join('\n'),
      // `**A: yes**` begins bold in front of its mark.
      answer: [
        /^\s*\*\*A/.test(told[0]!) ? answer.text.replace(/\*\*\s*$/, '') : answer.text,
        ...told.slice(1),
      ]
        .join('\n')
        .trim(),
      wrong: [],
      lines: [],
      spot: questionSpot(reading, line),
    },
  })
  return true
}

/** Names the lines of a block that is a program and no list of commands. */
export function notLines(
  reading: Reading,
  first: number,
  lines: readonly { offset: number; text: string }[],
): void {
  for (const { offset, text } of lines)
    reading.problems.push({
      at: placeOf(reading, first + offset),
      code: 'not-a-line',
      detail: text.slice(0, 60),
    })
}
