import type { Program } from '../commandline/index.ts'
import type { CommandEntry, OptionEntry, Problem } from '../model/index.ts'
import { alternatives, bare, classify, type Named, rowsAreOwn } from './classify.ts'
import type { Column } from './column-words.ts'
import { columnsOf, comparesBoth, keyColumn } from './columns.ts'
import type { ShownLine, Spot, Table, TableRow } from './facts.ts'
import { saysNoMeaning } from './guards.ts'
import { formsJoined } from './joined-columns.ts'
import { isNoCommand } from './known-commands.ts'
import { optionsIn, optionsOfCell } from './names.ts'
import { isAboutValue, optionWithValue, severalValues } from './option-names.ts'
import { onlyText, type PairRow, pairsOf } from './pair-rows.ts'
import type { Scope } from './scope.ts'

/** The surroundings of a table. */
export interface TableContext {
  scope: Scope
  level: number
  topic?: string
  /** A deck's own grammar: other tables are for the reader. */
  strict: boolean
  describedBy(program: string): Program | undefined
}

/** An option as a table has it, before it is joined with the commands that list it. */
export interface OptionRow extends OptionEntry {
  tag?: string
  /** The commands of the row's own column, or of the heading; empty when the command tables have to say. */
  commands: string[]
  /** The command path of the heading above the table. */
  under?: string
  /** That command is typed without another one behind it: options below it are its own, though it has commands. */
  acts?: boolean
}

/** The result of reading a table. */
export interface TableParts {
  commands: CommandEntry[]
  options: OptionRow[]
  /** Names that are whole command lines; the comment is their meaning. */
  lines: ShownLine[]
  pairs: PairRow[]
  problems: Problem[]
}

const filled = (cell: string | undefined): string | undefined =>
  cell === undefined || cell === '' ? undefined : cell

/** The subject of a command: `docker/container/run`. */
export const commandSubject = (program: string, path: string): string =>
  path === '' ? program : `${program}/${path.replaceAll(' ', '/')}`

/** A command that a name and its meaning teach. */
export const commandOf = (
  { at, level, topic }: Spot,
  { program, path }: Named & { kind: 'command' },
  summary: string,
): CommandEntry => ({
  kind: 'command',
  subject: commandSubject(program, path),
  at,
  level,
  topic,
  program,
  path,
  aliases: [],
  options: [],
  summary,
})

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

/** The facts of a row beside its name. */
type RowFact = Pick<
  CommandEntry,
  'at' | 'level' | 'topic' | 'why' | 'since' | 'until' | 'example' | 'summary'
>

/** Reads the rows of a table; `columns` says what they hold. */
class TableReader {
  readonly parts: TableParts = { commands: [], options: [], lines: [], pairs: [], problems: [] }
  private valued?: ReadonlySet<string>
  private telling?: number

  constructor(
    private readonly table: Table,
    private readonly columns: readonly (Column | undefined)[],
    private readonly context: TableContext,
  ) {}

  read(): TableParts {
    const name = this.columns.includes('option') ? 'option' : 'command'
    const own = rowsAreOwn(
      this.table.rows.flatMap((row) => alternatives(this.cell(row, name))),
      this.context.scope,
      this.context.describedBy,
    )
    for (const row of this.table.rows) {
      if (row.cells.every((text) => text.trim() === '')) this.problem(row, 'row-empty')
      else if (name === 'command') this.command(row, own)
      else this.option(row, own)
    }
    return this.parts
  }

  private cell(row: TableRow, column: Column): string {
    return row.cells[this.columns.indexOf(column)]?.trim() ?? ''
  }

  private problem(row: TableRow, code: Problem['code'], detail?: string): void {
    this.parts.problems.push({ at: row.at, code, detail })
  }

  /** The column that says what rows mean where no heading does: the only one of several whose cells are texts, each another one. -1 where that is not clear. */
  private tellingColumn(): number {
    const { header, rows } = this.table
    this.telling ??= onlyText(
      header.flatMap((_, index) => (this.columns[index] === undefined ? [index] : [])),
      rows.map(({ cells }) => cells),
    )
    return this.telling
  }

