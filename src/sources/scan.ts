import {
  beginsPlain,
  dedent,
  fenceIn,
  heading,
  indentOf,
  interrupts,
  itemStart,
  quoted,
  rule,
} from './line-forms.ts'
import { cellsOf, isDelimiter } from './row-cells.ts'

/** A piece of a Markdown text, with the line it begins on, counted from 1. Nesting is flat: an indent says how deep a piece is; `indents` are those of all lines of an item. */
export type Block =
  | { type: 'heading'; line: number; depth: number; text: string }
  | { type: 'code'; line: number; indent: number; language: string; lines: string[]; fenced: boolean }
  | {
      type: 'table'
      line: number
      indent: number
      header: string[]
      rows: { cells: string[]; line: number }[]
    }
  | {
      type: 'item'
      line: number
      indent: number
      lines: string[]
      indents?: readonly number[]
      /** The number in front of it: `2.`. */
      number?: string
    }
  | { type: 'paragraph'; line: number; indent: number; lines: string[] }
  | { type: 'quote'; line: number; lines: string[] }
  | { type: 'rule'; line: number }

/** A limit that the text exceeds, or a part of it that never ends. */
export interface Flaw {
  line: number
  code: 'line-too-long' | 'too-many-columns' | 'never-closed'
  detail: string
}

const longestLine = 20_000
const mostColumns = 100
/** The deepest level of nesting; deeper blocks are read as if they were at this one. */
const deepest = 200

/** A text while it is being cut: where the scanner stands, and what it has found. */
interface Scanning {
  lines: readonly string[]
  /** The number of the first line. */
  first: number
  /** The last line on which a fence of each mark may close: a mark that never comes again opens nothing that long. */
  lastClose: ReadonlyMap<string, number>
  at: number
  /** The indent of the text of the list item that the lines belong to; 0 outside of lists. */
  inside: number
  /** The line above is blank. */
  blank: boolean
  blocks: Block[]
  flaws: Flaw[]
}

/** Cuts Markdown into blocks, line by line and in linear time; nothing throws. `first` is the number of the first line. */
export function scan(all: readonly string[], first = 1): { blocks: Block[]; flaws: Flaw[] } {
  const flaws: Flaw[] = []
  const lines = withinLimits(all, first, flaws)
  const lastClose = lastCloseOf(lines)
  const scanning: Scanning = { lines, first, lastClose, at: 0, inside: 0, blank: true, blocks: [], flaws }
  while (scanning.at < lines.length) readNext(scanning)
  return { blocks: scanning.blocks, flaws }
}

/** The lines, those that are too long empty and those that are too far in at the deepest indent. */
function withinLimits(all: readonly string[], first: number, flaws: Flaw[]): string[] {
  return all.map((line, index) => {
    if (line.length <= longestLine)
      return line.length > deepest && /^\s{200}/.test(line)
        ? `${' '.repeat(deepest)}${line.trimStart()}`
        : line
    flaws.push({ line: first + index, code: 'line-too-long', detail: `${longestLine}` })
    return ''
  })
}

/** The last line that closes a fence, by its mark. */
function lastCloseOf(lines: readonly string[]): Map<string, number> {
  const lastClose = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    // Most texts have none.
    if (!line.includes('```') && !line.includes('~~~')) continue
    const mark = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1]
    if (mark !== undefined) lastClose.set(mark[0]!, index)
  }
  return lastClose
}

/** Reads a blank line, or the block that begins here. */
function readNext(scanning: Scanning): void {
  const line = scanning.lines[scanning.at]!
  const wasBlank = scanning.blank
  scanning.blank = line.trim() === ''
  if (scanning.blank) {
    scanning.at++
    return
  }
  if (beginsPlain(line)) readPlain(scanning, line, wasBlank)
  else readMarked(scanning, line, wasBlank)
}

