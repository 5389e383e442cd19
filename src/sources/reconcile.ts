import type { CommandSpec, OptionSpec, Program } from '../commandline/index.ts'
import { nearest, type Problem } from '../model/index.ts'
import type { Settle, Vocabulary } from './join.ts'
import type { Contradiction } from './known.ts'
import { needsCommand } from './known-commands.ts'
import type { OptionRow } from './tables.ts'

/** Compares the commands that notes give an option to with what is known of them: where the option means something else it is left out, where the program is fully described and lacks it too. Each case is named. */
export function disagreement(known: Vocabulary, problems: Problem[], keep: boolean): Settle {
  return (row, names, within, subject) => {
    if (within.length === 0) {
      const found = ofNoCommand(known, row, names)
      if (found === undefined) return []
      problems.push({ at: row.at, ...found })
      return keep ? [] : undefined
    }
    const program = known.program(row.program)
    if (program === undefined) return [...within]
    const lacking = within.filter((path) => {
      const spec = program.command(program.canonical(path))
      return spec !== undefined && spec.options.size > 0 && !names.some((name) => spec.options.has(name))
    })
    return within.filter((path) => {
      const found = against(program, path, { row, names, subject })
      if (found === undefined) return true
      const { isUnsure = false, ...problem } = found
      problems.push({ at: row.at, ...problem })
      // If nothing else is said of the option, the notes may know more than we do.
      return keep || (isUnsure && lacking.length === within.length)
    })
  }
}

/** An option of notes, as it is compared. */
interface Compared {
  row: OptionRow
  names: readonly string[]
  /** The known option that it was joined with. */
  subject: string | undefined
}

/** Looks for what speaks against an option that notes give to no command. */
function ofNoCommand(
  known: Vocabulary,
  { program, commands }: OptionRow,
  names: readonly string[],
): Contradiction | undefined {
  if (isUnknown(known, program, names)) return { code: 'no-such-option', detail: names.join(', ') }
  return commands.length === 0 && isOfCommand(known, program, names)
    ? { code: 'not-in-program', detail: `${names.join(', ')} (${program})` }
    : undefined
}

/** Looks for what speaks against an option of a command; `isUnsure` says that not all options of the command are known. */
function against(
  program: Program,
  path: string,
  { row, names, subject }: Compared,
): (Contradiction & { isUnsure?: boolean }) | undefined {
  const spec = program.command(program.canonical(path))
  const place = `${row.program} ${path}`.trim()
  if (spec === undefined)
    return isNoCommandOf(program, path) ? { code: 'no-such-command', detail: place } : undefined
  if (spec.options.size === 0) return undefined
  const found = names.map((name) => spec.options.get(name)).find((option) => option !== undefined)
  if (found === undefined) {
    const isUnsure = !isComplete(program, spec) && !isSlip(names, spec.options)
    return { code: 'not-in-program', detail: `${names.join(', ')} (${place})`, isUnsure }
  }
  const isSame = subject === undefined || found.subject === subject
  if (isSame && ofAnother(program, found, row.summary) === undefined) return undefined
  const meant = `${found.long ?? found.name}, ${found.summary}`
  return { code: 'means-else', detail: `${names[0]} (${place}: ${meant})` }
}

/** Whether a path is none of the commands of a program that lists them all. */
function isNoCommandOf(program: Program, path: string): boolean {
  const words = path.split(' ')
  const depth = words.findIndex((_, index) => !program.leads(words.slice(0, index + 1).join(' ')))
  return depth >= 0 && program.refuses(words.slice(0, depth).join(' '), words[depth]!)
}

/** Whether every option of a command is known: it is described in full, or the whole program is. */
const isComplete = (program: Program, spec: CommandSpec): boolean =>
  spec.grammar.complete || (program.command('')?.grammar.complete ?? false)

/** The command whose option a meaning names, where one of the same short form means something else here: "allocate a pseudo-tty" as the meaning of `-t` of `build`. */
function ofAnother(program: Program, found: OptionSpec, meaning: string): string | undefined {
  const words = new Set(meaning.toLowerCase().match(/[a-z]{3,}/g) ?? [])
  const says = (long: string | undefined): boolean => long !== undefined && words.has(long.replace(/^--/, ''))
  if (found.short === undefined || says(found.long)) return undefined
  return program
    .having(found.short)
    .find((path) => says(program.command(path)?.options.get(found.short!)?.long))
}

/** Whether a name is that of a known option, but for a slip. */
const isSlip = (names: readonly string[], options: ReadonlyMap<string, unknown>): boolean =>
  names.some((name) => name.length > 3 && nearest(name, options.keys()) !== undefined)

/** Whether a program takes an option only behind one of its commands: docker itself has no `-f`. */
function isOfCommand(known: Vocabulary, name: string, names: readonly string[]): boolean {
  const program = known.program(name)
  const itself = program?.command('')?.options
  if (program === undefined || itself === undefined || program.children('').length === 0)
    return names.every((option) => needsCommand(name, option))
  return !names.some((option) => itself.has(option))
}

/** Whether a described program has an option of such a name nowhere, and one that is spelt nearly alike or a full description. */
function isUnknown(known: Vocabulary, name: string, names: readonly string[]): boolean {
  const program = known.program(name)
  if (!program || program.commands().length === 0) return false
  if (names.some((form) => program.having(form).length > 0)) return false
  const all = program.commands().flatMap((path) => [...(program.command(path)?.options.keys() ?? [])])
  const complete = program.command('')?.grammar.complete ?? false
  return complete || names.some((form) => form.length > 3 && nearest(form, all) !== undefined)
}