  private fact(row: TableRow): RowFact {
    const { level, topic } = this.context
    const told = this.columns.includes('meaning') ? this.columns.indexOf('meaning') : this.tellingColumn()
    const extra = row.cells.flatMap((cell, index) => {
      const free = index >= this.columns.length || this.columns[index] === undefined
      if (!free || index === told || cell.trim() === '') return []
      const heading = bare(this.table.header[index] ?? '')
      return [heading === '' ? cell.trim() : `${heading}: ${cell.trim()}`]
    })
    const why = [this.cell(row, 'why'), ...(told < 0 ? [] : extra)].filter(Boolean).join('\n')
    return {
      at: row.at,
      level,
      topic,
      why: filled(why),
      since: filled(bare(this.cell(row, 'since'))),
      until: filled(bare(this.cell(row, 'until'))),
      example: filled(bare(this.cell(row, 'example'))),
      summary: told < 0 ? extra.join('\n') : (row.cells[told]?.trim() ?? ''),
    }
  }

  /** Classifies a name of a table of commands. */
  private named(name: string, own: boolean): Named {
    const { scope, describedBy, strict } = this.context
    // In a deck's own grammar, or with its options beside it, the author says what is a command.
    const isTold = strict || this.columns.includes('options')
    return !isTold && isNoCommand(name, scope, describedBy)
      ? { kind: 'other' }
      : classify(name, scope, describedBy, own)
  }

  private command(row: TableRow, own: (name: string) => boolean): void {
    const cell = this.cell(row, 'command')
    const fact = this.fact(row)
    if (bare(cell) === '') {
      this.problem(row, 'row-no-name')
      return
    }
    for (const name of alternatives(cell)) {
      const named = this.named(name, own(name))
      if (fact.summary === '') this.problem(row, 'no-meaning', name)
      else if (!this.context.strict && saysNoMeaning(fact.summary)) this.problem(row, 'not-asked', bare(name))
      else if (named.kind === 'command') this.parts.commands.push(this.commandEntry(row, fact, named))
      else if (named.kind === 'line')
        this.parts.lines.push({ text: named.text, at: row.at, comment: fact.summary })
      else if (named.kind === 'options') this.optionRows(row, name, fact)
      else this.parts.pairs.push({ name: bare(cell), meaning: fact.summary, at: row.at, why: fact.why })
      if (named.kind === 'other') return
    }
  }

  private commandEntry(
    row: TableRow,
    fact: RowFact,
    { program, path }: { program: string; path: string },
  ): CommandEntry {
    return {
      kind: 'command',
      subject: commandSubject(program, path),
      ...fact,
      program,
      path,
      aliases: pathsIn(this.cell(row, 'also'), program).filter(
        (alias) => alias !== '' && identifiers.test(alias),
      ),
      // A table with usages that leaves one out says that nothing follows the options.
      usage: this.columns.includes('usage') ? bare(this.cell(row, 'usage')) : undefined,
      options: optionsIn(this.cell(row, 'options')),
    }
  }

