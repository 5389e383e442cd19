import { exit } from '../../model/index.ts'
import { wholeMinutes } from '../../schedule/index.ts'
import { command } from '../command.ts'
import { labToday, sizeToday } from './due.ts'

/** One line for the greeting of a shell; nothing when nothing is waiting. */
export const hello = command({
  group: 'programs',
  about: (texts) => texts.commands.hello,
  tried: ['greet', 'greeting', 'motd'],
  words: {},
  options: {},
  examples: [['flagdrill hello', 'hello']],
  async run(_args, world) {
    const { terminal, texts } = world
    await sizeToday([], world, ({ due, fresh, seconds }, _next, labs) => {
      const lab = labToday(labs, world)
      if (due + fresh > 0)
        terminal.print(texts.lists.hello(due, fresh, wholeMinutes(seconds), lab !== undefined))
      else if (lab !== undefined) terminal.print(`flagdrill: ${texts.lab.oneDue(lab)}`)
    })
    return exit.ok
  },
})
