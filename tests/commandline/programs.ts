import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grammarEntry, type Program, programOf } from '../../src/commandline/index.ts'
import type { CommandEntry, Entry, Grammar, GrammarStyle, OptionEntry } from '../../src/model/index.ts'
import { root } from '../folders.ts'

const rows = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

const list = (cell: string | undefined): string[] => (cell ? cell.split(',') : [])
const at = { file: 'programs.tsv', line: 1 }

function commandOf([, program = '', path = '', aliases, usage]: string[]): CommandEntry {
  const more = { aliases: list(aliases), usage: usage === '-' ? undefined : usage }
  return {
    kind: 'command',
    subject: `${program}/${path}`,
    program,
    path,
    at,
    level: 1,
    options: [],
    summary: path,
    ...more,
  }
}

function optionOf(cells: string[]): OptionEntry {
  const [, program = '', paths = '', names, type, value, usual, choices, optional, repeatable, negated] =
    cells
  const forms = list(names)
  const long = forms.find((name) => name.length > 2)
  const name = long ?? forms[0]!
  return {
    kind: 'option',
    subject: `${program}/${name}`,
    program,
    commands: paths === '*' ? [] : list(paths).map((path) => (path === '.' ? '' : path)),
    long,
    short: forms.find((form) => form.length <= 2),
    also: forms.filter((form) => form !== long && form !== forms.find((other) => other.length <= 2)),
    type: type || undefined,
    value: value || undefined,
    default: usual || undefined,
    choices: choices ? list(choices) : undefined,
    optionalValue: optional === 'optional' || undefined,
    repeatable: repeatable === 'repeatable' || undefined,
    negated: negated || undefined,
    at,
    level: 1,
    summary: name,
  }
}

const tables = new Map<string, Entry[]>()
const grammars = new Map<string, Grammar>()
for (const cells of rows(join(root, 'tests/fixtures/programs.tsv'))) {
  const name = cells[1]!
  const entries = tables.get(name) ?? []
  if (cells[0] === 'grammar') grammars.set(name, cells[2] ? { style: cells[2] as GrammarStyle } : {})
  else entries.push(cells[0] === 'command' ? commandOf(cells) : optionOf(cells))
  tables.set(name, entries)
}

for (const [name, entries] of tables)
  entries.push(grammarEntry(name, '', 'help', grammars.get(name) ?? { complete: true }, at))

/** A program as the fixture describes it; `plain` reads it by the common rules, without its dialect. */
export const programNamed = (name: string, plain = false): Program =>
  plain ? programOf(name, tables.get(name) ?? [], {}) : programOf(name, tables.get(name) ?? [])

/** The programs of the fixture. */
export const programNames = (): string[] => [...tables.keys()]

/** Two command lines, and whether the program does the same for both; `invalid` when it refuses the second. */
export interface Pair {
  program: string
  kind: string
  a: string
  b: string
  truth: 'same' | 'different' | 'invalid'
}

/** The pairs of a file; none where it is missing. */
export const pairsIn = (file: string): Pair[] =>
  !existsSync(file)
    ? []
    : rows(file)
        .slice(1)
        .map(([program = '', kind = '', a = '', b = '', truth]) => ({
          program,
          kind,
          a,
          b,
          truth: truth as Pair['truth'],
        }))
