import type { PageLine } from './lines.ts'
import { begins, splitRow } from './spec.ts'

/** The most frequent of some numbers, where it comes up at least twice. */
export function usual(numbers: readonly number[]): number | undefined {
  const times = new Map<number, number>()
  for (const number of numbers) times.set(number, (times.get(number) ?? 0) + 1)
  const [best] = [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best && best[1] > 1 ? best[0] : undefined
}

/** The column in which the text of the rows of a block begins. */
export function textColumn(lines: readonly PageLine[]): number | undefined {
  return usual(
    lines.flatMap(({ raw, indent, text }) => {
      if (!begins(text)) return []
      const gap = [...text.matchAll(/ {2,}(?=\S)/g)].find(
        ({ index }) => !begins(text.slice(index).trimStart()),
      )
      return gap ? [raw.length - raw.slice(indent + gap.index).trimStart().length] : []
    }),
  )
}

/** A second row on a line, in a column of its own: its text has words after the name. */
const second = / {2,}(?=((?:\+\|)?[-+]-?[\w?@]+(?:[ =][<[A-Za-z]\S*)?) {1,}(?!-)\S)/g

/** Cuts lines that hold two rows side by side (`-a  all   -b  both`), as zip prints them. */
export function withoutColumns(lines: readonly PageLine[], depth = 0): PageLine[] {
  const places = (line: PageLine): number[] =>
    line.text === '' || !begins(line.text)
      ? []
      : [...line.raw.matchAll(second)]
          .map((match) => match.index + match[0].length)
          .filter((at) => at > line.indent + 8 && / [a-z]/.test(line.raw.slice(line.indent, at)))
  const column = usual(lines.flatMap(places))
  const rows = lines.filter((line) => column !== undefined && places(line).includes(column))
  if (column === undefined || rows.length < 3) return [...lines]
  // Names in two columns (`-a   --all   text`) are one row.
  const own = rows.filter(({ raw, indent }) => {
    const left = splitRow(raw.slice(indent, column).trimEnd(), undefined)
    return left !== undefined && left.text !== ''
  })
  if (own.length < rows.length * 0.8) return [...lines]
  const cut = lines.flatMap((line): PageLine[] => {
    if (
      !/[-+]/.test(line.raw[column] ?? '') ||
      line.raw[column - 1] !== ' ' ||
      line.raw.slice(0, column).trim() === ''
    )
      return [line]
    const left = line.raw.slice(0, column).trimEnd()
    const right = line.raw.slice(column)
    return [
      { ...line, raw: left, text: left.trimStart() },
      { ...line, raw: ' '.repeat(line.indent) + right, text: right },
    ]
  })
  return depth < 3 ? withoutColumns(cut, depth + 1) : cut
}

const argument = /^(?:[A-Z][A-Z0-9]*(?:\[[^\]]*\])?|\[[^\]]*\]\S*|\{\}|[+;])$/

/** Names of which a line has several, with arguments in capitals and no texts: find's `-amin N -empty`. */
export function severalOn(text: string): string[] | undefined {
  if (!/^-[A-Za-z]\w.* -/.test(text) || /[,|]/.test(text.replace(/\[[^\]]*\]/g, ''))) return undefined
  const rows: string[] = []
  for (const part of text.split(/\s+/)) {
    if (/^-[A-Za-z][\w-]*$/.test(part)) rows.push(part)
    else if (argument.test(part) && rows.length > 0) rows[rows.length - 1] += ` ${part}`
    else return undefined
  }
  return rows.length > 1 ? rows : undefined
}

/** The alternatives of a text in braces, split at `|` outside of further brackets. */
function alternatives(text: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of text) {
    if (letter === '|' && depth === 0) {
      parts.push('')
      continue
    }
    if ('{[<'.includes(letter)) depth++
    if ('}]>'.includes(letter)) depth--
    parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** A rule of a grammar on a page: `OPTIONS := { -V[ersion] | -4 }`. */
export interface GrammarRule {
  name: string
  parts: string[]
  line: number
}

/** Takes the rules of a grammar out of a page; the lines that are left are read as usual. */
export function grammarRules(lines: readonly PageLine[]): { rules: GrammarRule[]; rest: PageLine[] } {
  const rules: GrammarRule[] = []
  const rest: PageLine[] = []
  let open: { name: string; text: string; line: number } | undefined
  const close = (): void => {
    if (open) rules.push({ name: open.name, line: open.line, parts: alternatives(open.text.slice(1, -1)) })
    open = undefined
  }
  for (const line of lines) {
    const begun = /^(?:where +)?([A-Z]{2,}) := (\{.*)$/.exec(line.text)
    if (begun) open = { name: begun[1]!, text: begun[2]!, line: line.number }
    else if (open) open.text += ` ${line.text}`
    else rest.push(line)
    if (open && (balanced(open.text) || open.text.length > 4000)) close()
  }
  close()
  return { rules, rest }
}

const count = (text: string, letters: string): number =>
  [...text].filter((letter) => letters.includes(letter)).length

const balanced = (text: string): boolean => count(text, '{') === count(text, '}')

/** Joins rows whose names have a bracket that is closed on a further line: `-W[a/=abbrev,` and below `i/=info]`. */
export function joinBrackets(lines: readonly PageLine[]): PageLine[] {
  const joined: PageLine[] = []
  let open: PageLine | undefined
  for (const line of lines) {
    if (open && line.indent > open.indent && !begins(line.text) && line.text !== '') {
      open.text += ` ${line.text}`
      open.raw += ` ${line.text}`
      if (count(open.text, '[{') === count(open.text, ']}') || open.text.length > 600) open = undefined
      continue
    }
    const own = { ...line }
    joined.push(own)
    const isNames = begins(line.text) && !line.text.includes('  ')
    open = isNames && count(line.text, '[{') > count(line.text, ']}') ? own : undefined
  }
  return joined
}
