import { compareReadings, type Difference, readLine } from '../../commandline/index.ts'
import { exit, harmless } from '../../model/index.ts'
import { differenceText, faultText, styleOf } from '../../render/index.ts'
import type { Command } from '../command.ts'
import { printJson } from '../command.ts'
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
    const compared = compareReadings(program, first!, second!)
    // Nobody can say what a line does that the program would not take.
    const faults = compared.same ? [...first!.faults, ...second!.faults] : first!.faults
    const said = new Set<string>()
    const fresh = faults.filter((fault) => {
      const key = faultText(fault, program.name, texts)
      return !said.has(key) && said.add(key)
    })
    const wrong = fresh.map((fault) => ({
      code: 'fault' as const,
      fault,
    }))
    const shell = first!.notices
      .filter(({ code }) => code === 'operator' || code === 'unclosed' || code === 'dash')
      .map(({ code, text }) => ({
        code: code === 'dash' ? ('dashes' as const) : ('shell' as const),
        typed: text,
      }))
    const differences: Difference[] = [...compared.differences, ...shell, ...wrong]
    const same = differences.length === 0
    if (args.json)
      printJson(world, {
        same,
        differences: differences.map((difference) => ({
          ...difference,
          text: differenceText(difference, program.name, texts),
        })),
      })
    else {
      const style = styleOf(terminal)
      terminal.print(same ? texts.explain.same : texts.explain.different)
      for (const difference of differences)
        terminal.print(` ${style.wrong('✗')} ${harmless(differenceText(difference, program.name, texts))}`)
    }
    return same ? exit.ok : exit.failed
  },
}
