import { sanitizeLines } from '../../model/index.ts'
import {
  type HelpPage,
  type HelpRow,
  headOf,
  joinStacked,
  longestPage,
  type Mention,
  mentionsIn,
  optionsFrom,
  type SpecItem,
  splitTag,
  usageNames,
} from '../help/index.ts'
import type { ManEvent } from './events.ts'
import { readManMacros } from './man-macros.ts'
import { readMdoc } from './mdoc-macros.ts'

const mostLines = 60_000

const skipped =
  /^(?:examples?|environment|exit (?:status|codes?|values?)|files|see also|bugs|authors?|copyright|history$|notes|diagnostics|security|standards|conforming|reporting|configuration|compatibility|(?:conditional|filter|search) expressions|.*\bexamples$|(?:shell )?built-?ins?(?: commands)?$|readline)\b/i

/** The state of a reader of a man page. */
interface Reading {
  rows: HelpRow[]
  open?: { row: HelpRow; depth: number; done: boolean }
  skip: boolean
  section: string
  /** The last heading in capitals. */
  part: string
  /** The tag before, where it is a number with a plus. */
  plus: string
  /** The heading before. */
  heading: string
  /** The section is about a command, with a synopsis of its own. */
  command: boolean
  /** A paragraph begins. */
  fresh: boolean
  /** How deep the item of a command or effect is: options within it are its own, not the program's. */
  foreign?: number
  mentions: Mention[]
  name: string[]
  usage: string[]
  examples: string[]
}

type Tag = ManEvent & { type: 'tag' }

