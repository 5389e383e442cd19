import { cardsOf } from '../kinds/index.ts'
import { problemLine } from '../render/index.ts'
import type { Command } from './command.ts'
import { printJson } from './command.ts'

/** Every problem in every deck; exit code 1 when there is one. */
export const check: Command = {
  usage: 'check',
  describe: (texts) => texts.commands.check,
  options: (yargs, texts) => yargs.option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const { texts, terminal } = world
    const { decks, problems } = await world.library()
    if (args.json) printJson(world, { decks: decks.map((deck) => deck.name), problems })
    else {
      for (const problem of problems) terminal.print(problemLine(problem, texts))
      terminal.print(
        problems.length === 0
          ? texts.lists.noProblems(decks.length, cardsOf(decks).length)
          : texts.lists.problems(problems.length),
      )
    }
    return problems.length === 0 ? 0 : 1
  },
}
