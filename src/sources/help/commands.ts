import type { PageLine } from './lines.ts'
import type { HelpCommand } from './page.ts'

const name = String.raw`[A-Za-z0-9][\w.+-]*(?::[\w.+-]+)*`
const row = new RegExp(
  String.raw`^(${name})\*?((?:, ${name})*)((?: (?:[A-Z][A-Z_-]+(?:\.\.\.|…)?|<[^>]+>(?:\.\.\.)?|\[[^\]]+\](?:\.\.\.|…)?))*):?(?:\s{2,}(?:[-:=] )?| (?:[-:]|--) |\s*$)(.*)$`,
)

/** The command of a line; `column` is where the text of the rows around it begins. */
export function commandIn(line: PageLine, column: number | undefined): HelpCommand | undefined {
  const { raw, indent, text, number } = line
  const match = row.exec(text) ?? byColumn(raw, indent, column)
  if (!match || match[1]!.endsWith('.') || /^[A-Z][A-Z]|^\d+$/.test(match[1]!)) return undefined
  return {
    name: match[1]!.replace(/:$/, ''),
    aliases: match[2]!.split(', ').filter((alias) => alias !== ''),
    summary: match[4]!.trim(),
    line: number,
  }
}

/** A name so long that one space is left before its text. */
function byColumn(raw: string, indent: number, column: number | undefined): string[] | undefined {
  if (column === undefined || raw[column - 1] !== ' ' || raw[column] === ' ') return undefined
  const found = new RegExp(`^(${name})\\*?$`).exec(raw.slice(indent, column - 1).trimEnd())
  return found ? [raw, found[1]!, '', '', raw.slice(column)] : undefined
}

const names = new RegExp(String.raw`^${name}(?:,\s+${name})*,?$`)
const columns = new RegExp(String.raw`^${name}(?:\s{2,}${name})+\s*$`)

/** Commands of which a line only gives the names: `access, adduser, audit,` or in columns. */
export function commandNamesIn({ text, number }: PageLine): HelpCommand[] {
  if (!(text.includes(',') && names.test(text)) && !columns.test(text)) return []
  return text
    .split(/,\s*|\s{2,}/)
    .filter((one) => one !== '')
    .map((one) => ({ name: one, aliases: [], summary: '', line: number }))
}
