import { words } from './commands/command.ts'
import type { Texts } from './i18n/index.ts'
import { exit, harmless, nearest, Stopped, UserError } from './model/index.ts'
import { quickly } from './quick.ts'
import { faultError } from './settings/index.ts'
import type { World } from './world.ts'

/** Runs one command line and returns the exit code; everything it needs comes from `world`. */
export async function cli(argv: readonly string[], world: World): Promise<number> {
  // What a shell asks while somebody types holds options that are none of ours.
  if (argv[0] === 'completion' && argv[2] === '--') return completed(argv[1]!, argv.slice(3), world)
  try {
    const parsed = quickly(argv, world.texts) ?? (await (await import('./parser.ts')).parse(argv, world))
    if (parsed === undefined) return exit.ok
    const { command, args } = parsed
    if (!command.mends) usable(world)
    if (args._.length === 0) await knownDecks(words(args.deck), world)
    return await command.run(args, world)
  } catch (error) {
    return report(error, world)
  }
}

/** Answers the script of a shell with what the word that is being typed could become. */
async function completed(shell: string, given: readonly string[], world: World): Promise<number> {
  try {
    const [{ complete }, { shellOf }] = await Promise.all([
      import('./commands/completion/complete.ts'),
      import('./commands/completion/completion.ts'),
    ])
    const { words: read, answer } = shellOf(shell, world)
    for (const line of answer(await complete(read(given), world), given))
      await world.terminal.write(`${line}\n`)
    return exit.ok
  } catch (error) {
    return report(error, world)
  }
}

/** Throws what is wrong in the file of settings: nothing may go on with half of what the learner wanted. */
function usable({ settings: { faults, file }, texts }: World): void {
  if (faults[0]) throw faultError(faults[0], file, texts)
}

/** Without a command the words are decks; one that is none was probably meant as a command. */
async function knownDecks(names: readonly string[], world: World): Promise<void> {
  if (names.length === 0) return
  const decks = (await world.library()).decks.map((deck) => deck.name)
  const { errors } = world.texts
  const { commands } = await import('./commands/index.ts')
  for (const name of names) {
    if (decks.includes(name.normalize('NFC'))) continue
    const near = nearest(name, [...Object.keys(commands), ...decks])
    throw new UserError(
      errors.unknownCommand(harmless(name)),
      near ? errors.didYouMean(`flagdrill ${near}`) : errors.seeHelp,
      exit.usage,
    )
  }
}

/** Says what went wrong and returns the exit code. */
export function report(
  error: unknown,
  world: { texts: Texts; terminal: { note(text: string): void } },
): number {
  const { errors } = world.texts
  if (error instanceof Stopped) return exit.interrupted
  if (error instanceof UserError) {
    world.terminal.note(`${errors.error}: ${error.message}`)
    if (error.hint) world.terminal.note(`${errors.hint}: ${error.hint}`)
    return error.code
  }
  world.terminal.note(`${errors.error}: ${errors.bug}`)
  world.terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return exit.bug
}
