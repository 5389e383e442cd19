import type { SpecItem } from './spec.ts'

/** A row of a page: names, values and the lines of its text. */
export interface HelpRow {
  items: SpecItem[]
  text: string[]
  indent: number
  line: number
  global: boolean
  colon?: boolean
  /** Its names are tags of their own, one above the other. */
  stacked?: boolean
}

export const isLong = (name: string): boolean => name.startsWith('--') || name.length > 2

/** The form of a value without what ties it to the name. */
export const formOf = (value: string): string =>
  value
    .replace(/^\[:[^\]]*\] +(?=\S)/, '')
    .replace(/^=$/, '')
    .replace(/^\[([^[\]=]+)\]$/, '$1')
    .trim()
    .replace(/^\[=(.*)\]$/, '$1')
    .replace(/^=(?=.)|=$/g, '')
    .trim()

/** Whether a value is in brackets from its first character to its last: `[=WHEN]`. */
export function isBracketed(value: string): boolean {
  let depth = 0
  // `--width [=COLUMNS]`.
  for (const [index, letter] of [...value.replace(/^ (?=\[=)/, '')].entries()) {
    depth += letter === '[' ? 1 : letter === ']' ? -1 : 0
    if (depth === 0) return index > 0 && index === value.replace(/^ (?=\[=)/, '').length - 1
  }
  return false
}

export const sameForm = (a: string, b: string): boolean => {
  const bare = (value: string): string => formOf(value).replace(/[<>]|\.{3}$/g, '')
  return bare(a) === bare(b)
}

/** The form of the value of a row. */
export const valueText = (row: Pick<HelpRow, 'items'>): string =>
  row.items.find(({ value }) => !/^=?$/.test(value))?.value ??
  row.items.find(({ value }) => value !== '')?.value ??
  ''
