import type { CommandEntry, OptionEntry, Place, Problem } from '../model/index.ts'
import { type Column, columnsOf } from './columns.ts'
import { optionsIn, optionsOfCell } from './names.ts'

/** A table as text cells, with the line of each row. */
export interface Table {
  header: string[]
  rows: { cells: string[]; at: Place }[]
  at: Place
}

/** What stands around a table. */
export interface TableContext {
  program?: string
  /** The command path of the heading above. */
  path?: string
  level: number
  topic?: string
}

/** An option as a table has it, before it is joined with the commands that list it. */
export interface OptionRow extends OptionEntry {
  tag?: string
  /** The commands of the row's own column, or of the heading; empty when the command tables have to say. */
  commands: string[]
  /** The command path of the heading above the table. */
  under?: string
}

/** What a table gives. */
export interface TableParts {
  commands: CommandEntry[]
  options: OptionRow[]
  problems: Problem[]
}

// In code an asterisk is itself, elsewhere it is emphasis.
const bare = (cell: string): string =>
  (cell.includes('`') ? cell : cell.replaceAll('*', '')).replaceAll('`', '').trim()
const filled = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === '' ? undefined : cell

/** The subject of a command: `docker/container/run`. */
export const commandSubject = (program: string, path: string): string =>
  path === '' ? program : `${program}/${path.replaceAll(' ', '/')}`

/** A command path without the program in front, single spaces. */
const pathIn = (text: string, program: string): string => {
  const words = bare(text).split(/\s+/)
  return (words[0] === program ? words.slice(1) : words).join(' ')
}

/** Command lines in a cell: "`docker ps`, `docker container ps`"; the program alone is ''. */
const pathsIn = (cell: string, program: string): string[] =>
  cell
    .split(/[,;、]|<br>/)
    .filter((part) => bare(part) !== '')
    .map((part) => pathIn(part, program))

/** Reads a table of commands or of options; what it cannot use becomes problems. */
export function readTable(table: Table, context: TableContext): TableParts {
  const parts: TableParts = { commands: [], options: [], problems: [] }
  const columns = columnsOf(
    table.header,
    table.rows.map((row) => row.cells),
  )
  const { program } = context
  if (columns === undefined) {
    parts.problems.push({ at: table.at, code: 'table-unknown', detail: table.header.map(bare).join(' | ') })
    return parts
  }
  if (program === undefined) {
    parts.problems.push({ at: table.at, code: 'no-program' })
    return parts
  }
  const commandTable = !columns.includes('option')
  for (const row of table.rows) {
    const cell = (column: Column): string => row.cells[columns.indexOf(column)]?.trim() ?? ''
    if (row.cells.every((text) => text.trim() === '')) {
      parts.problems.push({ at: row.at, code: 'row-empty' })
      continue
    }
    const fact = {
      at: row.at,
      level: context.level,
      topic: context.topic,
      why: filled(cell('why')),
      since: filled(bare(cell('since'))),
      until: filled(bare(cell('until'))),
      example: filled(bare(cell('example'))),
      summary: cell('meaning'),
      program,
    }
    if (commandTable) {
      // The command itself, without the places that stand behind it: `git add FILE`.
      const name = bare(cell('command')).replace(/\s+(?:[<[(-]|[A-Z][A-Z_]*(?=\s|$|\.\.\.)).*$/s, '')
      if (!/^[A-Za-z0-9][\w .-]*$/.test(name)) {
        parts.problems.push({ at: row.at, code: 'row-no-name', detail: name })
        continue
      }
      const words = name.split(/\s+/)
      const full = words[0] === program
      const path = [
        ...(full || !context.path ? [] : [context.path]),
        ...(full ? words.slice(1) : words),
      ].join(' ')
      if (fact.summary === '') parts.problems.push({ at: row.at, code: 'no-meaning', detail: name })
      else
        parts.commands.push({
          kind: 'command',
          subject: commandSubject(program, path),
          ...fact,
          path,
          aliases: pathsIn(cell('also'), program).filter((alias) => alias !== ''),
          // A table with usages that leaves one out says that nothing follows the options.
          usage: columns.includes('usage') ? bare(cell('usage')) : undefined,
          options: optionsIn(cell('options')),
        })
      continue
    }
    const names = cell('option')
    const tag = /\{#([\p{L}\p{N}_.-]+)\}/u.exec(names)?.[1]
    const found = optionsOfCell(names.replace(/\{#[^}]*\}/, ''))
    if (found.length === 0) {
      parts.problems.push({ at: row.at, code: 'row-no-name', detail: bare(names) })
      continue
    }
    const own = columns.includes('commands') ? pathsIn(cell('commands'), program) : []
    for (const option of found)
      parts.options.push({
        kind: 'option',
        subject: '',
        ...fact,
        long: option.long,
        short: option.short,
        // A table with types that leaves one out says that the option takes no value.
        type: filled(bare(cell('type'))) ?? (columns.includes('type') ? 'boolean' : undefined),
        value: filled(bare(cell('value'))) ?? option.value,
        default: filled(bare(cell('default'))),
        tag,
        commands: own,
        under: context.path,
      })
  }
  return parts
}
