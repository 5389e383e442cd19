import { words } from './commands/command.ts'
import { commands } from './commands/index.ts'
import type { Texts } from './i18n/index.ts'
import { exit, harmless, nearest, Stopped, UserError } from './model/index.ts'
import { quickly } from './quick.ts'
import type { World } from './world.ts'

/** Runs one command line and returns the exit code; everything it needs comes from `world`. */
export async function cli(argv: readonly string[], world: World): Promise<number> {
  try {
    const parsed = quickly(argv, world.texts) ?? (await (await import('./parser.ts')).parse(argv, world))
    if (parsed === undefined) return exit.ok
    const { command, args } = parsed
    if (args._.length === 0) await knownDecks(words(args.deck), world)
    return await command.run(args, world)
  } catch (error) {
    return report(error, world)
  }
}

/** Without a command the words are decks; one that is none was probably meant as a command. */
async function knownDecks(names: readonly string[], world: World): Promise<void> {
  if (names.length === 0) return
  const decks = (await world.library()).decks.map((deck) => deck.name)
  const { errors } = world.texts
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
