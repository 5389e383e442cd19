import { commandIn, commandNamesIn } from './commands.ts'
import { choicesIn, meaningIn } from './facts.ts'
import { type Heading, headingOf } from './headings.ts'
import {
  type GrammarRule,
  grammarRules,
  joinBrackets,
  severalOn,
  textColumn,
  withoutColumns,
} from './layout.ts'
import { linesOf, type PageLine } from './lines.ts'
import { joinStacked, optionsFrom, type Row } from './options.ts'
import type { HelpCommand, HelpOption, HelpPage } from './page.ts'
import { begins, isStrictValue, itemsOf, splitRow } from './spec.ts'
import { grammarOn } from './style.ts'
import { usageNames } from './synopsis.ts'

/** The lines below a heading. */
interface Block extends Heading {
  lines: PageLine[]
}

const noHeading: Heading = { section: 'other', global: false, flat: false }
const usageWord = /^(?:usage|syntax)(?: summary)?:\s+/i

/** Cuts a page at its headings; a line that says `Usage: …` begins a block of its own. */
function blocksOf(lines: readonly PageLine[]): Block[] {
  const blocks: Block[] = [{ ...noHeading, lines: [] }]
  for (const [index, line] of lines.entries()) {
    const next = lines.slice(index + 1, index + 6).find(({ text }) => text !== '')
    if (line.indent <= 1 && usageWord.test(line.text)) {
      const text = line.text.replace(usageWord, '')
      blocks.push({ ...noHeading, section: 'usage', lines: [{ ...line, text, indent: 2, raw: `  ${text}` }] })
      continue
    }
    const heading = headingOf(line, lines[index + 1], next)
    if (heading) blocks.push({ ...heading, lines: [] })
    else {
      const block = blocks.at(-1)!
      // What is written from the first column on belongs to no examples.
      if (
        block.section === 'skip' &&
        !block.flat &&
        line.indent === 0 &&
        line.text !== '' &&
        block.lines.length > 0
      )
        blocks.push({ ...noHeading, lines: [line] })
      else block.lines.push(line)
    }
  }
  return blocks
}

/** What is gathered while a page is read. */
interface Reading {
  page: HelpPage
  rows: Row[]
  loose: HelpCommand[]
  /** Lines of brackets among the options: `[-a] [--all]`. */
  synopsis: string[]
}

