import { cardsOf, commandLabel, optionLabel } from '../../kinds/index.ts'
import { type Deck, exit, harmless, UserError } from '../../model/index.ts'
import { problemLine, table } from '../../render/index.ts'
import type { BuiltDeck } from '../../world.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { compareNotes } from './build-against.ts'
import { buildHelp } from './build-help.ts'

/** What a deck may be called. */
export const deckName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u

/** Notes → a deck in the learner's folder. */
export const build = command({
  group: 'decks',
  about: (texts) => texts.commands.build,
  tried: ['make', 'create', 'convert', 'parse'],
  words: { file: { type: 'list', about: 'files', completes: 'files' } },
  options: {
    from: { type: 'text', about: 'from', value: 'PROGRAM' },
    only: { type: 'text', about: 'only', value: 'COMMANDS' },
    helpFile: { type: 'list', greedy: true, about: 'helpFile', value: 'FILE', completes: 'files' },
    diff: { type: 'flag', about: 'diff' },
    against: { type: 'text', about: 'against', value: 'PROGRAM', completes: 'decks' },
    name: { type: 'text', about: 'name' },
    program: { type: 'text', about: 'programName' },
    dryRun: { type: 'flag', about: 'dryRun' },
    json,
  },
  examples: [
    ['flagdrill build NOTES.md', 'build'],
    ['flagdrill build --from docker', 'buildFrom'],
    ['flagdrill build NOTES.md --against docker', 'buildAgainst'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const files = args.file
    if (args.from !== undefined || args.helpFile.length > 0) return buildHelp(args, world)
    if (files.length === 0)
      throw new UserError(texts.errors.nothingToBuild, texts.errors.nothingToBuildHint, exit.usage)
    const { against, program } = args
    if (against !== undefined) return compareNotes(files, against, args.json, world)
    const name = args.name?.normalize('NFC')
    if (name !== undefined && !deckName.test(name))
      throw new UserError(texts.errors.badDeckName(name), texts.errors.badDeckNameHint, 2)
    const built = new Map<string, BuiltDeck>()
    let failed = false
    for (const file of files) {
      if (terminal.interactive) terminal.note(texts.lists.reading(file))
      const deck: Deck = await world.readNotes(file, program)
      const cleaned =
        (name ?? deck.name).replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[^\p{L}\p{N}]+/u, '') || 'notes'
      const problems = deck.problems.filter((problem) => problem.code !== 'no-cards')
      const first = built.get(cleaned)
      if (deck.entries.length === 0) {
        failed = true
        for (const problem of deck.problems) terminal.note(problemLine(problem, texts))
        continue
      }
      if (first && name === undefined)
        throw new UserError(texts.errors.sameFile(cleaned), texts.errors.sameFileHint)
      if (first) {
        first.entries.push(...deck.entries)
        first.problems.push(...problems)
        first.builtFrom.push(deck.file)
      } else
        built.set(cleaned, {
          ...deck,
          name: cleaned,
          problems,
          builtFrom: [deck.file],
          builtAt: new Date(world.now()).toISOString(),
        })
    }
    const shipped = (await world.library()).decks.filter((deck) => deck.shipped)
    for (const deck of built.values())
      if (shipped.some((other) => other.name === deck.name))
        throw new UserError(texts.errors.shippedName(deck.name), texts.errors.sameFileHint)
    for (const deck of built.values()) {
      const { entries, problems } = deck
      const amount = texts.lists.entries(
        entries.filter((entry) => entry.kind === 'command').length,
        entries.filter((entry) => entry.kind === 'option').length,
        entries.filter((entry) => entry.kind !== 'command' && entry.kind !== 'option').length,
      )
      if (args.json) printJson(world, { deck: deck.name, entries, problems, written: !args.dryRun })
      else if (args.dryRun)
        for (const line of table(
          entries.map((entry) => [
            String(entry.at.line),
            entry.kind,
            entry.kind === 'option'
              ? optionLabel(entry)
              : entry.kind === 'command'
                ? commandLabel(entry)
                : '',
            harmless(
              entry.kind === 'option' || entry.kind === 'command'
                ? entry.summary
                : entry.kind === 'concept'
                  ? entry.question
                  : entry.kind === 'task'
                    ? (entry.task ?? entry.answers[0]!)
                    : entry.kind === 'gap'
                      ? entry.texts.join('…')
                      : '',
            ).replaceAll('\n', ' '),
            entry.kind === 'option' ? entry.commands.join(', ') : '',
          ]),
          [0],
        ))
          terminal.print(line)
      if (!args.json) for (const problem of problems) terminal.note(problemLine(problem, texts))
      const cards = cardsOf([deck]).length
      if (args.dryRun) {
        if (!args.json) terminal.print(texts.lists.wouldBuild(deck.name, cards, amount))
        continue
      }
      const file = await world.saveDeck(deck)
      if (!args.json) {
        terminal.print(texts.lists.built(deck.name, cards, amount))
        terminal.note(file)
        terminal.note(texts.lists.startQuiz(deck.name))
      }
    }
    return failed ? 1 : 0
  },
})
