import { compareReadings, type Difference, readLine } from '../../commandline/index.ts'
import { exit, harmless } from '../../model/index.ts'
import { differenceText, faultText, styleOf } from '../../render/index.ts'
import { command, printJson } from '../command.ts'
import { json } from '../options.ts'
import { programOfLine } from './explain.ts'

/** Whether two command lines do the same; exit code 1 when they do not. Never runs anything. */
export const compare = command({
  group: 'look',
  about: (texts) => texts.commands.compare,
  tried: ['diff', 'same'],
  words: {
    first: { type: 'line', required: true, about: 'lines' },
    second: { type: 'line', required: true, about: 'lines' },
  },
  options: { json },
  examples: [
    ['flagdrill compare docker ps -a -- docker container ls --all', 'compare'],
    ["flagdrill compare 'docker ps -a' 'docker ps' --json", 'compareJson'],
  ],
  async run(args, world) {
    const { texts, terminal } = world
    const program = await programOfLine(args.first, world)
    const [first, second] = [args.first, args.second].map((line) => readLine(program, line))
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
})
