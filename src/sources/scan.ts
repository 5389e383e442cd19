/** A piece of a Markdown text, with the line it begins on, counted from 1. Nesting is flat: an indent says how deep a piece is. */
export type Block =
  | { type: 'heading'; line: number; depth: number; text: string }
  | { type: 'code'; line: number; indent: number; language: string; lines: string[]; fenced: boolean }
  | { type: 'table'; line: number; header: string[]; rows: { cells: string[]; line: number }[] }
  | { type: 'item'; line: number; indent: number; lines: string[] }
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
/** What is further in is read as if it were here. */
const deepest = 200

const fence = /^(\s*)(`{3,}|~{3,})[ \t]*([^`]*)$/
const itemStart = /^(\s*)([-*+•·]|\d{1,4}[.)])(?:[ \t]+(.*)|[ \t]*)$/
const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$/
const rule = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/
const quoted = /^ {0,3}(?:>[ \t]?)+/
const delimiterCell = /^\s*:?-+:?\s*$/

/** Columns from the left edge; a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let width = 0
  for (const c of line) {
    if (c === ' ') width++
    else if (c === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}

/** The line without so many columns of indent. */
function dedent(line: string, columns: number): string {
  let width = 0
  let at = 0
  while (at < line.length && width < columns && (line[at] === ' ' || line[at] === '\t')) {
    width += line[at] === '\t' ? 4 - (width % 4) : 1
    at++
  }
  return ' '.repeat(Math.max(0, width - columns)) + line.slice(at)
}

/** The cells of a table row; `\|` is a bar, and so is one inside code where `code` says so. */
function cellsOf(line: string, code = false): string[] {
  const cells: string[] = []
  let cell = ''
  let ticks = 0
  for (let at = 0; at < line.length; at++) {
    const c = line[at]!
    if (c === '\\' && line[at + 1] === '|') {
      cell += '|'
      at++
    } else if (code && c === '`') {
      const run = /^`+/.exec(line.slice(at, at + 9))![0].length
      if (ticks === 0) ticks = line.includes('`'.repeat(run), at + run) ? run : 0
      else if (ticks === run) ticks = 0
      cell += '`'.repeat(run)
      at += run - 1
    } else if (c === '|' && ticks === 0) {
      cells.push(cell.trim())
      cell = ''
    } else cell += c
  }
  cells.push(cell.trim())
  if (cells[0] === '' && line.trimStart().startsWith('|')) cells.shift()
  if (cells.length > 1 && cells.at(-1) === '' && /(?<!\\)\|\s*$/.test(line)) cells.pop()
  return cells
}

const isDelimiter = (line: string | undefined): boolean =>
  line?.includes('-') === true &&
  /^[\s|:-]+$/.test(line) &&
  line.includes('|') &&
  cellsOf(line).every((cell) => delimiterCell.test(cell))

/** What ends a paragraph or a table without a blank line. */
const interrupts = (line: string): boolean =>
  fence.test(line) || heading.test(line) || quoted.test(line) || rule.test(line) || itemStart.test(line)

