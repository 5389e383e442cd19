import { addTo } from '../../model/index.ts'
import type { Vocabulary } from '../join.ts'
import { type FoundOption, optionsIn } from '../names.ts'
import { commandSubject } from '../tables.ts'
import type { FormerFact } from './fact.ts'

/** An option of a text, before it is known which commands list it. */
export interface FormerOption extends FoundOption {
  line: number
  meaning: string
  program: string
  tag?: string
  /** The commands of its own column. */
  commands: readonly string[]
  /** The command of the heading above. */
  under?: string
}

/** A command of a text. */
export interface FormerCommand {
  line: number
  program: string
  path: string
  meaning: string
  also: readonly string[]
  /** The cell that lists its options. */
  options: string
}

const namesOf = ({ long, short }: FoundOption): string[] =>
  [long, short].filter((name): name is string => name !== undefined)

/** The decks of version 0.1.0 described this program alone. */
const described = 'docker'

/** The option that most of the commands of a row knew by one of its names. */
function knownAs(
  row: FormerOption,
  commandsOf: () => readonly string[],
  { options }: Vocabulary,
): { subject: string; long?: string; short?: string } | undefined {
  if (row.tag !== undefined || row.program !== described) return undefined
  const names = namesOf(row)
  const found = commandsOf().flatMap((path) =>
    names.flatMap((name) => options.get(`${row.program} ${path} ${name}`) ?? []).slice(0, 1),
  )
  const times = (subject: string): number => found.filter((other) => other.subject === subject).length
  return found.reduce<(typeof found)[number] | undefined>(
    (best, item) => (best === undefined || times(item.subject) > times(best.subject) ? item : best),
    undefined,
  )
}

/** The commands of a text, by what the rows of its options need to know of them. */
class Commands {
  readonly listed: readonly FormerCommand[]
  private readonly own: ReadonlyMap<string, string>
  private readonly byOption = new Map<string, string[]>()
  private readonly groups: ReadonlySet<string>

  constructor(
    commands: readonly FormerCommand[],
    private readonly known: Vocabulary,
  ) {
    this.own = new Map(
      commands.flatMap(({ program, path, also }) =>
        also.map((alias) => [`${program} ${alias}`, path] as const),
      ),
    )
    this.listed = commands.map((command) => ({
      ...command,
      path: this.folded(command.program, command.path),
    }))
    for (const { program, path, options } of this.listed)
      for (const name of optionsIn(options)) addTo(this.byOption, `${program} ${name}`, path)
    this.groups = new Set(
      this.listed.flatMap(({ path }) => path.split(' ').map((_, i, words) => words.slice(0, i).join(' '))),
    )
  }

  /** The path of a command whose alias was given. */
  folded(program: string, path: string): string {
    if (this.own.size === 0 && program !== described) return path
    const key = `${program} ${path}`
    return this.own.get(key) ?? (program === described ? this.known.aliases.get(key) : undefined) ?? path
  }

  /** Whether a row belongs to the command of the heading above it: one that has no commands below it. */
  isScoped({ commands, under }: FormerOption): boolean {
    return commands.length === 0 && under !== undefined && under !== '' && !this.groups.has(under)
  }

  /** The commands that have the option of a row. */
  of(row: FormerOption): string[] {
    const listing = namesOf(row).flatMap((name) => this.byOption.get(`${row.program} ${name}`) ?? [])
    const paths = this.isScoped(row) ? [row.under!] : row.commands.length > 0 ? row.commands : listing
    return [...new Set(paths.map((path) => this.folded(row.program, path)))]
  }
}

function optionSubject(row: FormerOption, commands: Commands, known: Vocabulary): string {
  const match = knownAs(row, () => commands.of(row), known)
  if (match !== undefined) return match.subject
  const base = commands.isScoped(row)
    ? commandSubject(row.program, commands.folded(row.program, row.under!))
    : row.program
  return `${base}/${row.long ?? row.short}${row.tag === undefined ? '' : `@${row.tag}`}`
}

/** Puts options and commands together as version 0.1.0 did, and gives the first of each id. */
export function formerNames(
  rows: { commands: readonly FormerCommand[]; options: readonly FormerOption[] },
  known: Vocabulary,
): FormerFact[] {
  const commands = new Commands(rows.commands, known)
  const facts = new Map<string, FormerFact>()
  for (const { program, path, line, meaning } of commands.listed) {
    const subject = commandSubject(program, path)
    const names = [`${program} ${path}`.trim()]
    if (!facts.has(subject)) facts.set(subject, { kind: 'command', subject, line, names, meaning })
  }
  for (const row of rows.options) {
    const subject = optionSubject(row, commands, known)
    const { line, meaning } = row
    const first = facts.get(subject)
    if (first === undefined)
      facts.set(subject, { kind: 'option', subject, line, names: namesOf(row), meaning })
    else first.meaning ||= meaning
  }
  return [...facts.values()].filter(({ meaning }) => meaning !== '')
}
