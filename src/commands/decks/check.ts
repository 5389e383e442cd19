import { languages } from '../../i18n/index.ts'
import { cardsOf } from '../../kinds/index.ts'
import { exit, type Problem } from '../../model/index.ts'
import { problemLine } from '../../render/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'

/** Every problem in every deck, or in some files; exit code 1 when there is one. */
export const check = command({
  group: 'decks',
  paged: true,
  about: (texts) => texts.commands.check,
  tried: ['lint', 'validate', 'verify'],
  words: { file: { type: 'list', about: 'checkFiles', completes: 'files' } },
  options: { json },
  async run(args, world) {
    const { texts, terminal } = world
    const { cardFaults, contradictions, mismatches } = await import('../../sources/index.ts')
    const files = args.file
    const library = await world.library()
    // Texts may speak of what another version of the program has.
    const known = library.decks.flatMap((deck) => [...deck.entries, ...(deck.absent ?? [])])
    const found: Problem[] = []
    const lines: string[] = []
    const names: string[] = []
    if (files.length === 0) {
      const shipped = await Promise.all(
        Object.keys(languages).map(async (language) =>
          language === texts.language ? library : await world.library(language),
        ),
      )
      const inLanguages = shipped
        .map(({ decks }) => decks.filter((deck) => deck.shipped))
        .filter((decks) => decks.length > 0)
      found.push(
        ...library.problems,
        ...contradictions(library.decks, known),
        ...cardFaults(library.decks, known),
        ...mismatches(inLanguages),
      )
      names.push(...library.decks.map((deck) => deck.name))
      if (found.length === 0)
        lines.push(texts.lists.noProblems(library.decks.length, cardsOf(library.decks).length))
    }
    for (const file of (await world.notesFiles(files)).flatMap((group) => group.files)) {
      const deck = await world.readNotes(file)
      const about = [...deck.entries, ...known]
      const problems = [
        ...deck.problems,
        ...contradictions([deck], about),
        ...cardFaults([deck], about),
      ].sort((a, b) => a.at.line - b.at.line)
      for (const problem of problems) found.push(problem)
      names.push(deck.name)
      if (problems.length === 0) lines.push(texts.lists.fileOk(file, cardsOf([deck]).length))
    }
    if (args.json) printJson(world, { decks: names, problems: found })
    else {
      for (const problem of found) terminal.print(problemLine(problem, texts))
      for (const line of lines) terminal.print(line)
      if (found.length > 0) terminal.print(texts.lists.problems(found.length))
    }
    return found.length === 0 ? exit.ok : exit.failed
  },
})
