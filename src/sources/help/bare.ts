import type { PageLine } from './lines.ts'
import { noDash } from './spec.ts'

const letter = /^( {0,8})([A-Za-z])(?=,? {2,}\S| <[^>]+>|, +--)/
const operand = /^( {0,8})([a-z]\w*=)(?=[A-Z]\S* {1,}\S)/

const near = 3

/** Finds the lines that begin with a name without a dash: `a   all with a terminal`, `if=FILE   read from it`. Only where several lines have that form, and letters only close to rows that have dashes. */
export function bareRows(lines: readonly PageLine[]): Map<number, string> {
  const dashed = lines.flatMap(({ raw, number }) => (/^ {0,8}-[A-Za-z](?: |,)/.test(raw) ? [number] : []))
  const places = new Set(
    dashed.flatMap((at) => Array.from({ length: 2 * near + 1 }, (_, index) => at - near + index)),
  )
  const among = lines.filter(({ number }) => places.has(number))
  return new Map([...rowsOf(letter, among), ...rowsOf(operand, lines)])
}

/** The lines of one form, where they have more than a few names. */
function rowsOf(form: RegExp, lines: readonly PageLine[]): (readonly [number, string])[] {
  const rows = lines.flatMap(({ number, raw }) => {
    const name = form.exec(raw)?.[2]
    return name === undefined ? [] : [[number, name] as const]
  })
  return new Set(rows.map(([, name]) => name)).size > 3 ? rows : []
}

/** Marks names without a dash so that their rows are read like any other: those that a line begins with, and letters among names (`-p, p, --pid`). */
export function withBare(line: PageLine, bare: ReadonlyMap<number, string>): PageLine {
  const { raw, number, indent } = line
  if (bare.size === 0) return line
  const own = bare.get(number)
  const marked =
    own === undefined
      ? raw.replace(/^( *-[A-Za-z](?:, -[A-Za-z])?, )([A-Za-z])(?=,? )/, `$1${noDash}$2`)
      : raw.slice(0, indent) + noDash + raw.slice(indent)
  if (marked === raw) return line
  // The text stays in its column.
  const kept = marked.replace(/(\S)( {3,})/, (_, end: string, gap: string) => end + gap.slice(noDash.length))
  return { ...line, raw: kept, text: kept.trimStart() }
}
