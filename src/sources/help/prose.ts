import type { PageLine } from './lines.ts'
import type { HelpRow } from './row.ts'

const name = '(--?[A-Za-z][\\w-]*)(?:=([^\\s,]+))?'
const one = new RegExp(`^The ${name} (?:flag|option|switch) ([a-z].*)$`, 's')
const several = new RegExp(`^The ${name} and ${name} (?:flags|options|switches) `)

/** A letter for an option with one of its values: `--paging=never' or its alias,'-P'`. */
const setting = /(--[a-z][\w-]*=\w+)['"`]? or its alias,? ?['"`]?(-[A-Za-z])(?![\w-])/

const rowOf = (option: string, form: string | undefined, text: string, line: number): HelpRow => ({
  items: [{ name: option, value: form === undefined ? '' : `=${form}` }],
  text: text === '' ? [] : [text],
  indent: 0,
  line,
  global: false,
})

/** The paragraphs of a page, each with the line that it begins on. */
function paragraphs(lines: readonly PageLine[]): { text: string; line: number }[] {
  const found: { text: string; line: number }[] = []
  let open = false
  for (const { text, number } of lines) {
    if (text !== '' && open) found.at(-1)!.text += ` ${text}`
    else if (text !== '') found.push({ text, line: number })
    open = text !== ''
  }
  return found
}

/** The options that sentences describe, as go's pages do: `The -json flag prints …`. Two that share a sentence have no meaning of their own. */
export function proseRows(lines: readonly PageLine[]): HelpRow[] {
  return paragraphs(lines).flatMap(({ text, line }): HelpRow[] => {
    const [, same, letter] = setting.exec(text) ?? []
    if (letter !== undefined) return [rowOf(letter, undefined, `Same as ${same}.`, line)]
    if (!text.startsWith('The -')) return []
    const [, option, form, rest] = one.exec(text) ?? []
    if (option !== undefined) return [rowOf(option, form, rest!, line)]
    const [, first, firstForm, second, secondForm] = several.exec(text) ?? []
    if (first === undefined) return []
    return [rowOf(first, firstForm, '', line), rowOf(second!, secondForm, '', line)]
  })
}

const between = /(?<![\w-])([A-Z]{3,})\d? (-[a-z]+) \1\d?(?! \S*\)) *(?: {2}(?=[a-z(])(.*))?/g
const before = /(?<![\w-])(-[a-z]+) (EXPR(?:ESSION)?)(?![\w-])/g

/** Operators that stand between what they join: `EXPR1 -a EXPR2`. */
export function operatorRows(lines: readonly PageLine[]): HelpRow[] {
  return lines.flatMap(({ text, number }) => {
    if (!text.includes(' -')) return []
    const infix = [...text.matchAll(between)]
    if (infix.length === 0) return []
    const rows = infix.map(([, , option, meaning]) => rowOf(option!, undefined, meaning ?? '', number))
    const met = new Set(rows.map(({ items }) => items[0]!.name))
    const prefix = [...text.matchAll(before)].filter(([, option]) => !met.has(option!))
    return [
      ...rows,
      ...prefix.map(([, option, form]) => ({
        ...rowOf(option!, undefined, '', number),
        items: [{ name: option!, value: ` ${form}` }],
      })),
    ]
  })
}
