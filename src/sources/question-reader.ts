import { markOf } from './blocks.ts'
import { close, placeOf, questionSpot, type Reading, spotOf } from './reading.ts'
import type { Block } from './scan.ts'
import { shellLines } from './shell.ts'

type Paragraph = Block & { type: 'paragraph' }
type Item = Block & { type: 'item' }

/** Reads lines that begin with `Q:`, `A:`, `C:`, `T:`, and those that go on with one; false when the paragraph has none of them. */
export function questionLines(reading: Reading, block: Paragraph): boolean {
  let fresh = true
  let used = false
  for (const [index, line] of block.lines.entries()) {
    if (questionLine(reading, line, block, index, fresh)) used = true
    else if (fresh) close(reading)
    fresh = false
  }
  return used
}

function questionLine(
  reading: Reading,
  line: string,
  block: Paragraph,
  index: number,
  fresh: boolean,
): boolean {
  const begun = markOf(line)
  const { open } = reading
  if (begun?.mark === 'A' && open?.mark === 'Q' && open.answer === undefined) {
    open.answer = begun.text
    return true
  }
  if (begun) {
    close(reading)
    reading.open = {
      mark: begun.mark,
      text: begun.text,
      wrong: [],
      lines: [],
      spot: questionSpot(reading, block.line + index),
    }
    return true
  }
  if (!open || (fresh && !goesOn(reading, block))) return false
  append(reading, fresh ? `\n${line.trim()}` : line.trim())
  return true
}

/** Whether a new paragraph still belongs to the open question. */
function goesOn({ open, openIsList, hashcards, blocks }: Reading, block: Block): boolean {
  const { mark, text, answer } = open!
  const begun = mark === 'C' || (mark === 'Q' && answer === undefined) ? text : (answer ?? '')
  if (begun.trim() === '' || openIsList || hashcards) return true
  if (mark !== 'Q' || answer !== undefined) return false
  // A question whose answer comes below: what is between belongs to it.
  const next = blocks.slice(blocks.indexOf(block) + 1).find(({ type }) => type === 'paragraph')
  return next?.type === 'paragraph' && markOf(next.lines[0]!)?.mark === 'A'
}

function append({ open }: Reading, text: string): void {
  if (open!.mark === 'Q' && open!.answer !== undefined)
    open!.answer = open!.answer === '' ? text.trim() : `${open!.answer}\n${text}`
  else open!.text = open!.text === '' ? text.trim() : `${open!.text}\n${text}`
}

/** Whether an item belongs to the answer or the sentence that is open, and is no wrong choice. */
function isPart(reading: Reading, block: Item): boolean {
  const { open, openIsList, hashcards } = reading
  const { mark, text, answer } = open!
  if (mark === 'C') return hashcards || text === '' || openIsList
  if (mark !== 'Q' || answer === undefined) return false
  return hashcards || openIsList || answer === '' || /[:：]$/.test(answer) || goesOnAsList(reading, block)
}

/** Whether an item goes on with an answer: it stands right below it, or the answer is the first of several numbers. Choices stand below an empty line. */
function goesOnAsList({ open, blocks, at, head }: Reading, block: Item): boolean {
  if (head.name !== undefined) return false
  const before = blocks[at - 1]
  const touches = before?.type === 'paragraph' && before.line + before.lines.length === block.line
  return open!.wrong.length === 0 && (touches || /^\s*1[.)]\s/.test(open!.answer!))
}

/** Reads an item that belongs to the open question; false when none is open or it belongs to none. */
export function questionItem(reading: Reading, block: Item): boolean {
  const { open } = reading
  if (!open) return false
  if (isPart(reading, block)) {
    reading.openIsList = true
    const mark = block.number ?? '-'
    append(reading, `${' '.repeat(block.indent)}${mark} ${block.lines.join('\n')}`)
    return true
  }
  if (open.mark !== 'Q' || open.answer === undefined) return false
  const text = block.lines.join('\n')
  if (block.indent > 0 && open.wrong.length > 0) open.wrong[open.wrong.length - 1] += `\n${text}`
  else open.wrong.push(text.trim())
  return true
}

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

/** Reads lines that each are a question and its answer; false where one is not, and in a deck that marks what it asks. */
export function askedInLines(reading: Reading, first: number, lines: readonly string[]): boolean {
  const found = lines.map((line) => inOneLine.exec(line))
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

/** Reads a table that belongs to the open card of a hashcards deck; false when it belongs to none. */
export function questionTable(reading: Reading, { header, rows }: Block & { type: 'table' }): boolean {
  if (!reading.open || !reading.hashcards) return false
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [header, header.map(() => '---'), ...rows.map(({ cells }) => cells)].map(row)
  append(reading, `\n${lines.join('\n')}`)
  return true
}

/** Reads a code block that belongs to the open question; false when none is open. */
export function questionCode(reading: Reading, block: Block & { type: 'code' }, isShell: boolean): boolean {
  const { open } = reading
  if (!open) return false
  const text = block.lines.join('\n')
  if (open.mark === 'T' && isShell) {
    for (const line of shellLines(block.lines)) if (line.kind === 'command') open.lines.push(line.text)
  } else if (open.mark === 'Q' && open.answer === undefined) open.picture = text
  else if (open.mark === 'Q' && open.answer === '') open.answer = text
  else if (open.mark === 'Q' && reading.hashcards) append(reading, `\n\`\`\`\n${text}\n\`\`\``)
  else open.example = text
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
