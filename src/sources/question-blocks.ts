import { markOf } from './blocks.ts'
import { close, questionSpot, type Reading } from './reading.ts'
import type { Block } from './scan.ts'

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

/** Reads a table that belongs to the open card of a hashcards deck; false when it belongs to none. */
export function questionTable(reading: Reading, { header, rows }: Block & { type: 'table' }): boolean {
  if (!reading.open || !reading.hashcards) return false
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [header, header.map(() => '---'), ...rows.map(({ cells }) => cells)].map(row)
  append(reading, `\n${lines.join('\n')}`)
  return true
}

/** Reads a code block that belongs to the open question; false when none is open. `commandsIn` gives the command lines of a shell block. */
export function questionCode(
  reading: Reading,
  block: Block & { type: 'code' },
  commandsIn: (block: Block & { type: 'code' }) => readonly string[] | undefined,
): boolean {
  const { open } = reading
  if (!open) return false
  const text = block.lines.join('\n')
  const commands = open.mark === 'T' ? commandsIn(block) : undefined
  if (commands !== undefined) open.lines.push(...commands)
  else if (open.mark === 'Q' && open.answer === undefined) open.picture = text
  else if (open.mark === 'Q' && open.answer === '') open.answer = text
  else if (open.mark === 'Q' && reading.hashcards) append(reading, `\n\`\`\`\n${text}\n\`\`\``)
  else open.example = text
  return true
}

/** Reads a quotation that explains the open question; false when none is open. */
export function questionQuote({ open }: Reading, { lines }: Block & { type: 'quote' }): boolean {
  if (!open) return false
  open.why = lines.join(' ').replace(/\s+/g, ' ').trim()
  return true
}
