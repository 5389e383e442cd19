import { exit, sanitize, UserError } from '../../model/index.ts'
import { command } from '../command.ts'
import { commandMeant } from '../suggest.ts'
import { commandPage, firstPage } from './page.ts'

/** Shows the first page of the help, or the page of one command. */
export const help = command({
  group: 'programs',
  paged: true,
  about: (texts) => texts.commands.help,
  tried: ['도움말', 'quit', 'exit', 'q', '?'],
  words: { command: { about: 'command', completes: 'commands' } },
  examples: [['flagdrill help quiz', 'help']],
  allowInvalidConfig: true,
  async run({ command: name }, world, { commands }) {
    const { texts, terminal } = world
    if (name === undefined) {
      terminal.print(await firstPage(commands, texts, terminal.columns))
      return exit.ok
    }
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!load) {
      const near = await commandMeant(name, commands)
      throw new UserError(
        texts.errors.unknownCommand(sanitize(name)),
        near ? texts.errors.didYouMean(`flagdrill help ${near}`) : texts.errors.seeHelp,
        exit.usage,
      )
    }
    terminal.print(commandPage(name, await load(), texts, terminal.columns))
    return exit.ok
  },
})