/** Adds a usage line, without its folder and what is said beside it; one that begins with a bracket goes on with the line before. */
function addUsage({ usage }: HelpPage, text: string): void {
  const line = text
    .replace(/^or:?\s+/i, '')
    .replace(usageWord, '')
    .replace(/^\/\S*\/(?=[\w.-]+(?:\s|$))/, '')
    .replace(/(?<=[\w>\])}]) {2,}(?![[<({]).*$/, '')
    .replace(/ {2,}/g, ' ')
  if (/^[[({<|]/.test(line) && usage.length > 0 && usage.length < 40) usage[usage.length - 1] += ` ${line}`
  else usage.push(line)
}

/** Takes the usage lines from the beginning of a block; what follows them is returned. */
function readUsage(block: Block, { page }: Reading): PageLine[] {
  let at = block.lines.findIndex(({ text }) => text !== '')
  if (at < 0) return []
  for (; at < block.lines.length; at++) {
    const { text, indent } = block.lines[at]!
    if (text === '' || begins(text) || (indent === 0 && page.usage.length > 0)) break
    addUsage(page, text)
  }
  return block.lines.slice(at)
}

/** The place in a block: the row or command that further lines belong to. */
interface Open {
  row?: Row
  /** Where the text of that row begins. */
  column?: number
  blank: boolean
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
  block: Block,
  open: Open,
  reading: Reading,
): void {
  const base = { text: [], indent: line.indent, line: line.number, global: block.global }
  open.blank = false
  open.command = undefined
  open.row = undefined
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
  const settings = split?.text === '' && split.items.length > 4
  if (!split || settings) {
    reading.page.unread.push({ line: line.number, text: line.text.slice(0, 120), code: 'not-understood' })
    return
  }
  open.row = { ...base, items: split.items, text: split.text === '' ? [] : [split.text], colon: split.colon }
  open.column = split.text === '' ? undefined : line.indent + split.column
  reading.rows.push(open.row)
}

/** Whether a line goes on with the text of the open row. */
function goesOn({ row, blank }: Open, line: PageLine, block: Block): boolean {
  if (!row) return false
  if (line.indent > row.indent) return !(blank && line.indent <= row.indent + 2)
  return block.flat && !blank && line.indent === row.indent
}

/** A table of values below a text, not a part of it. */
const isTable = ({ column }: Open, { indent, text }: PageLine): boolean =>
  column !== undefined && indent > column && /^\S*[^\s.:,](?: \S*[^\s.:,])? {2,}\S/.test(text)

/** Whether what was taken for a text is the form of a value, since the text begins below it and further right. */
const isFormAbove = ({ row, column }: Open, { indent }: PageLine): boolean =>
  row?.text.length === 1 &&
  column !== undefined &&
  indent > column + 3 &&
  row.items.every(({ value }) => value === '') &&
  /^[a-z][\w-]*(?: [a-z][\w-]*)?$/.test(row.text[0]!)

function takeForm({ row }: Open): void {
  const last = row!.items.at(-1)!
  last.value = ` ${row!.text.pop()}`
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
const mayBeCommand = (listed: HelpCommand | undefined, line: PageLine, block: Block): listed is HelpCommand =>
  listed !== undefined &&
  listed.summary !== '' &&
  ((block.section === 'options' && line.indent >= 4) ||
    (block.section === 'other' && / {2,}/.test(line.text)))

function readCommand(
  line: PageLine,
  column: number | undefined,
  block: Block,
  open: Open,
  reading: Reading,
): boolean {
  const listed = line.indent > 0 ? commandIn(line, column) : undefined
  if (block.section === 'commands' && addCommands(line, listed, open, reading.page)) return true
  if (continueCommand(open, line)) return true
  if (!mayBeCommand(listed, line, block)) return false
  reading.loose.push(listed)
  return true
}

const isPlusRow = ({ text }: PageLine, { section }: Block): boolean =>
  section !== 'commands' && /^\+(?:\||\w(?=[ ,]))/.test(text)

/** Adds a line to the text of the open row. */
function continueRow(open: Open, line: PageLine): void {
  if (isFormAbove(open, line)) takeForm(open)
  const { text } = open.row!
  if (text.length === 0) open.column = line.indent
  if (text.length < longestText && !isTable(open, line)) text.push(line.text)
}

function readLine(
  line: PageLine,
  column: number | undefined,
  block: Block,
  open: Open,
  reading: Reading,
): void {
  if (block.section === 'options' && /^\[ ?-/.test(line.text)) reading.synopsis.push(line.text)
  else if (begins(line.text) && line.indent <= 24 && !isWrapped(open, line))
    startRow(line, column, block, open, reading)
  else if (isPlusRow(line, block)) {
    reading.page.unread.push({ line: line.number, text: line.text.slice(0, 120), code: 'not-understood' })
    open.row = undefined
  } else if (goesOn(open, line, block)) continueRow(open, line)
  else {
    open.row = undefined
    const taken = readCommand(line, column, block, open, reading)
    open.blank = false
    if (!taken && block.section === 'other') readSentence(line, reading.page)
  }
}

/** Reads the rows, commands and sentences of a block. */
function readBlock(block: Block, lines: readonly PageLine[], reading: Reading): void {
  const column = textColumn(lines) ?? commandColumn(lines)
  const open: Open = { blank: false }
  for (const line of lines) {
    if (line.text === '') open.blank = true
    else readLine(line, column, block, open, reading)
  }
}

/** Where the texts of command rows begin. */
function commandColumn(lines: readonly PageLine[]): number | undefined {
  const places = lines.flatMap(({ raw, indent, text }) => {
    const gap = /^[\w.+:-]+\*? {2,}(?=\S)/.exec(text)?.[0]
    return gap === undefined || indent === 0 ? [] : [indent + gap.length, raw.length]
  })
  const columns = places.filter((_, index) => index % 2 === 0)
  return columns.length > 1 && columns.every((one) => one === columns[0]) ? columns[0] : undefined
}

const noSentence = /copyright|\bversion\b|https?:|^[\w.-]+ v?\d|^\W|^(?:error|warning)\b/i

function readSentence({ text, indent }: PageLine, page: HelpPage): void {
  if (usageLine.test(text)) return
  if (page.summary === '' && indent < 8 && /[a-z]/.test(text) && !noSentence.test(text)) page.summary = text
}

/** The first line of a page that shows how it is used without saying so: `boat [options] port`. */
const usageLine = /^[a-z][\w.-]*(?: [a-z][\w-]*)* +(?:[[<{(]|[A-Z]{3,})/

/** The row of an option in a grammar: `-f[amily] { inet | inet6 }` has two names. */
function ruleRow(part: string, line: number): Row | undefined {
  const [, head, tail, value = ''] = /^(-\w+)(?:\[(\w+)\])?\s*(.*)$/.exec(part) ?? []
  if (head === undefined) return undefined
  const bare = value.replace(/\s*\|\s*/g, '|').replace(/\{ | \}/g, (brace) => brace.trim())
  const form = bare === '' ? '' : ` ${bare}`
  const names = tail === undefined ? [head] : [head, head + tail]
  return { items: names.map((name) => ({ name, value: form })), text: [], indent: 0, line, global: false }
}

/** The options and commands of the grammar that a page prints: `-V[ersion] | -f[amily] { inet | inet6 }`. */
function fromRules(rules: readonly GrammarRule[], { rows, page }: Reading): void {
  for (const { name, parts, line } of rules)
    if (/OPTIONS?|FLAGS?/.test(name))
      rows.push(...parts.map((part) => ruleRow(part, line)).filter((row) => row !== undefined))
    else if (/OBJECT|COMMAND/.test(name))
      for (const part of parts)
        if (part !== 'help' && /^[a-z][\w-]*$/.test(part))
          page.commands.push({ name: part, aliases: [], summary: '', line })
}

/** Gives an option the value that only the synopsis shows. */
function withSynopsis(option: HelpOption, values: ReadonlyMap<string, string | undefined>): void {
  const value = values.get(option.long ?? option.short!)
  if (value === undefined || option.type !== 'boolean') return
  option.type = 'string'
  option.value = value
  option.choices = choicesIn('', value)
}

/** Turns the rows of a page into its options. */
function finishOptions({ page, rows, synopsis }: Reading): void {
  const values = new Map(usageNames(synopsis).map((option) => [option.long ?? option.short!, option.value]))
  const { options, unread } = optionsFrom(joinStacked(rows))
  for (const option of options) withSynopsis(option, values)
  page.options.push(...options)
  page.unread.push(...unread)
}

const takesCommand = /\b(?:sub)?commands?\b|\bverb\b|\{[\w,|-]+\} \.\.\./i

/** Pages without a heading for commands (git) list them in plain columns. */
function finishCommands({ page, loose }: Reading, lines: readonly PageLine[]): void {
  for (const command of [...page.commands, ...loose]) command.summary = meaningIn(command.summary, [])
  if (page.commands.length > 0 || loose.length < 2 || !page.usage.some((line) => takesCommand.test(line)))
    return
  const indents = loose.map(({ line }) => lines[line - 1]!.indent)
  if (indents.filter((indent) => indent === indents[0]).length <= loose.length * 0.8) return
  page.commands = loose
  page.loose = true
}

const mostExamples = 200

/** Keeps lines that may be examples; which of them are is known when the program is. */
function addExamples(page: HelpPage, lines: readonly PageLine[]): void {
  page.examples ??= []
  for (const { text } of lines)
    if (text !== '' && page.examples.length < mostExamples) page.examples.push(text)
}

/** Reads a help page of any of the usual layouts. Never throws; its time grows with the length of the page. */
export function parseHelp(text: string): HelpPage {
  const lines = linesOf(text)
  const page: HelpPage = { usage: [], aliases: [], summary: '', options: [], commands: [], unread: [] }
  const reading: Reading = { page, rows: [], loose: [], synopsis: [] }
  const { rules, rest } = grammarRules(lines)
  for (const block of blocksOf(withoutColumns(joinBrackets(rest)))) {
    if (block.section === 'usage')
      readBlock({ ...block, section: 'other' }, readUsage(block, reading), reading)
    else if (block.section === 'aliases')
      page.aliases.push(...block.lines.flatMap((line) => (line.text === '' ? [] : line.text.split(/,\s*/))))
    else if (block.section !== 'skip') readBlock(block, block.lines, reading)
    else addExamples(page, block.lines)
  }
  fromRules(rules, reading)
  finishOptions(reading)
  finishCommands(reading, lines)
  const [first] = rest.filter((line) => line.text !== '')
  if (page.usage.length === 0 && first && usageLine.test(first.text)) page.usage.push(first.text)
  if (page.options.length === 0) page.options = usageNames([...page.usage, ...reading.synopsis])
  page.grammar = grammarOn(page, text.slice(0, 100_000))
  return page
}
