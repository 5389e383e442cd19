import { type Program, programOf } from '../../commandline/index.ts'
import {
  type CommandEntry,
  exit,
  type OptionEntry,
  type Problem,
  sanitize,
  UserError,
} from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { printJson } from '../command.ts'

/** Reports statements in notes that the program contradicts; exit code 1 when there are any. Writes nothing. */
export async function compareNotes(
  files: readonly string[],
  against: string,
  asJson: boolean,
  world: World,
): Promise<number> {
  const { texts, terminal } = world
  const { lintNotes } = await import('../../sources/index.ts')
  const program = await programKnown(against, world)
  const found: Problem[] = []
  for (const file of (await world.notesFiles(files)).flatMap((group) => group.files)) {
    const deck = await world.readNotes(file, { keep: true })
    const readable = !deck.problems.some(
      ({ code }) => code === 'unreadable' || code === 'not-a-file' || code === 'binary',
    )
    const problems = readable ? lintNotes(deck, program, await world.readLines(file)) : deck.problems
    for (const problem of problems) found.push(problem)
    if (asJson) continue
    for (const problem of problems) terminal.print(problemLine(problem, texts))
    if (problems.length === 0) terminal.print(texts.lists.agrees(file, program.name))
  }
  if (asJson) printJson(world, { against: program.name, problems: found })
  else if (found.length > 0) terminal.print(texts.lists.problems(found.length))
  return found.length === 0 ? exit.ok : exit.failed
}

/** A program as the decks describe it or, where none does, as its own help does. Throws UserError when neither is to be had. */
async function programKnown(name: string, world: World): Promise<Program> {
  const { decks } = await world.library()
  const deck = decks.find((item) => item.name === name)
  const entries = (deck ? [deck] : decks).flatMap((item) => item.entries)
  const program = programOf(deck?.program ?? name, entries)
  if (program.commands().length > 0) return program
  const { helpEntries, vocabularyOf } = await import('../../sources/index.ts')
  const found = await world.walkHelp(name, undefined, () => undefined)
  const known = entries.filter(
    (entry): entry is OptionEntry | CommandEntry => entry.kind === 'option' || entry.kind === 'command',
  )
  if (found.pages.length === 0)
    throw new UserError(world.texts.errors.noHelp(sanitize(name)), world.texts.errors.noHelpHint)
  return programOf(
    found.program,
    helpEntries(found.program, found.pages, { known: vocabularyOf(known), described: known }).entries,
  )
}
