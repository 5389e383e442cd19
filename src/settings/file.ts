import type { SettingValue } from './table.ts'

/** Reads TOML; throws where it is none. */
export type ParseToml = (text: string) => Record<string, unknown>

// Arrays and dates are values.
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  [null, Object.prototype].includes(Object.getPrototypeOf(value))

/** The keys of a parsed file, its tables as names with dots. */
export function flat(table: Record<string, unknown>, under = ''): [string, unknown][] {
  return Object.entries(table).flatMap(([key, value]): [string, unknown][] => {
    const name = `${under}${key}`
    if (!isTable(value)) return [[name, value]]
    const inside = flat(value, `${name}.`)
    // A table without anything in it is a mistake only where no setting could be.
    return inside.length > 0 || name === 'keys' ? inside : [[name, value]]
  })
}

/** A value as TOML writes it. */
const literal = (value: SettingValue): string => JSON.stringify(value)

/** A line of a file that gives something a value, or did so before it was made a comment. */
interface Assignment {
  index: number
  name: string
  comment: boolean
}

const keyPart = String.raw`(?:[\w-]+|"[^"\\]*"|'[^']*')`
const path = String.raw`${keyPart}(?:[ \t]*\.[ \t]*${keyPart})*`
const header = new RegExp(String.raw`^\s*\[\s*(${path})\s*\]\s*(?:#.*)?$`)
const assignment = new RegExp(String.raw`^\s*(#\s*)?(${path})[ \t]*=`)
const value = String.raw`(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"'#](?:[^#]*[^\s#])?)?`
const parts = new RegExp(String.raw`^(\s*${path}[ \t]*=[ \t]*)(?:${value})([ \t]*)(#.*?)?(\r?)$`)
// A value that is none: it may be the very thing to be mended.
const broken = new RegExp(String.raw`^(\s*${path}[ \t]*=[ \t]*).*?()()(\r?)$`)

const nameOf = (written: string): string =>
  [...written.matchAll(new RegExp(keyPart, 'g'))]
    .map(([part]) => part.replace(/^(["'])(.*)\1$/, '$2'))
    .join('.')

/** A text as lines, and the tables that begin in it. */
function scan(text: string): {
  lines: string[]
  found: Assignment[]
  tables: { index: number; name: string }[]
} {
  const lines = text.split('\n')
  const found: Assignment[] = []
  const tables: { index: number; name: string }[] = []
  for (const [index, line] of lines.entries()) {
    const table = header.exec(line)
    if (table) {
      tables.push({ index, name: nameOf(table[1]!) })
      continue
    }
    const given = assignment.exec(line)
    if (!given) continue
    const under = tables.length > 0 ? `${tables.at(-1)!.name}.` : ''
    found.push({ index, name: under + nameOf(given[2]!), comment: given[1] !== undefined })
  }
  return { lines, found, tables }
}

/** The line, from 1 on, on which a file gives a name its value, or at least a part of the name. */
export function lineOf(text: string): (name: string) => number {
  const { found, tables } = scan(text)
  const given = [...found.filter(({ comment }) => !comment), ...tables]
  return (name) => {
    const at =
      given.find((item) => item.name === name) ?? given.find((item) => name.startsWith(`${item.name}.`))
    return (at?.index ?? 0) + 1
  }
}

const spliced = (lines: readonly string[], at: number, remove: number, ...add: string[]): string => {
  const changed = [...lines]
  changed.splice(at, remove, ...add)
  return changed.join('\n')
}

type Scanned = ReturnType<typeof scan>

/** Texts in which a line that gives the setting a value gives it another; the last such line first. */
function* withLineChanged({ lines, found }: Scanned, name: string, value: SettingValue): Iterable<string> {
  for (const { index } of found.filter((item) => item.name === name && !item.comment).reverse()) {
    const line = lines[index]!
    const [, before, space, comment = '', end] = parts.exec(line) ?? broken.exec(line)!
    yield spliced(lines, index, 1, `${before}${literal(value)}${comment && (space || ' ')}${comment}${end}`)
  }
}

/** The text with a line behind another; the last line may lack its end. */
const withLineAfter = (lines: readonly string[], index: number, line: string, cr: string): string =>
  index < lines.length - 1
    ? spliced(lines, index + 1, 0, line)
    : spliced(lines, index, 1, `${lines[index]}${cr}`, line.slice(0, line.length - cr.length), '')

/** The text with a line in front of the first table and of the comments that belong to it, or at its end. */
function withLineOnTop({ lines, tables }: Scanned, line: string, cr: string): string {
  const first = tables[0]?.index
  if (first === undefined)
    return lines.at(-1) === ''
      ? spliced(lines, lines.length - 1, 0, line)
      : withLineAfter(lines, lines.length - 1, line, cr)
  let at = first
  while (at > 0 && /^\s*#/.test(lines[at - 1]!)) at--
  return spliced(lines, at, 0, line)
}

/** Texts in which a setting has another value, the likeliest first. */
function* withValue(text: string, name: string, value: SettingValue): Iterable<string> {
  const scanned = scan(text)
  const { lines, found, tables } = scanned
  const cr = text.includes('\r\n') ? '\r' : ''
  yield* withLineChanged(scanned, name, value)
  const under = (table: string | undefined): string =>
    `${table === undefined ? name : name.slice(table.length + 1)} = ${literal(value)}${cr}`
  for (const { index } of found.filter((item) => item.name === name && item.comment))
    yield withLineAfter(lines, index, under(tables.findLast((item) => item.index < index)?.name), cr)
  for (const table of tables)
    if (name.startsWith(`${table.name}.`)) yield withLineAfter(lines, table.index, under(table.name), cr)
  yield withLineOnTop(scanned, under(undefined), cr)
}

/** Texts in which a setting has no value, the likeliest first; a comment behind it stays. */
function* withoutValue(text: string, name: string): Iterable<string> {
  const { lines, found } = scan(text)
  for (const { index } of found.filter((item) => item.name === name && !item.comment)) {
    const [, , , comment, end = ''] = parts.exec(lines[index]!) ?? []
    yield comment === undefined ? spliced(lines, index, 1) : spliced(lines, index, 1, `${comment}${end}`)
  }
}

/** The text with one setting changed and everything else as it was; undefined as value takes it out. The parser is the judge: nothing when no change of one line does it. */
export function changed(
  text: string,
  name: string,
  value: SettingValue | undefined,
  parse: ParseToml,
): string | undefined {
  const says = (candidate: string): Map<string, unknown> | undefined => {
    try {
      return new Map(flat(parse(candidate)))
    } catch {
      return undefined
    }
  }
  const before = says(text)
  if (value === undefined && before && !before.has(name)) return text
  const others = (all: Map<string, unknown>): string =>
    JSON.stringify([...all].filter(([key]) => key !== name).sort())
  for (const candidate of value === undefined ? withoutValue(text, name) : withValue(text, name, value)) {
    const after = says(candidate)
    if (after === undefined || after.get(name) !== value) continue
    if (before === undefined || others(before) === others(after)) return candidate
  }
  return undefined
}