  private option(row: TableRow, own: (name: string) => boolean): void {
    const cell = this.cell(row, 'option')
    const fact = this.fact(row)
    const name = bare(cell.replace(/\{#[^}]*\}/, ''))
    const { scope, describedBy } = this.context
    if (name !== '' && /^["'\s]*(?:--?|[–—])[A-Za-z0-9]/.test(name) && optionsIn(name).length > 0) {
      this.optionRows(row, cell, fact)
      return
    }
    const named = classify(name, scope, describedBy, own(name))
    if (name === '') this.problem(row, 'row-no-name')
    else if (fact.summary === '') this.problem(row, 'no-meaning', name)
    else if (named.kind === 'line')
      this.parts.lines.push({ text: named.text, at: row.at, comment: fact.summary })
    else if (named.kind === 'command' && named.path === '')
      this.parts.commands.push(this.commandEntry(row, fact, named))
    else if (scope.program === undefined || !this.context.strict)
      this.parts.pairs.push({ name, meaning: fact.summary, at: row.at, why: fact.why })
    else this.problem(row, 'row-no-name', name)
  }

  /** Whether other rows have the same option with another value: `-o wide` and `-o yaml` are two facts. */
  private isOneOfValues(name: string): boolean {
    const option = optionWithValue(name)
    if (option === undefined) return false
    const column = this.columns.includes('option') ? 'option' : 'command'
    this.valued ??= severalValues(this.table.rows.map((row) => this.cell(row, column)))
    return this.valued.has(option)
  }

  private optionRows(row: TableRow, cell: string, fact: RowFact): void {
    const { program, path } = this.context.scope
    const tag = /\{#([\p{L}\p{N}_.-]+)\}/u.exec(cell)?.[1]
    const names = cell.replace(/\{#[^}]*\}/, '')
    const isValue = !this.context.strict && (isAboutValue(names, fact.summary) || this.isOneOfValues(names))
    if (program === undefined || isValue) {
      if (fact.summary === '') this.problem(row, 'no-meaning', bare(names))
      else this.parts.pairs.push({ name: bare(names), meaning: fact.summary, at: row.at, why: fact.why })
      return
    }
    const own = this.columns.includes('commands') ? pathsIn(this.cell(row, 'commands'), program) : []
    for (const option of optionsOfCell(names))
      this.parts.options.push({
        kind: 'option',
        subject: '',
        ...fact,
        program,
        long: option.long,
        short: option.short,
        // A table with types that leaves one out says that the option takes no value.
        type: filled(bare(this.cell(row, 'type'))) ?? (this.columns.includes('type') ? 'boolean' : undefined),
        value: filled(bare(this.cell(row, 'value'))) ?? option.value,
        default: filled(bare(this.cell(row, 'default'))),
        tag,
        commands: own,
        under: path,
      })
  }
}

const identifiers = /^[a-z0-9][\w.-]*(?: [a-z0-9][\w.-]*)*$/

/** A table with the column that its rows are about in front. */
function keysFirst(table: Table): Table {
  const { header, rows } = table
  const index = keyColumn(
    header,
    rows.map(({ cells }) => cells),
  )
  if (index === undefined) return table
  const moved = (cells: readonly string[]): string[] => [
    cells[index] ?? '',
    ...cells.slice(1, index),
    ...cells.slice(index + 1),
    cells[0] ?? '',
  ]
  return { ...table, header: moved(header), rows: rows.map((row) => ({ ...row, cells: moved(row.cells) })) }
}

/** Reads a table of commands, of options or of anything else; what it cannot use becomes problems. */
export function readTable(given: Table, context: TableContext): TableParts {
  const table = context.strict ? given : keysFirst(formsJoined(given))
  const columns = columnsOf(
    table.header,
    table.rows.map((row) => row.cells),
  )
  if (columns !== undefined) return new TableReader(table, columns, context).read()
  const parts: TableParts = { commands: [], options: [], lines: [], pairs: [], problems: [] }
  if (context.strict) {
    parts.problems.push({ at: table.at, code: 'table-unknown', detail: table.header.map(bare).join(' | ') })
    return parts
  }
  if (comparesBoth(table.header, context.topic)) {
    for (const { cells, at } of table.rows)
      parts.problems.push({ at, code: 'not-asked', detail: bare(cells[0] ?? '').slice(0, 60) })
    return parts
  }
  // Nobody knows by heart how a version does.
  const pairs = pairsOf(table).filter(({ name }) => !/^\d+(?:\.\d+){1,2}(?:\s|$)/.test(name))
  for (const pair of pairs) parts.pairs.push(pair)
  const used = new Set(parts.pairs.map(({ at }) => at.line))
  for (const { cells, at } of table.rows) {
    if (used.has(at.line)) continue
    const name = cells.map(bare).find((cell) => cell !== '')
    parts.problems.push(
      name === undefined ? { at, code: 'row-empty' } : { at, code: 'no-meaning', detail: name },
    )
  }
  return parts
}
