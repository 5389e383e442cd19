import { type Program, readLine } from '../commandline/index.ts'
import {
  addTo,
  type CommandEntry,
  type Deck,
  type Entry,
  nearest,
  type OptionEntry,
  optionNames,
  type Problem,
} from '../model/index.ts'

/** A program as notes are held against it: every option of every command, and the nearest one to a misspelled name. */
interface Vocabulary {
  program: Program
  everything: ReadonlySet<string>
  near(word: string): string
}

function vocabularyOf(program: Program): Vocabulary {
  const everything = new Set(
    [...new Set(program.commands())].flatMap((path) => [...(program.command(path)?.options.keys() ?? [])]),
  )
  const near = (word: string): string => {
    const known = word.startsWith('--') ? nearest(word, everything) : undefined
    return known === undefined ? word : `${word} → ${known}`
  }
  return { program, everything, near }
}

/** A command that the program lacks, or the options that its command lacks. */
function commandFaults({ at, path, options }: CommandEntry, { program, near }: Vocabulary): Problem[] {
  const spec = program.command(program.canonical(path))
  if (!spec) return [{ at, code: 'no-such-command', detail: `${program.name} ${path}` }]
  return options
    .filter((name) => !spec.options.has(name))
    .map((name) => ({ at, code: 'not-in-program', detail: `${near(name)} (${program.name} ${path})` }))
}

/** The commands of an option by what it means there, the most usual meaning first. */
function byMeaning(entry: OptionEntry, program: Program): string[][] {
  const meanings = new Map<string, string[]>()
  for (const path of entry.commands) {
    const spec = program.command(program.canonical(path))
    const found = optionNames(entry)
      .map((name) => spec?.options.get(name))
      .find((option) => option !== undefined)
    if (found) addTo(meanings, found.subject, path)
  }
  return [...meanings.values()].sort((a, b) => b.length - a.length)
}

/** Commands at which an option means something else than at most of those in its row. */
function optionFaults(entry: OptionEntry, { program }: Vocabulary): Problem[] {
  const [, ...elsewhere] = byMeaning(entry, program)
  return elsewhere.flat().map((path) => {
    const { options } = program.command(path)!
    const name = optionNames(entry).find((form) => options.has(form))!
    const spec = options.get(name)!
    const detail = `${name} (${program.name} ${path}: ${spec.long ?? name}, ${spec.summary})`
    return { at: entry.at, code: 'means-else', detail }
  })
}

function entryFaults(entry: Entry, known: Vocabulary): Problem[] {
  const { program } = known
  switch (entry.kind) {
    case 'command':
      return entry.program === program.name ? commandFaults(entry, known) : []
    case 'option':
      return entry.program === program.name ? optionFaults(entry, known) : []
    case 'task':
      return entry.answers
        .filter((line) => {
          const { faults, unknown } = readLine(program, line)
          return faults.length + unknown.length > 0
        })
        .map((line) => ({ at: entry.at, code: 'bad-example', detail: line }))
    default:
      return []
  }
}

/** Long options anywhere in the text that no command has, but for those that `named` lists by line and name. */
function strayOptions(
  file: string,
  lines: readonly string[],
  named: ReadonlySet<string>,
  { everything, near }: Vocabulary,
): Problem[] {
  return lines.flatMap((line, index) =>
    [...line.matchAll(/(?<![\w-])(--[a-z][a-z-]+[a-z])(?![\w-])/g)]
      .map(([, word]) => word!)
      .filter((word) => !everything.has(word) && word !== '--help' && !named.has(`${index + 1} ${word}`))
      .map(
        (word): Problem => ({ at: { file, line: index + 1 }, code: 'no-such-option', detail: near(word) }),
      ),
  )
}

/** Finds where notes and their program disagree: options that a command lacks, names that nobody knows, one row for options of several meanings. `lines` are the lines of the notes. */
export function lintNotes(deck: Deck, program: Program, lines: readonly string[]): Problem[] {
  const known = vocabularyOf(program)
  const problems = deck.entries.flatMap((entry) => entryFaults(entry, known))
  const named = new Set(problems.map(({ at, detail }) => `${at.line} ${detail?.split(' ')[0]}`))
  return [...problems, ...strayOptions(deck.file, lines, named, known)].sort((a, b) => a.at.line - b.at.line)
}
