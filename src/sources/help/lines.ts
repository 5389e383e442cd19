import { sanitizeLines } from '../../model/index.ts'
import { type Edit, edited } from './edits.ts'

/** A line of a page, its columns as on a terminal. */
export interface PageLine {
  number: number
  /** Columns before the text. */
  indent: number
  /** The line without its end, from the first column on. */
  raw: string
  text: string
}

/** Characters of a page that are read; the rest is named as a problem. */
export const longestPage = 4_000_000
const longestLine = 2000

/** Replaces tabs by spaces up to the next eighth column. */
function withoutTabs(line: string): string {
  if (!line.includes('\t')) return line
  let out = ''
  for (const part of line.split(/(\t)/)) out += part === '\t' ? ' '.repeat(8 - (out.length % 8)) : part
  return out
}

/** Marks that say nothing about an option: dots that lead to the next column, `[!]` in front of a name. */
const marks: readonly Edit[] = [
  ['(no', /(?<=^\s*(?:-\w,? )?--)\((no-?)\)(?=\w)/, '[$1]'],
  [' ....', /(?<=^\s*(?:-\w,? +)?-\S+(?: <[^<>]*>)*) \.{4,} (?=\S)/, '  '],
  ['  OR  ', /(?<=^\s*-\S.*) {2,}OR {2,}(?=-)/g, ' OR '],
  ['  .', / {2}\.+ +(?=-)/g, (dots) => ' '.repeat(dots.length)],
  ['[!] -', /^(\s*)\[!\] (?=-)/, (_, before) => `${before}    `],
]

/** The text of a page as plain lines: no escapes, no letters struck over each other, no tabs. */
export function linesOf(page: string): PageLine[] {
  return page
    .slice(0, longestPage)
    .replace(/.\u0008/g, '')
    .split(/\r?\n|\r/)
    .map((line, index) => {
      const raw = edited(withoutTabs(sanitizeLines(line.slice(0, longestLine))), marks).trimEnd()
      const text = raw.trimStart()
      return { number: index + 1, indent: raw.length - text.length, raw, text }
    })
}