/** Reads the table or the paragraph that begins with such a line. */
function readPlain(scanning: Scanning, line: string, wasBlank: boolean): void {
  if (wasBlank) scanning.inside = 0
  if (startsTable(scanning)) readTable(scanning)
  else readParagraph(scanning, line, 0)
}

function readMarked(scanning: Scanning, line: string, wasBlank: boolean): void {
  const indent = indentOf(line)
  const isItem = itemStart.test(line)
  if (indent < scanning.inside && !isItem && wasBlank) scanning.inside = 0
  const fenced = fenceIn(line)
  if (wasBlank && indent >= scanning.inside + 4 && !fenced && !isItem) readIndented(scanning)
  else if (fenced) readFence(scanning, fenced)
  else if (readHeading(scanning, line) || readRule(scanning, line)) return
  else if (quoted.test(line)) readQuote(scanning)
  else if (startsTable(scanning) || startsItemTable(scanning)) readTable(scanning)
  else if (isItem && (indent < scanning.inside + 4 || scanning.inside > 0)) readItem(scanning, line)
  else readParagraph(scanning, line, indent)
}

function readHeading(scanning: Scanning, line: string): boolean {
  const titled = heading.exec(line)
  if (!titled) return false
  scanning.inside = 0
  scanning.blocks.push({
    type: 'heading',
    line: scanning.first + scanning.at++,
    depth: titled[1]!.length,
    text: (titled[2] ?? titled[3] ?? '').trim(),
  })
  return true
}

function readRule(scanning: Scanning, line: string): boolean {
  if (!rule.test(line)) return false
  scanning.inside = 0
  scanning.blocks.push({ type: 'rule', line: scanning.first + scanning.at++ })
  return true
}

function readQuote(scanning: Scanning): void {
  const { lines, first, at: opened } = scanning
  const content: string[] = []
  for (; scanning.at < lines.length && quoted.test(lines[scanning.at]!); scanning.at++)
    content.push(lines[scanning.at]!.replace(quoted, ''))
  scanning.blocks.push({ type: 'quote', line: first + opened, lines: content })
}

function readItem(scanning: Scanning, line: string): void {
  const [, space = '', marker = '', text = ''] = itemStart.exec(line)!
  const opened = scanning.at
  scanning.inside = indentOf(space) + marker.length + 1
  const lines = readText(scanning, text.trim())
  scanning.blocks.push({
    type: 'item',
    line: scanning.first + opened,
    indent: indentOf(space),
    lines,
    number: /^\d/.test(marker) ? marker : undefined,
    indents: lines.map((_, index) => indentOf(scanning.lines[opened + index]!)),
  })
}

/** Reads a paragraph, or a heading that is underlined. */
function readParagraph(scanning: Scanning, line: string, indent: number): void {
  const { lines, first, at: opened } = scanning
  const text = readText(scanning, line.trim())
  const underline = text.length === 1 ? lines[scanning.at] : text.length === 2 ? text[1] : undefined
  const depth = depthOf(underline ?? '')
  if (depth > 0 && !/^[QACT][:：]/.test(text[0]!)) {
    if (text.length === 1) scanning.at++
    scanning.inside = 0
    scanning.blocks.push({ type: 'heading', line: first + opened, depth, text: text[0]! })
  } else scanning.blocks.push({ type: 'paragraph', line: first + opened, indent, lines: text })
}

/** The depth of the heading that a line underlines; 0 where it is no underline. */
const depthOf = (line: string): number => (/^=+\s*$/.test(line) ? 1 : /^--+\s*$/.test(line) ? 2 : 0)

