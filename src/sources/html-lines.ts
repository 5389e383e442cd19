import { decodeReferences } from '../model/references.ts'
import { block, boldMarks, codeMarks, isApart, languageIn } from './html-elements.ts'
import { holders, type MadeLine, pairOf } from './html-pairs.ts'
import { type Token, tokensOf } from './html-tokens.ts'

/** A row of a table while it is being read. */
interface Row {
  line: number
  cells: string[]
  isHead: boolean
}

/** A page while it is being read: the lines that were made, and what is open. */
interface Page {
  made: MadeLine[]
  /** The words of the block that is open. */
  words: string
  /** The line of the first of them. */
  begun?: number
  /** The mark of the block: `## `, `- `. */
  mark: string
  /** The elements that are open and hold others, each with the count of lines before it. */
  open: { name: string; from: number }[]
  /** How many lists are open. */
  lists: number
  /** The code that is open: its language and its text. */
  code?: { language: string; text: string; line: number }
  /** Rows of the table that is open; tables within it are text. */
  rows?: Row[]
  tables: number
  /** A cell of it is open. */
  inCell: boolean
  /** The element that is passed over, and how many of its name are open. */
  over?: { name: string; open: number }
  /** The title of the page is open. */
  inTitle: boolean
  /** The terms of a list that wait for their meaning. */
  terms: string[]
  /** The meanings of those terms. */
  meanings: string[]
  termLine: number
  title?: MadeLine
}

