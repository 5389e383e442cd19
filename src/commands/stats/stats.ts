import { exit } from '../../model/index.ts'
import { type Command, printJson } from '../command.ts'

/** Progress in figures. */
export const stats: Command = {
  usage: 'stats [deck..]',
  describe: (texts) => texts.commands.stats,
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('since', { type: 'string', requiresArg: true, describe: texts.commands.options.since })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const { texts, terminal } = world
    const { loadFigures } = await import('./load-figures.ts')
    const figures = await loadFigures(args, world)
    if (args.json) {
      printJson(world, figures)
      return exit.ok
    }
    if (figures.days.length === 0 && figures.cards.met === 0) {
      terminal.print(texts.stats.none)
      return exit.ok
    }
    const { statsPage, statsWords, styleOf } = await import('../../render/index.ts')
    const lines = terminal.plain
      ? statsWords(figures, texts)
      : statsPage(figures, texts, styleOf(terminal), terminal.columns)
    for (const line of lines) terminal.print(line)
    return exit.ok
  },
}