function readFence(scanning: Scanning, match: RegExpExecArray): void {
  const { lines, first } = scanning
  const [, space = '', mark = '', info = ''] = match
  const opened = scanning.at++
  const indent = space.trim() === '' ? indentOf(space) : indentOf(space) + space.trimStart().length
  const content: string[] = []
  const close = new RegExp(`^\\s*${mark[0] === '`' ? '`' : '~'}{${mark.length},}\\s*$`)
  const closes = (scanning.lastClose.get(mark[0]!) ?? -1) >= scanning.at
  let closed = false
  for (; scanning.at < lines.length; scanning.at++) {
    const line = lines[scanning.at]!
    if (close.test(line)) {
      closed = true
      scanning.at++
      break
    }
    // A fence that never closes ends with its paragraph, so that the rest of the text is read.
    if (!closes && line.trim() === '') break
    content.push(dedent(line, indent))
  }
  if (!closed) scanning.flaws.push({ line: first + opened, code: 'never-closed', detail: mark })
  scanning.blocks.push({
    type: 'code',
    line: first + opened + 1,
    indent,
    language: info.trim(),
    lines: content,
    fenced: true,
  })
}

function readIndented(scanning: Scanning): void {
  const { lines, first, at: opened } = scanning
  const indent = scanning.inside + 4
  const content: string[] = []
  for (; scanning.at < lines.length; scanning.at++) {
    const line = lines[scanning.at]!
    if (line.trim() !== '' && indentOf(line) < indent) break
    content.push(dedent(line, indent))
  }
  while (content.at(-1)?.trim() === '') content.pop()
  scanning.blocks.push({
    type: 'code',
    line: first + opened,
    indent,
    language: '',
    lines: content,
    fenced: false,
  })
}

function readTable(scanning: Scanning): void {
  const { lines, first, at: opened } = scanning
  const headed = isDelimiter(lines[opened + 1])
  const header = headed ? cellsOf(lines[opened]!.replace(/^\s*[-*+]\s+(?=\|)/, '')) : []
  const width = headed ? header.length : undefined
  const rows: { cells: string[]; line: number }[] = []
  for (scanning.at += headed ? 2 : 0; scanning.at < lines.length; scanning.at++) {
    const line = lines[scanning.at]!
    if (endsTable(line)) break
    if (!isDelimiter(line)) rows.push({ cells: rowOf(scanning, line, width), line: first + scanning.at })
  }
  if (header.length > mostColumns) header.length = mostColumns
  scanning.blocks.push({
    type: 'table',
    line: first + opened,
    indent: indentOf(lines[opened]!),
    header,
    rows,
  })
}

const endsTable = (line: string): boolean =>
  line.trim() === '' || !line.includes('|') || (interrupts(line) && !/^\s*\|/.test(line))

/** The cells of a row; in a row that is too wide for its table, bars inside code part nothing. */
function rowOf({ first, at, flaws }: Scanning, line: string, width: number | undefined): string[] {
  const cells = cellsOf(line)
  const whole = width !== undefined && cells.length > width ? cellsOf(line, true) : cells
  if (whole.length > mostColumns) {
    flaws.push({ line: first + at, code: 'too-many-columns', detail: `${mostColumns}` })
    whole.length = mostColumns
  }
  return whole
}

/** Lines of a paragraph or an item, up to a blank line or another block. */
function readText(scanning: Scanning, start: string): string[] {
  const { lines } = scanning
  const text = [start]
  for (scanning.at++; scanning.at < lines.length; scanning.at++) {
    const line = lines[scanning.at]!
    if (line.trim() === '' || interrupts(line) || startsTable(scanning)) break
    text.push(line.trim())
  }
  return text
}

/** Whether a table begins behind the mark of an item; its rows stand below the mark. */
const startsItemTable = ({ lines, at }: Scanning): boolean =>
  /^\s*[-*+]\s+\|.*\|/.test(lines[at]!) && isDelimiter(lines[at + 1])

/** Whether a table begins at the line where the scanner stands. */
function startsTable({ lines, at }: Scanning): boolean {
  const line = lines[at]!
  if (!line.includes('|')) return false
  if (isDelimiter(lines[at + 1])) return true
  // Rows without a rule: at least two that both begin with a bar.
  return /^\s*\|.*\|/.test(line) && /^\s*\|.*\|/.test(lines[at + 1] ?? '')
}