/** An item that names no option: a list of words in the text of one, or the end of it. */
function readOtherTag(reading: Reading, event: Tag): void {
  const { open } = reading
  if (
    reading.foreign === undefined &&
    open === undefined &&
    /^[a-z][\w-]+(?: ?\[| [-a-z<[]|$)/.test(event.text)
  )
    reading.foreign = event.depth
  if (open && event.depth <= open.depth) reading.open = undefined
  else if (open) open.done = true
}

/** Whether a tag is in a list within the text of an option, such as the letters of a mode. */
const isWithin = ({ open }: Reading, event: Tag, items: readonly SpecItem[]): boolean =>
  open !== undefined &&
  event.depth > open.depth &&
  open.row.text.length > 0 &&
  !items.some(({ name }) => name.startsWith('--'))

/** An operator that stands between what it joins: `expr1 -a expr2`. */
function operatorIn(tag: string): SpecItem[] | undefined {
  const name = /^(\w+?)\d? (-[a-z]+) \1\d?$/.exec(tag.trim())?.[2]
  return name === undefined ? undefined : [{ name, value: '' }]
}

/** The name of an option in words, in brackets after it, which says more than a long text: `-sn (No port scan)`. */
const wordsOf = (tag: string): string | undefined => /^-[^(]*\(([A-Z]\w[^()]* [^()]*)\)/.exec(tag)?.[1]

const mostNames = 60

function readTag(reading: Reading, event: Tag): void {
  if (reading.foreign !== undefined && event.depth <= reading.foreign) reading.foreign = undefined
  // A number behind a dash is no name.
  if (/^-<[\w-]+>$/.test(event.text.trim())) return
  const { open } = reading
  const [first = '', ...others] = event.text.split(/ and (?=-)/)
  const items = /^[-[]/.test(first) ? splitTag(first) : operatorIn(first)
  const plus = /^\+\w$/.test(event.text.trim()) ? event.text.trim() : ''
  // `+n`, `-n` and `n` are forms of a number.
  const number = reading.plus !== '' && event.text.trim() === reading.plus.replace('+', '-')
  reading.plus = plus
  if (!items || number) {
    readOtherTag(reading, event)
    return
  }
  if (reading.foreign !== undefined) return
  if (open && isWithin(reading, event, items)) {
    open.done = true
    return
  }
  // Tags without a text between them name one option.
  if (open && open.row.text.length === 0 && event.depth === open.depth) {
    // No option has more names; the ledger keeps the rest.
    open.row.items.push(...items.slice(0, Math.max(0, mostNames - open.row.items.length)))
    open.row.stacked = true
    return
  }
  const words = wordsOf(first)
  const text = words === undefined ? [] : [words]
  const row: HelpRow = { items, text, indent: 0, line: event.line, global: false }
  // Options that are described together share the text.
  const further = others.map(splitTag).filter((named) => named !== undefined)
  reading.rows.push(row, ...further.map((named) => ({ ...row, items: named })))
  reading.open = { row, depth: event.depth, done: words !== undefined }
}

/** Whether a heading heads what one command does, with options of its own: a word below `COMMANDS`, `The dist command`. */
const isOfCommand = (heading: string, part: string): boolean =>
  (!/OPTION|^DESCRIPTION$|^$/.test(part) && /^[a-z][\w-]+$/.test(heading)) ||
  /^the [\w-]+ command$/i.test(heading)

const most = 20

function readHeading(reading: Reading, text: string, line: number): void {
  const npm = reading.section === 'CONFIGURATION' && /^[a-z][a-z0-9-]+$/.test(text)
  reading.open = undefined
  if (text === text.toUpperCase()) reading.part = text
  // A second synopsis is that of the command that the heading before names.
  if (/^SYNOPSIS$/i.test(text) && reading.usage.length > 0 && /^[A-Z][A-Z-]+$/i.test(reading.heading))
    reading.command = true
  else if (!/^(?:SYNOPSIS|OPTIONS|DESCRIPTION|EXAMPLES?)$/i.test(text)) reading.command = false
  reading.heading = text
  reading.foreign = !npm && (reading.command || isOfCommand(text, reading.part)) ? -1 : undefined
  reading.skip = !npm && skipped.test(text)
  // npm heads the text of each option with its bare name.
  if (npm) readTag(reading, { type: 'tag', text: `--${text}`, line, depth: 0 })
  else if (reading.foreign === undefined) reading.section = text.toUpperCase()
}

/** Goes on with the text of the open option, to the end of its first paragraph. */
function readText({ open }: Reading, event: ManEvent): void {
  if (!open || open.done) return
  const { text } = open.row
  if (event.type === 'break') open.done = text.length > 0
  else if (event.type !== 'text') return
  // The value without the option may go on in the next line.
  else if (/^Default:/.test(event.text)) open.done = text.length > 0
  else if (text.length < most && !/^(?:Type:|New in version [\d.]+\.$)/.test(event.text))
    text.push(event.text)
}

/** An option that a paragraph names before a colon: `-D, --save-dev: Package will …`. */
const inline = /^(-{1,2}[\w[][^\s:]*(?:,? (?:-{1,2}[\w[]|[A-Z<[])[^\s:]*){0,4}): (?=\S)(?!it |they )/

/** Reads a paragraph that may describe an option, in a list whose items have no tags. */
function readParagraph(reading: Reading, event: ManEvent): void {
  const found = event.type === 'text' && reading.fresh ? inline.exec(event.text) : undefined
  const tag = found && splitTag(found[1]!) ? found : undefined
  reading.fresh = event.type === 'break'
  if (!tag || event.type !== 'text' || reading.skip) {
    readText(reading, event)
    return
  }
  readTag(reading, { ...event, type: 'tag', text: tag[1]! })
  readText(reading, { ...event, text: event.text.slice(tag[0].length) })
}

/** Notes every word of a piece that looks like an option. */
function addMentions(
  { mentions, section, fresh, foreign }: Reading,
  { type, text, line }: ManEvent & { type: 'tag' | 'text' },
): void {
  if (section.startsWith('EXAMPLE')) return
  const all = type === 'tag' ? /^[-+[]/.test(text) && foreign === undefined : section === 'SYNOPSIS'
  mentions.push(...mentionsIn(text, line, all ? text.length : fresh ? headOf(text) : 0))
}

function readEvent(reading: Reading, event: ManEvent): void {
  if (event.type === 'tag' || event.type === 'text') addMentions(reading, event)
  const { section, skip } = reading
  const words = event.type === 'break' ? '\n' : event.text
  if (event.type === 'heading') readHeading(reading, event.text, event.line)
  else if (section === 'NAME') reading.name.push(words)
  else if (section === 'SYNOPSIS') reading.usage.push(words)
  else if (section.startsWith('EXAMPLE')) reading.examples.push(words)
  else if (event.type !== 'tag') readParagraph(reading, event)
  else if (!skip) readTag(reading, event)
}

/** The text after the dash in the NAME section. */
const summaryOf = (name: readonly string[]): string =>
  /\s[-–—]\s+(.*)$/.exec(` ${name.join(' ').replace(/\s+/g, ' ').trim()}`)?.[1]?.replace(/\.$/, '') ?? ''

const usageOf = (usage: readonly string[]): string[] =>
  usage
    .join(' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /^[\w.-]+(?: |$)/.test(line))

/** A row without the text that says that only another of the programs of the page has the option: `(pkill only.)`. */
function ofOther(row: HelpRow, names: readonly string[], program: string | undefined): HelpRow {
  const only = /\(\s*([a-z][\w-]*)\s+only\.?\s*\)/.exec(row.text.join(' '))?.[1]
  return only !== undefined && only !== program && names.includes(only) ? { ...row, text: [] } : row
}

/** Gives rows that show no value the one that the synopsis shows: `-f, --file` below `[-f name]`. */
function withSynopsis(rows: readonly HelpRow[], usage: readonly string[]): HelpRow[] {
  const values = new Map(
    usageNames(usage).flatMap(({ long, short, value = '' }) => {
      const form = value.replace(/\}$/, '').trim()
      return form === '' || /[{}|]/.test(form) ? [] : [[long ?? short!, form] as const]
    }),
  )
  return rows.map((row) => {
    const value = row.items.map(({ name }) => values.get(name)).find((one) => one !== undefined)
    if (value === undefined || row.items.some((item) => item.value !== '')) return row
    return { ...row, items: row.items.map((item) => ({ ...item, value: ` ${value}` })) }
  })
}

/** Puts the strings that a page defines, `.ds AK AWK`, where its text names them. One that names strings itself is left out. */
function withStrings(lines: readonly string[]): string[] {
  const defined = new Map<string, string>()
  for (const line of lines) {
    const [, name, text] = /^\.ds\s+([A-Z][A-Z0-9]{0,9})\s+"?([^*]{1,80})$/.exec(line) ?? []
    if (name !== undefined && !defined.has(name)) defined.set(name, text!)
  }
  if (defined.size === 0) return [...lines]
  return lines.map((line) =>
    line.replace(/\\\*(?:\(([A-Z][A-Z0-9])|\[([A-Z]\w*)\]|([A-Z]))/g, (all, two, long, one) => {
      return defined.get(two ?? long ?? one) ?? all
    }),
  )
}

/** Reads the source of a man page, in man's macros or in mdoc, without formatting it: no words are cut at the end of a line. Never throws; no request of the page is carried out. */
export function parseMan(text: string, program?: string): HelpPage {
  const given = sanitizeLines(text.slice(0, longestPage))
    .split(/\r?\n/)
    .slice(0, mostLines + 1)
    .map((line) => line.slice(0, 4000))
  const lines = withStrings(given).map((line) => line.slice(0, 4000))
  const mdoc = lines.some((line) => /^\.(?:Dd|Sh) /.test(line)) && !lines.some((line) => /^\.SH\b/.test(line))
  const reading: Reading = {
    rows: [],
    skip: false,
    section: '',
    part: '',
    plus: '',
    heading: '',
    command: false,
    fresh: true,
    mentions: [],
    name: [],
    usage: [],
    examples: [],
  }
  for (const event of mdoc ? readMdoc(lines.slice(0, mostLines)) : readManMacros(lines.slice(0, mostLines)))
    readEvent(reading, event)
  const usage = usageOf(reading.usage)
  const isWhole = text.length <= longestPage && !lines[mostLines]
  const own = (reading.name[0] ?? '').split(/\s[-–—]\s/)[0]!.match(/[\w.+-]+/g) ?? []
  const { options, unread } = optionsFrom(
    withSynopsis(joinStacked(reading.rows), usage).map((row) => ofOther(row, own, program ?? own[0])),
    /^[\w.+-]+/.exec(reading.name[0]?.trim() ?? '')?.[0],
  )
  return {
    usage,
    aliases: [],
    summary: summaryOf(reading.name),
    options,
    commands: [],
    examples: reading.examples.filter((line) => line !== '\n').slice(0, 200),
    unread: isWhole ? unread : [...unread, { line: lines.length, text: '4 MB', code: 'too-large' as const }],
    mentions: reading.mentions,
  }
}
