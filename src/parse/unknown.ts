import { type Commands, loadAll, optionName } from '../commands/command.ts'
import { commandMeant, misspelt } from '../commands/suggest.ts'
import { exit, sanitize, UserError } from '../model/index.ts'
import type { Named } from './raw.ts'
import type { Fault } from './values.ts'

/** A line with an option that its command does not have. */
interface Place {
  argv: readonly string[]
  words: readonly string[]
  options: ReadonlyMap<string, Named>
  /** The command, where one was named. */
  name?: string
}

/** The hint for an option that a command does not have: the command that was meant, the nearest option, or the commands that have it. */
export async function unknownOption(
  unknown: string,
  { argv, words, options, name }: Place,
  commands: Commands,
): Promise<Fault> {
  const [first] = words
  const meant = name === undefined && first !== undefined ? await commandMeant(first, commands) : undefined
  if (meant !== undefined)
    return ({ errors }) =>
      new UserError(errors.unknownWord(sanitize(first!)), errors.didYouMean(`flagdrill ${meant}`), exit.usage)
  const typed =
    argv.find((word) => word.startsWith('-') && word.replace(/^-+/, '').split('=')[0] === unknown) ??
    `${unknown.length === 1 ? '-' : '--'}${unknown}`
  const long = [...options.keys()].filter((key) => key.length > 1)
  // Elsewhere it takes something back: here another option does.
  const near = misspelt(unknown, long) ?? (unknown === 'undo' && long.includes('back') ? 'back' : undefined)
  const having = await commandsWith(unknown, commands)
  return ({ errors }) => {
    const hint =
      name === undefined && words.length > 1
        ? errors.toExplain(sanitize(argv.slice(argv.indexOf(first!)).join(' ')))
        : near !== undefined
          ? errors.didYouMean(`--${near}`)
          : having.length > 0 && having.length < 6
            ? errors.optionOf(having.map((other) => `flagdrill ${other}`))
            : errors.seeHelpOf(name ?? 'quiz')
    return new UserError(errors.unknownOption(sanitize(typed.split('=')[0]!)), hint, exit.usage)
  }
}

/** The commands that have an option of a name. */
async function commandsWith(option: string, commands: Commands): Promise<string[]> {
  const having: string[] = []
  for (const [name, { options }] of await loadAll(commands))
    if (Object.keys(options).some((key) => optionName(key) === option)) having.push(name)
  return having
}
