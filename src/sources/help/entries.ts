import { grammarEntry, programOf } from '../../commandline/index.ts'
import type { CommandEntry, OptionEntry, Problem } from '../../model/index.ts'
import { commandEntries } from './command-entries.ts'
import type { HelpContext, HelpEntries } from './context.ts'
import { aliasesOf } from './further-ids.ts'
import { type Unaccounted, unaccounted } from './ledger.ts'
import { commandNames, listedCommands } from './names.ts'
import { optionEntries } from './option-entries.ts'
import { earlierFacts, factsOf } from './option-facts.ts'
import { inOrderOfUse, usesIn } from './order.ts'
import type { WalkedPage } from './page.ts'

const rowProblems = (pages: readonly WalkedPage[]): Problem[] =>
  pages.flatMap(({ page, file }) =>
    page.unread.map(
      ({ line, text, code, file: from = file }): Problem => ({
        at: { file: from, line },
        code,
        detail: text.slice(0, 80),
      }),
    ),
  )

/** The names that pages print and no table has, as problems: a line where options are given could not be read, a name in a sentence is only mentioned. */
function ledgerProblems(left: readonly Unaccounted[]): Problem[] {
  const met = new Set<string>()
  return left.flatMap(({ name, line, text, introduced, file, page }): Problem[] => {
    const at = { file: file ?? page.file, line }
    const key = `${at.file} ${line} ${introduced ? '' : name}`
    if (met.has(key)) return []
    met.add(key)
    return [
      { at, code: introduced ? 'not-understood' : 'in-prose', detail: introduced ? text.slice(0, 80) : name },
    ]
  })
}

/** The commands that a deck keeps: where only some options are read, theirs and those that it had. */
function wantedCommands(
  commands: readonly CommandEntry[],
  options: readonly OptionEntry[],
  { only, earlier }: HelpContext,
): readonly CommandEntry[] {
  if (only === undefined) return commands
  const paths = new Set(options.flatMap((entry) => entry.commands))
  const had = new Set(earlier?.entries.map(({ subject }) => subject))
  return commands.filter(({ path, subject }) => paths.has(path) || had.has(subject))
}

/** Entries of the help pages of a program: commands with their other names, options of one name and meaning as one entry. Ids carry the command, so that they do not depend on which pages were read together; what shipped decks describe keeps their ids, words and level. */
export function helpEntries(
  program: string,
  pages: readonly WalkedPage[],
  context: HelpContext,
): HelpEntries {
  const { described, earlier } = context
  const subjects = new Map(described.map((entry) => [entry.subject, entry]))
  const listed = listedCommands(pages)
  const named = commandNames(program, pages, listed, context.known)
  const commands = commandEntries(program, pages, named, listed, subjects)
  const walked = new Set(pages.flatMap(({ path }) => [path.join(' '), named.get(path.join(' '))?.path ?? '']))
  const kept = earlier?.partial ? earlier.entries : []
  const paths = new Set(commands.map(({ path }) => path))
  for (const entry of kept) if (entry.kind === 'command' && !paths.has(entry.path)) commands.push(entry)

  const facts = [...factsOf(pages, named, context.only), ...earlierFacts(kept, walked, context.only)]
  const { options, ids, problems } = optionEntries(facts, program, named, context, subjects)
  const left = unaccounted(pages)
  const own = pages.find(({ path }) => path.length === 0)?.page.grammar
  // A table that lacks a printed name does not tell which options a program refuses.
  const grammar = own && left.some(({ introduced }) => introduced) ? { ...own, complete: undefined } : own
  const grammars = grammar ? [grammarEntry(program, '', 'help', grammar, { file: program, line: 1 })] : []
  const live = new Set([...commands, ...options].map(({ subject }) => subject))
  const all = [...wantedCommands(commands, options, context), ...options, ...grammars]
  const reader = programOf(program, all)
  const used = usesIn(context.history ?? [], reader)
  const examples = usesIn(
    pages.flatMap(({ page }) => page.examples ?? []),
    reader,
  )
  const shipped = all.some(({ subject }) => subjects.has(subject))
  return {
    entries: inOrderOfUse(all, program, { history: used, examples, shipped }),
    problems: [...rowProblems(pages), ...problems, ...ledgerProblems(left)],
    aliases: aliasesOf(program, ids, live, earlier),
    used,
  }
}
