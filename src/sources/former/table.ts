import { optionsOfCell } from '../names.ts'
import { type Column, formerColumns } from './columns.ts'
import type { FormerCommand, FormerOption } from './options.ts'

// In code an asterisk is itself, elsewhere it is emphasis.
const bare = (cell: string): string =>
  (cell.includes('`') ? cell : cell.replaceAll('*', '')).replaceAll('`', '').trim()

const pathIn = (text: string, program: string): string => {
  const words = bare(text).split(/\s+/)
  return (words[0] === program ? words.slice(1) : words).join(' ')
}

const pathsIn = (cell: string, program: string): string[] =>
  cell
    .split(/[,;、]|<br>/)
    .filter((part) => bare(part) !== '')
    .map((part) => pathIn(part, program))

/** A table, and the place where it stands. */
interface PlacedTable {
  header: readonly string[]
  rows: readonly { cells: readonly string[]; line: number }[]
  program: string
  /** The command of the heading above. */
  path?: string
}

/** The commands and options of a table as version 0.1.0 read them. */
export function formerTable({ header, rows, program, path }: PlacedTable): {
  commands: FormerCommand[]
  options: FormerOption[]
} {
  const columns = formerColumns(
    header,
    rows.map(({ cells }) => cells),
  )
  if (columns === undefined) return { commands: [], options: [] }
  const placed = rows.map(({ cells, line }): Row => {
    const cell = (column: Column): string => cells[columns.indexOf(column)]?.trim() ?? ''
    return { cell, line, program, path, meaning: cell('meaning') }
  })
  return columns.includes('option')
    ? { commands: [], options: placed.flatMap((row) => optionsIn(row, columns.includes('commands'))) }
    : { commands: placed.flatMap(commandIn), options: [] }
}

/** A row, and what its table is about. */
interface Row extends Pick<PlacedTable, 'program' | 'path'> {
  cell(column: Column): string
  line: number
  meaning: string
}

function optionsIn({ cell, line, program, path, meaning }: Row, hasCommands: boolean): FormerOption[] {
  const names = cell('option')
  const tag = /\{#([\p{L}\p{N}_.-]+)\}/u.exec(names)?.[1]
  const commands = hasCommands ? pathsIn(cell('commands'), program) : []
  // Not spread: notes may have a hundred thousand rows.
  return optionsOfCell(names.replace(/\{#[^}]*\}/, '')).map(({ long, short, value }) => ({
    long,
    short,
    value,
    line,
    meaning,
    program,
    tag,
    commands,
    under: path,
  }))
}

/** The command itself, without the places that stand behind it: `git add FILE`. */
function commandIn({ cell, line, program, path, meaning }: Row): FormerCommand[] {
  const name = bare(cell('command')).replace(/\s+(?:[<[(-]|[A-Z][A-Z_]*(?=\s|$|\.\.\.)).*$/s, '')
  if (!/^[A-Za-z0-9][\w .-]*$/.test(name) || meaning === '') return []
  const words = name.split(/\s+/)
  const isFull = words[0] === program
  const own = [...(isFull || !path ? [] : [path]), ...(isFull ? words.slice(1) : words)].join(' ')
  const also = pathsIn(cell('also'), program).filter((alias) => alias !== '')
  return [{ line, program, path: own, meaning, also, options: cell('options') }]
}
