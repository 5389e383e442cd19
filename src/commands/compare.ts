import { compareReadings, readLine } from '../commandline/index.ts'
import { exit, harmless } from '../model/index.ts'
import { differenceText, styleOf } from '../render/index.ts'
import type { Command } from './command.ts'
import { printJson } from './command.ts'
import { programOfLine } from './explain.ts'

/** Whether two command lines do the same; exit code 1 when they do not. Never runs anything. */
export const compare: Command = {
  usage: 'compare <first> <second>',
  describe: (texts) => texts.commands.compare,
  options: (yargs, texts) =>
    yargs
      .positional('first', { type: 'string', demandOption: true, describe: texts.commands.options.line })
      .positional('second', { type: 'string', demandOption: true, describe: texts.commands.options.line })
      .option('json', { type: 'boolean', describe: texts.commands.options.json }),
  async run(args, world) {
    const { texts, terminal } = world
    const program = await programOfLine(String(args.first), world)
    const [first, second] = [args.first, args.second].map((line) => readLine(program, String(line)))
    const { same, differences } = compareReadings(program, first!, second!)
    if (args.json)
      printJson(world, {
        same,
        differences: differences.map((difference) => ({
          ...difference,
          text: differenceText(difference, program.name, texts),
        })),
      })
    else {
      const style = styleOf(terminal.colour)
      terminal.print(same ? texts.explain.same : texts.explain.different)
      for (const difference of differences)
        terminal.print(` ${style.wrong('✗')} ${harmless(differenceText(difference, program.name, texts))}`)
    }
    return same ? exit.ok : exit.failed
  },
}
