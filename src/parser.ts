import type { Argv } from 'yargs'
import { type Arguments, type Command, commonOptions } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { optionsOf } from './commands/options.ts'
import type { Texts } from './i18n/index.ts'
import { exit, nearest, UserError } from './model/index.ts'
import type { Parsed } from './quick.ts'
import type { World } from './world.ts'

/** A command line as yargs reads it; undefined when help or the version was asked for and printed. Throws UserError. */
export async function parse(argv: readonly string[], world: World): Promise<Parsed | undefined> {
  const { texts, terminal } = world
  let found: Parsed | undefined
  const { yargs } = await import('./yargs.ts')
  const parser = yargs([])
    .scriptName('flagdrill')
    .usage(`${texts.commands.program}\n\n${texts.commands.usage}`)
    .detectLocale(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': true,
      'parse-positional-numbers': false,
      'parse-numbers': false,
    })
    .wrap(Math.min(80, terminal.columns))
    .strict()
    .recommendCommands()
    .help('help', texts.commands.options.help)
    .alias('help', 'h')
    .version('version', texts.commands.options.version, world.version)
  commonOptions(parser, texts)
    .example('flagdrill', texts.commands.examples.quiz)
    .example('flagdrill quiz --minutes 10', texts.commands.examples.quizMinutes)
    .example('flagdrill build NOTES.md', texts.commands.examples.build)
    .example('flagdrill build --from docker', texts.commands.examples.buildFrom)
    .example('flagdrill due --count', texts.commands.examples.due)
    .example("flagdrill explain 'docker run -dp 80:80 httpd'", texts.commands.examples.explain)
    .epilogue(texts.commands.epilogue)
    .exitProcess(false)
    .fail((message, error) => {
      // yargs reports wrong usage with errors of its own as well as with messages.
      throw error && error.name !== 'YError'
        ? error
        : usageError(error?.message ?? message, argv, texts, yargs)
    })
  parser.updateLocale(texts.commands.help)
  for (const command of Object.values<Command>(commands))
    parser.command(
      command.usage,
      command.describe(texts),
      (builder) => command.options(builder, texts),
      (args) => {
        found = { command, args: args as unknown as Arguments }
      },
    )
  // With a callback yargs writes its help for every line, asked for or not: that is half of its time.
  if (argv.some((word) => /^(?:--?h|--help|--version)/.test(word)))
    await parser.parseAsync([...argv], {}, (_error, _args, output) => {
      if (output) terminal.print(output)
    })
  else {
    withoutHelp(parser)
    await parser.parseAsync([...argv])
  }
  return found
}

/** Keeps yargs from writing its help before every command, in case that somebody asks for it later: milliseconds that nobody sees. */
function withoutHelp(parser: Argv): void {
  const { getInternalMethods } = parser as unknown as {
    getInternalMethods?(): { getUsageInstance(): { cacheHelpMessage(): void } }
  }
  if (!getInternalMethods) return
  getInternalMethods.call(parser).getUsageInstance().cacheHelpMessage = () => undefined
}

/** What yargs says is wrong, in our words and with the nearest right name. */
function usageError(
  message: string,
  argv: readonly string[],
  texts: Texts,
  yargs: (args: string[]) => Argv,
): UserError {
  const unknown = /^Unknown (?:argument|command)s?: (.*)$/.exec(message)?.[1]?.split(', ')[0]
  if (unknown !== undefined) {
    const typed = argv.find(
      (word) => word.startsWith('-') && word.replace(/^-+/, '').split('=')[0] === unknown,
    )
    if (typed !== undefined) {
      const name = argv.find((word) => Object.hasOwn(commands, word)) as keyof typeof commands | undefined
      const names = optionsOf(commands[name ?? 'quiz'], texts, yargs).map((option) => option.name)
      const near = nearest(unknown, names)
      return new UserError(
        texts.errors.unknownOption(typed.split('=')[0]!),
        near ? texts.errors.didYouMean(`--${near}`) : texts.errors.seeHelp,
        exit.usage,
      )
    }
    const near = nearest(unknown, Object.keys(commands))
    return new UserError(
      texts.errors.unknownCommand(unknown),
      near ? texts.errors.didYouMean(`flagdrill ${near}`) : texts.errors.seeHelp,
      exit.usage,
    )
  }
  const suggested = /^Did you mean (.*)\?$/.exec(message)?.[1]
  if (suggested !== undefined) {
    const typed = argv.find((word) => !word.startsWith('-')) ?? ''
    return new UserError(
      texts.errors.unknownCommand(typed),
      texts.errors.didYouMean(`flagdrill ${suggested}`),
      exit.usage,
    )
  }
  const noValue = /^Not enough arguments following: (.*)$/.exec(message)?.[1]
  if (noValue !== undefined)
    return new UserError(texts.errors.needsValue(noValue), texts.errors.seeHelp, exit.usage)
  if (/^Not enough non-option arguments/.test(message))
    return new UserError(texts.errors.missingArgument, texts.errors.seeHelp, exit.usage)
  return new UserError(message, texts.errors.seeHelp, exit.usage)
}
