import type { PageBlock, PageReading } from './blocks.ts'
import { commandIn, commandNamesIn } from './commands.ts'
import { severalOn, textColumn } from './layout.ts'
import type { PageLine } from './lines.ts'
import type { HelpCommand, HelpPage } from './page.ts'
import type { HelpRow } from './row.ts'
import { begins, isStrictValue, itemsOf, type SplitRow, splitRow } from './spec.ts'

/** The place in a block: the row or command that further lines belong to. */
interface Open {
  row?: HelpRow
  /** The column at which the text of that row begins. */
  column?: number
  blank: boolean
  /** Its text has come to a table of values, which ends it. */
  table?: boolean
  /** The column at which the sentence begins whose last line is the one above. */
  prose?: number
  command?: { item: HelpCommand; indent: number; done?: boolean }
  rowIndent?: number
}

/** Whether a line that begins with a hyphen is the text of the row above. */
const isWrapped = ({ row, column }: Open, { indent }: PageLine): boolean =>
  row !== undefined &&
  row.text.length > 0 &&
  column !== undefined &&
  indent > row.indent &&
  indent >= column - 1

function startRow(
  line: PageLine,
  column: number | undefined,
  block: PageBlock,
  open: Open,
  reading: PageReading,
): void {
  const base = { text: [], indent: line.indent, line: line.number, global: block.global }
  open.blank = false
  open.prose = undefined
  open.command = undefined
  open.row = undefined
  open.table = false
  const several = severalOn(line.text)
  if (several) {
    for (const one of several) {
      const items = itemsOf(
        one,
        (value) => value === '' || isStrictValue(value) || /^ [^a-z]*$|^ \[/.test(value),
      )
      if (items) reading.rows.push({ ...base, items })
    }
    return
  }
  const split = splitRow(line.text, column === undefined ? undefined : column - line.indent)
  // Many names without a text are settings, not a row: `--format=gnu -f- -b20 …`.
  const settings =
    split?.text === '' && split.items.length > 4 && split.items.some(({ value }) => value !== '')
  if (!split || settings) {
    reading.page.unread.push({ line: line.number, text: line.text.slice(0, 120), code: 'not-understood' })
    return
  }
  // A column that shows where texts begin is enough.
  if (column === undefined) takeNamedForm(split)
  open.row = { ...base, items: split.items, text: split.text === '' ? [] : [split.text], colon: split.colon }
  open.column = split.text === '' ? undefined : line.indent + split.column
  reading.rows.push(open.row)
}

/** Whether a line goes on with the text of the open row. */
function goesOn({ row, blank, column }: Open, line: PageLine, block: PageBlock): boolean {
  if (!row) return false
  if (line.indent > row.indent) return !(blank && line.indent <= row.indent + 2)
  return block.flat && !blank && line.indent === row.indent && column === undefined
}

/** A table of values below a text, not a part of it. */
const isTable = ({ column }: Open, { indent, text }: PageLine): boolean =>
  /^=[\w.-]+ +- /.test(text) ||
  (column !== undefined &&
    ((indent > column && /^\S*[^\s.:;,](?: \S*[^\s.:;,])? {2,}\S/.test(text)) ||
      (indent >= column &&
        /^["'`]?[\w#%*-]+["'`]? *(?: [:=]|=>|->) +\S|^(?:\[!\])?[a-z]\w*(?:=<|\[=)/.test(text))))

/** Whether what was taken for a text is the form of a value, since the text begins below it and further right. */
const isFormAbove = ({ row, column }: Open, { indent }: PageLine): boolean =>
  row?.text.length === 1 &&
  column !== undefined &&
  indent > column + 3 &&
  row.items.every(({ value }) => value === '') &&
  /^[a-z][\w-]*(?: [a-z][\w-]*)?$/.test(row.text[0]!)

/** Whether a line that begins with an option goes on with the sentence above: nothing parts a name from a text. */
const isProse = ({ prose }: Open, { indent, text }: PageLine): boolean =>
  prose === indent && / /.test(text) && !/ {2,}| [:=] |:$|^-\S+: |^(?:-\S+,? )+[<[A-Z]/.test(text)

function takeForm({ row }: Open): void {
  const last = row!.items.at(-1)!
  last.value = ` ${row!.text.pop()}`
}

/** Takes the form of a value that one space parts from the text, where it repeats the name: `--template TEMPLATE display with it`. */
function takeNamedForm(split: SplitRow): void {
  const last = split.items.at(-1)!
  const form = /^([A-Z][A-Z_-]{2,}) (?=[a-z])/.exec(split.text)?.[1]
  if (form === undefined || last.value !== '' || !last.name.includes(form.toLowerCase())) return
  last.value = ` ${form}`
  split.text = split.text.slice(form.length + 1)
}

const longestText = 40

/** Adds what a line below a heading of commands names; false where it names nothing. */
function addCommands(line: PageLine, listed: HelpCommand | undefined, open: Open, page: HelpPage): boolean {
  const onlyNames = listed?.summary === '' && listed.aliases.length > 0
  const inColumn = open.rowIndent === undefined || line.indent === open.rowIndent
  if (listed && !onlyNames && inColumn) {
    open.rowIndent = line.indent
    page.commands.push(listed)
    open.command = { item: listed, indent: line.indent }
    return true
  }
  const names = commandNamesIn(line)
  page.commands.push(...names)
  return names.length > 0
}

/** Adds a line to the text of the command above; only what comes before an empty line says what the command does. */
function continueCommand({ command, blank }: Open, { text, indent }: PageLine): boolean {
  if (!command || indent <= command.indent) return false
  command.done ||= blank
  if (!command.done) command.item.summary = `${command.item.summary}\n${text}`.trim()
  return true
}

/** Whether words in columns may be commands although no heading says so. */
const mayBeCommand = (
  listed: HelpCommand | undefined,
  line: PageLine,
  block: PageBlock,
): listed is HelpCommand =>
  listed !== undefined &&
  listed.summary !== '' &&
  ((block.section === 'options' && line.indent >= 4) ||
    (block.section === 'other' && / {2,}/.test(line.text)))

function readCommand(
  line: PageLine,
  column: number | undefined,
  block: PageBlock,
  open: Open,
  reading: PageReading,
): boolean {
  const listed = line.indent > 0 ? commandIn(line, column) : undefined
  if (block.section === 'commands' && addCommands(line, listed, open, reading.page)) return true
  if (continueCommand(open, line)) return true
  if (!mayBeCommand(listed, line, block)) return false
  reading.loose.push(listed)
  return true
}

const isPlusRow = ({ text }: PageLine, { section }: PageBlock): boolean =>
  section !== 'commands' && /^\+(?:\||\w(?=[ ,]))/.test(text) && !begins(text)

/** Adds a line to the text of the open row. */
function continueRow(open: Open, line: PageLine): void {
  // Another word of the usage line, with a text of its own.
  if (/^\S+ \.{3} {2,}\S/.test(line.text)) return
  // The form goes on: `--install LINK` and below it `[--slave LINK] ...`.
  if (open.row!.text.length === 0 && /^\[[^\]]*\](?: ?\.{3})?$/.test(line.text)) return
  if (isFormAbove(open, line)) takeForm(open)
  const { text } = open.row!
  if (text.length === 0) open.column = line.indent
  open.table ||= text.length > 0 && isTable(open, line)
  if (text.length < longestText && !open.table) text.push(line.text)
}

function readLine(
  line: PageLine,
  column: number | undefined,
  block: PageBlock,
  open: Open,
  reading: PageReading,
): void {
  if (block.section === 'options' && /^\[ ?-/.test(line.text)) reading.synopsis.push(line.text)
  else if (begins(line.text) && line.indent <= 24 && !isWrapped(open, line) && !isProse(open, line))
    startRow(line, column, block, open, reading)
  else if (isPlusRow(line, block)) {
    reading.page.unread.push({ line: line.number, text: line.text.slice(0, 120), code: 'not-understood' })
    open.row = undefined
  } else if (goesOn(open, line, block)) continueRow(open, line)
  else {
    open.row = undefined
    const taken = readCommand(line, column, block, open, reading)
    open.blank = false
    open.prose = taken || line.text.endsWith(':') ? undefined : line.indent
    if (!taken && block.section === 'other') readSentence(line, reading.page)
  }
}

/** Reads the rows, commands and sentences of a block. */
export function readBlock(block: PageBlock, lines: readonly PageLine[], reading: PageReading): void {
  const column = textColumn(lines) ?? commandColumn(lines)
  const open: Open = { blank: false }
  for (const line of lines) {
    if (line.text === '') {
      open.blank = true
      open.prose = undefined
    } else readLine(line, column, block, open, reading)
  }
}

/** The column at which the texts of command rows begin. */
function commandColumn(lines: readonly PageLine[]): number | undefined {
  const places = lines.flatMap(({ raw, indent, text }) => {
    const gap = /^[\w.+:-]+\*? {2,}(?=\S)/.exec(text)?.[0]
    return gap === undefined || indent === 0 ? [] : [indent + gap.length, raw.length]
  })
  const columns = places.filter((_, index) => index % 2 === 0)
  return columns.length > 1 && columns.every((one) => one === columns[0]) ? columns[0] : undefined
}

const noSentence = /copyright|\bversion\b|https?:|^[\w.-]+ v?\d|^\W|^(?:error|warning)\b/i

/** Commands in a sentence: `Available commands: merge, show`. */
const inlineCommands =
  /^(?:available |supported )?(?:sub)?commands(?: are)?: ((?:[a-z][\w-]*, )+[a-z][\w-]*)\.?$/i

function readSentence({ text, indent, number }: PageLine, page: HelpPage): void {
  if (usageLine.test(text)) return
  const named = inlineCommands.exec(text)?.[1]
  if (named !== undefined) {
    for (const name of named.split(', ')) page.commands.push({ name, aliases: [], summary: '', line: number })
    return
  }
  if (page.summary === '' && indent < 8 && /[a-z]/.test(text) && !noSentence.test(text)) page.summary = text
}

/** The first line of a page that shows how it is used without saying so: `boat [options] port`. */
export const usageLine = /^[a-z][\w.-]*(?: [a-z][\w-]*)* +(?:[[<{(]|[A-Z]{3,})/