/** The words of a text as one line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Words that would be read as the mark of a heading, an item, a quotation or a row. */
const withoutMark = (text: string): string => text.replace(/^(?=[#>+|]|[-*]\s)/, '\\')

/** Adds a line with an empty one in front, unless both are items. */
function add(page: Page, text: string, line: number): void {
  const isItem = (one: string): boolean => /^\s*- /.test(one)
  const before = page.made.at(-1)
  if (before !== undefined && before.text !== '' && !(isItem(before.text) && isItem(text)))
    page.made.push({ text: '', line: before.line })
  page.made.push({ text, line })
}

/** Ends the block that is open. */
function flush(page: Page): void {
  const words = oneLine(page.words)
  const { begun, mark } = page
  page.words = ''
  page.begun = undefined
  if (words === '' || begun === undefined) return
  add(page, mark === '' ? withoutMark(words) : `${mark}${words}`, begun)
  page.mark = mark.endsWith('- ') ? `${mark.slice(0, -2)}  ` : ''
}

/** Ends the code that is open, as a fence. */
function endCode(page: Page): void {
  const { code } = page
  page.code = undefined
  if (code === undefined) return
  const lines = decodeReferences(code.text).split('\n')
  const full = lines.map((line) => line.trim() !== '')
  const [from, to] = [full.indexOf(true), full.lastIndexOf(true)]
  if (from < 0) return
  if (page.rows !== undefined) {
    page.words += ` \`${oneLine(lines.join(' '))}\` `
    return
  }
  add(page, `\`\`\`${code.language}`, code.line + from)
  for (let index = from; index <= to; index++)
    page.made.push({ text: lines[index]!.replace(/^```/, ' ```'), line: code.line + index })
  page.made.push({ text: '```', line: code.line + to }, { text: '', line: code.line + to })
}

/** Ends the cell that is open, if one is. */
function endCell(page: Page): void {
  if (page.inCell) page.rows?.at(-1)?.cells.push(oneLine(page.words).replaceAll('|', '\\|'))
  page.inCell = false
  page.words = ''
  page.begun = undefined
}

/** Adds the cells of a table that only places its texts, as paragraphs. */
function addCells(page: Page, rows: readonly Row[]): void {
  for (const { cells, line } of rows)
    for (const cell of cells) if (cell !== '') add(page, withoutMark(cell.replaceAll('\\|', '|')), line)
}

/** Ends the table that is open: one of one column, or of a heading alone, only places its texts. */
function endTable(page: Page): void {
  endCell(page)
  const rows = (page.rows ?? []).filter(({ cells }) => cells.some((cell) => cell !== ''))
  page.rows = undefined
  const [first, ...rest] = rows
  if (first === undefined) return
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  if (width < 2 || (rest.length === 0 && first.isHead)) {
    addCells(page, rows)
    return
  }
  const rowOf = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`
  add(page, rowOf(first.isHead ? first.cells : []), first.line)
  page.made.push({ text: `|${'---|'.repeat(width)}`, line: first.line })
  for (const { cells, line } of first.isHead ? rest : rows) page.made.push({ text: rowOf(cells), line })
  page.made.push({ text: '', line: rows.at(-1)!.line })
}

/** Ends the terms of a list with what is said of them. */
function endTerms(page: Page): void {
  const { terms, meanings, termLine } = page
  if (terms.length > 0 && meanings.length > 0) {
    const name = terms.map((term) => (/[`*]/.test(term) ? term : `**${term}**`)).join(' / ')
    add(page, `- ${name}: ${meanings.join('; ')}`, termLine)
  } else for (const text of [...terms, ...meanings]) add(page, withoutMark(text), termLine)
  page.terms = []
  page.meanings = []
}

/** Takes the words of a term or of a meaning. */
function takeWords(page: Page): string {
  const words = oneLine(page.words)
  page.words = ''
  page.begun = undefined
  return words
}

/** Reads a tag of a list of terms; false for another one. */
function termTag(page: Page, name: string, closes: boolean, line: number): boolean {
  if (name !== 'dt' && name !== 'dd') return false
  if (!closes) {
    flush(page)
    if (name === 'dt' && page.meanings.length > 0) endTerms(page)
    if (name === 'dt' && page.terms.length === 0) page.termLine = line
    return true
  }
  const words = takeWords(page)
  if (words !== '') (name === 'dt' ? page.terms : page.meanings).push(words)
  return true
}

/** Begins or ends a table; one within another is text. */
function wholeTable(page: Page, closes: boolean): void {
  page.tables = Math.max(0, page.tables + (closes ? -1 : 1))
  if (closes && page.tables === 0) endTable(page)
  else if (!closes && page.tables === 1) {
    flush(page)
    page.rows = []
  }
}

/** Reads a tag of a table; false for another one. */
function tableTag(page: Page, name: string, closes: boolean, line: number): boolean {
  if (name === 'table') {
    wholeTable(page, closes)
    return true
  }
  const isCell = name === 'td' || name === 'th'
  if (page.rows === undefined || page.tables > 1 || !(isCell || name === 'tr')) return false
  endCell(page)
  if (closes) return true
  if (name === 'tr') page.rows.push({ line, cells: [], isHead: false })
  else {
    page.inCell = true
    const row = page.rows.at(-1)
    if (row?.cells.length === 0) row.isHead = name === 'th'
  }
  return true
}

/** Reads a tag within a line; false for another one. */
function inlineTag(page: Page, name: string, closes: boolean): boolean {
  if (name === 'br') {
    if (page.rows !== undefined) page.words += ' '
    else flush(page)
    return true
  }
  const mark = codeMarks.has(name) ? '`' : boldMarks.has(name) && !/^#/.test(page.mark) ? '**' : undefined
  if (mark === undefined) return false
  // Marks stand close to the words within them.
  page.words = closes ? `${page.words.trimEnd()}${mark}` : `${page.words}${mark}`
  if (closes) page.words = page.words.replace(mark === '`' ? /`\s*`$/ : /\*\*\s*\*\*$/, '')
  return true
}

/** Begins or ends an element that holds others. */
function hold({ open, made }: Page, name: string, closes: boolean): void {
  if (!closes) {
    open.push({ name, from: made.length })
    return
  }
  const at = open.findLastIndex((one) => one.name === name)
  if (at < 0) return
  const [{ from } = { from: made.length }] = open.splice(at)
  const pair = pairOf(made.slice(from))
  if (pair !== undefined) made.splice(from, made.length - from, ...pair)
}

/** The mark of a block: that of a heading or an item; none for another one. */
function markFor(name: string, { lists }: Page): string {
  const depth = /^h([1-6])$/.exec(name)?.[1]
  if (depth !== undefined) return `${'#'.repeat(Number(depth))} `
  return name === 'li' ? `${'  '.repeat(Math.min(20, Math.max(0, lists - 1)))}- ` : ''
}

/** Reads a tag that begins or ends a block. */
function blockTag(page: Page, name: string, closes: boolean): void {
  const isMarked = name === 'li' || /^h[1-6]$/.test(name)
  if (!isMarked && !block.has(name)) return
  if (page.rows !== undefined) {
    page.words += ' '
    return
  }
  flush(page)
  if (holders.has(name)) hold(page, name, closes)
  if (name === 'dl' && closes) endTerms(page)
  const isList = name === 'ul' || name === 'ol'
  if (isList) page.lists = Math.max(0, page.lists + (closes ? -1 : 1))
  // A paragraph within an item goes on with it.
  if (isMarked || isList || page.lists === 0) page.mark = closes ? '' : markFor(name, page)
}

/** Begins or ends code that keeps its lines, or reads a tag within it; false outside of code. */
function codeTag(page: Page, { name, closes, attributes, line }: Token & { type: 'tag' }): boolean {
  const { code } = page
  if (name === 'pre' && closes) endCode(page)
  else if (name === 'pre') {
    if (page.rows === undefined) flush(page)
    page.code = { language: languageIn(attributes), text: '', line }
  } else if (code === undefined) return false
  else if (name === 'br') code.text += '\n'
  else if (name === 'code' && code.language === '' && !closes) code.language = languageIn(attributes)
  return true
}

function tag(page: Page, token: Token & { type: 'tag' }): void {
  const { name, closes, attributes, line } = token
  if (name === 'title') page.inTitle = !closes
  else if (!closes && isApart(name, attributes)) page.over = { name, open: 1 }
  else if (
    !codeTag(page, token) &&
    !tableTag(page, name, closes, line) &&
    !termTag(page, name, closes, line) &&
    !inlineTag(page, name, closes)
  )
    blockTag(page, name, closes)
}

function words(page: Page, { text, line }: Token & { type: 'text' }): void {
  if (page.inTitle) page.title = { text: oneLine(decodeReferences(text)), line }
  else if (page.code !== undefined) page.code.text += text
  else {
    if (page.begun === undefined && text.trim() !== '')
      page.begun = line + (/^\s*/.exec(text)![0].split('\n').length - 1)
    page.words += decodeReferences(text).replaceAll('\u00A0', ' ')
  }
}

/** Passes over a token of an element that is no part of the text. */
function passOver(page: Page, over: { name: string; open: number }, token: Token): void {
  if (token.type === 'tag' && token.name === over.name) over.open += token.closes ? -1 : 1
  if (over.open === 0) page.over = undefined
}

/** A page of HTML as lines of Markdown. */
export function madeOf(html: string): MadeLine[] {
  const page: Page = {
    made: [],
    words: '',
    mark: '',
    open: [],
    lists: 0,
    tables: 0,
    inCell: false,
    inTitle: false,
    terms: [],
    meanings: [],
    termLine: 1,
  }
  for (const token of tokensOf(html)) {
    if (page.over !== undefined) passOver(page, page.over, token)
    else if (token.type === 'text') words(page, token)
    else tag(page, token)
  }
  endCode(page)
  if (page.rows !== undefined) endTable(page)
  endTerms(page)
  flush(page)
  const { made, title } = page
  const isTitled = made.some(({ text }) => /^#\s/.test(text))
  if (title === undefined || title.text === '' || isTitled) return made
  return [{ text: `# ${title.text}`, line: title.line }, { text: '', line: title.line }, ...made]
}