/** Cuts Markdown into blocks, line by line and in linear time; nothing throws. `first` is the number of the first line. */
export function scan(all: readonly string[], first = 1): { blocks: Block[]; flaws: Flaw[] } {
  const flaws: Flaw[] = []
  const blocks: Block[] = []
  const lines = all.map((line, index) => {
    if (line.length <= longestLine)
      return /^\s{200}/.test(line) ? `${' '.repeat(deepest)}${line.trimStart()}` : line
    flaws.push({ line: first + index, code: 'line-too-long', detail: `${longestLine}` })
    return ''
  })
  /** Where fences of each mark may still close: a mark that never comes again opens nothing that long. */
  const lastClose = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const mark = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1]
    if (mark !== undefined) lastClose.set(mark[0]!, index)
  }
  let at = 0
  /** The indent of the text of the list item that the lines belong to; 0 outside of lists. */
  let inside = 0
  let blank = true

  const readFence = (match: RegExpExecArray): void => {
    const [, space = '', mark = '', info = ''] = match
    const opened = at++
    const indent = indentOf(space)
    const content: string[] = []
    const close = new RegExp(`^\\s*${mark[0] === '`' ? '`' : '~'}{${mark.length},}\\s*$`)
    const closes = (lastClose.get(mark[0]!) ?? -1) >= at
    let closed = false
    for (; at < lines.length; at++) {
      const line = lines[at]!
      if (close.test(line)) {
        closed = true
        at++
        break
      }
      // What never closes ends with its paragraph, so that the rest of the text is read.
      if (!closes && line.trim() === '') break
      content.push(dedent(line, indent))
    }
    if (!closed) flaws.push({ line: first + opened, code: 'never-closed', detail: mark })
    blocks.push({
      type: 'code',
      line: first + opened + 1,
      indent,
      language: info.trim(),
      lines: content,
      fenced: true,
    })
  }

  const readIndented = (): void => {
    const opened = at
    const indent = inside + 4
    const content: string[] = []
    for (; at < lines.length; at++) {
      const line = lines[at]!
      if (line.trim() !== '' && indentOf(line) < indent) break
      content.push(dedent(line, indent))
    }
    while (content.at(-1)?.trim() === '') content.pop()
    blocks.push({ type: 'code', line: first + opened, indent, language: '', lines: content, fenced: false })
  }

  const readTable = (): void => {
    const opened = at
    const headed = isDelimiter(lines[at + 1])
    const header = headed ? cellsOf(lines[at]!) : []
    at += headed ? 2 : 0
    const width = headed ? header.length : undefined
    const rows: { cells: string[]; line: number }[] = []
    for (; at < lines.length; at++) {
      const line = lines[at]!
      if (line.trim() === '' || !line.includes('|') || (interrupts(line) && !/^\s*\|/.test(line))) break
      if (isDelimiter(line)) continue
      const cells = cellsOf(line)
      const whole = width !== undefined && cells.length > width ? cellsOf(line, true) : cells
      if (whole.length > mostColumns) {
        flaws.push({ line: first + at, code: 'too-many-columns', detail: `${mostColumns}` })
        whole.length = mostColumns
      }
      rows.push({ cells: whole, line: first + at })
    }
    if (header.length > mostColumns) header.length = mostColumns
    blocks.push({ type: 'table', line: first + opened, header, rows })
  }

  /** Lines of a paragraph or an item, up to a blank line or another block. */
  const readText = (start: string): string[] => {
    const text = [start]
    for (at++; at < lines.length; at++) {
      const line = lines[at]!
      if (line.trim() === '' || interrupts(line) || startsTable(at)) break
      text.push(line.trim())
    }
    return text
  }

  const startsTable = (index: number): boolean => {
    const line = lines[index]!
    if (!line.includes('|')) return false
    if (isDelimiter(lines[index + 1])) return true
    // Rows without a rule: at least two that both begin with a bar.
    return /^\s*\|.*\|/.test(line) && /^\s*\|.*\|/.test(lines[index + 1] ?? '')
  }

  while (at < lines.length) {
    const line = lines[at]!
    if (line.trim() === '') {
      blank = true
      at++
      continue
    }
    const wasBlank = blank
    blank = false
    const indent = indentOf(line)
    if (indent < inside && !itemStart.test(line) && wasBlank) inside = 0
    const fenced = fence.exec(line)
    const titled = heading.exec(line)
    if (wasBlank && indent >= inside + 4 && !fenced && !itemStart.test(line)) readIndented()
    else if (fenced) readFence(fenced)
    else if (titled) {
      inside = 0
      blocks.push({
        type: 'heading',
        line: first + at++,
        depth: titled[1]!.length,
        text: (titled[2] ?? '').trim(),
      })
    } else if (rule.test(line)) {
      inside = 0
      blocks.push({ type: 'rule', line: first + at++ })
    } else if (quoted.test(line)) {
      const opened = at
      const content: string[] = []
      for (; at < lines.length && quoted.test(lines[at]!); at++) content.push(lines[at]!.replace(quoted, ''))
      blocks.push({ type: 'quote', line: first + opened, lines: content })
    } else if (startsTable(at)) readTable()
    else {
      const opened = at
      const item = itemStart.exec(line)
      if (item && (indent < inside + 4 || inside > 0)) {
        const [, space = '', marker = '', text = ''] = item
        inside = indentOf(space) + marker.length + 1
        blocks.push({
          type: 'item',
          line: first + opened,
          indent: indentOf(space),
          lines: readText(text.trim()),
        })
      } else {
        const text = readText(line.trim())
        const underline = text.length === 1 ? lines[at] : text.length === 2 ? text[1] : undefined
        const depth = /^=+\s*$/.test(underline ?? '') ? 1 : /^--+\s*$/.test(underline ?? '') ? 2 : 0
        if (depth > 0 && !/^[QACT][:：]/.test(text[0]!)) {
          if (text.length === 1) at++
          inside = 0
          blocks.push({ type: 'heading', line: first + opened, depth, text: text[0]! })
        } else blocks.push({ type: 'paragraph', line: first + opened, indent, lines: text })
      }
    }
  }
  return { blocks, flaws }
}
