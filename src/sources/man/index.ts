import { harmlessLines } from '../../model/index.ts'
import { type HelpPage, joinStacked, optionsFrom, type Row, splitTag } from '../help/index.ts'
import type { ManEvent } from './events.ts'
import { readManMacros } from './man-macros.ts'
import { readMdoc } from './mdoc-macros.ts'

const longest = 4_000_000
const mostLines = 60_000

const skipped =
  /^(?:examples?|environment|exit (?:status|codes?|values?)|files|see also|bugs|authors?|copyright|history|notes|diagnostics|security|standards|conforming|reporting|configuration|compatibility|conditional expressions|shell builtin commands|readline)\b/i

/** What is gathered while the pieces of a page are read. */
interface Reading {
  rows: Row[]
  open?: { row: Row; depth: number; done: boolean }
  skip: boolean
  section: string
  name: string[]
  usage: string[]
  examples: string[]
}

function readTag(reading: Reading, event: ManEvent & { type: 'tag' }): void {
  const { open } = reading
  const [first = '', ...others] = event.text.split(/ and (?=-)/)
  const items = /^[-[]/.test(first) ? splitTag(first) : undefined
  if (!items) {
    // An item of another kind: a list of words in the text of an option.
    if (open && event.depth <= open.depth) reading.open = undefined
    else if (open && open.row.text.length > 0) open.done = true
    return
  }
  if (
    open &&
    event.depth > open.depth &&
    open.row.text.length > 0 &&
    !items.some(({ name }) => name.startsWith('--'))
  ) {
    open.done = true
    return
  }
  const row: Row = { items, text: [], indent: 0, line: event.line, global: false }
  // Tags without a text between them name one option.
  if (open && open.row.text.length === 0 && event.depth === open.depth) open.row.items.push(...items)
  else {
    reading.rows.push(row)
    // Options that are described together share the text.
    for (const other of others) {
      const named = splitTag(other)
      if (named) reading.rows.push({ ...row, items: named })
    }
    reading.open = { row, depth: event.depth, done: false }
  }
}

const most = 12

function readEvent(reading: Reading, event: ManEvent): void {
  const { open } = reading
  const configured =
    event.type === 'heading' &&
    /^CONFIGURATION$/.test(reading.section) &&
    /^[a-z][a-z0-9-]+$/.test(event.text)
  if (configured) {
    // npm heads the text of each option with its bare name.
    reading.skip = false
    reading.open = undefined
    readTag(reading, { type: 'tag', text: `--${event.text}`, line: event.line, depth: 0 })
  } else if (event.type === 'heading') {
    reading.section = event.text.toUpperCase()
    reading.skip = skipped.test(event.text)
    reading.open = undefined
  } else if (reading.section === 'NAME') {
    if (event.type === 'text') reading.name.push(event.text)
  } else if (reading.section === 'SYNOPSIS') {
    if (event.type === 'text' || event.type === 'tag') reading.usage.push(event.text)
    else reading.usage.push('\n')
  } else if (reading.section.startsWith('EXAMPLE')) {
    if (event.type !== 'break' && reading.examples.length < 200) reading.examples.push(event.text)
  } else if (!reading.skip && event.type === 'tag') readTag(reading, event)
  else if (open && event.type === 'text' && /^(?:Default|Type): /.test(event.text)) return
  else if (open && !open.done && event.type === 'text' && open.row.text.length < most)
    open.row.text.push(event.text)
  else if (open && event.type === 'break' && open.row.text.length > 0) open.done = true
}

/** What follows the dash in the NAME section. */
const summaryOf = (name: readonly string[]): string =>
  /\s[-–—]\s+(.*)$/.exec(` ${name.join(' ')}`)?.[1]?.replace(/\.$/, '') ?? ''

const usageOf = (usage: readonly string[]): string[] =>
  usage
    .join(' ')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /^[\w.-]+(?: |$)/.test(line))

/** Reads the source of a man page, in man's macros or in mdoc, without formatting it: no words are cut at the end of a line. Never throws; no request of the page is carried out. */
export function parseMan(text: string): HelpPage {
  const lines = harmlessLines(text.slice(0, longest))
    .split(/\r?\n/)
    .slice(0, mostLines)
    .map((line) => line.slice(0, 4000))
  const mdoc = lines.some((line) => /^\.(?:Dd|Sh) /.test(line)) && !lines.some((line) => /^\.SH\b/.test(line))
  const reading: Reading = { rows: [], skip: false, section: '', name: [], usage: [], examples: [] }
  for (const event of mdoc ? readMdoc(lines) : readManMacros(lines)) readEvent(reading, event)
  const { options, unread } = optionsFrom(joinStacked(reading.rows))
  return {
    usage: usageOf(reading.usage),
    aliases: [],
    summary: summaryOf(reading.name),
    options,
    commands: [],
    examples: reading.examples,
    unread,
  }
}
