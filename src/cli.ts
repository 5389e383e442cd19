import type { Program, Values } from './commands/command.ts'
import { commands } from './commands/index.ts'
import { asCalled, type Texts } from './i18n/index.ts'
import { exit, Stopped, sanitize, UserError, wordOf } from './model/index.ts'
import { type CommandLine, parse } from './parse/index.ts'
import { faultError } from './settings/index.ts'
import type { Library, Terminal, World } from './world/index.ts'

/** Other words for the quiz, which a deck of that name goes before. */
const quizWords = ['review', 'study', 'learn', 'drill', '복습', '학습', '퀴즈']

/** The program as its commands see it. */
const program: Program = { commands, run: (argv, world) => cli(argv, world) }

/** Whether a line without a command has no words and no options of the quiz either. */
const isBare = (args: Values): boolean =>
  Object.values(args).every(
    (value) => value === undefined || value === false || (Array.isArray(value) && value.length === 0),
  )

/** Reads a command line without running it. */
export const readLine = (argv: readonly string[]): Promise<CommandLine> => parse(argv, commands)

/** Runs one command line and returns the exit code; everything it needs comes from `world`. */
export const cli = async (argv: readonly string[], world: World): Promise<number> =>
  runLine(await readLine(argv), world)

/** The world with a terminal that names command lines as they can be copied, where npm has started the program. */
function asStarted(world: World): World {
  const { terminal, texts, called } = world
  if (called === undefined) return world
  const named: Terminal = Object.create(terminal, {
    print: { value: (text: string, asIs?: true) => terminal.print(asCalled(text, texts, called), asIs) },
    note: { value: (text: string) => terminal.note(asCalled(text, texts, called)) },
    page: { value: (text: string, asIs?: true) => terminal.page(asCalled(text, texts, called), asIs) },
  })
  return Object.create(world, { terminal: { value: named } })
}

/** Runs a command line that was read and returns the exit code. */
export async function runLine(line: CommandLine, given: World): Promise<number> {
  const world = asStarted(given)
  try {
    switch (line.type) {
      case 'complete':
        return await complete(line.shell, line.given, world)
      case 'fault':
        throw line.fault(world.texts)
      case 'version':
        world.terminal.print(world.version)
        return exit.ok
      case 'help': {
        const { commandPage, firstPage } = await import('./commands/help/page.ts')
        const { terminal, texts } = world
        const page = line.command
          ? commandPage(line.name!, line.command, texts, terminal.columns)
          : await firstPage(commands, texts, terminal.columns)
        await terminal.page(`${page}\n`)
        return exit.ok
      }
      case 'run': {
        const { command, args, named } = line
        if (!command.allowInvalidConfig) requireValidConfig(world)
        if (named) return await (command.paged ? paged(line, world) : command.run(args, world, program))
        const deck = await decksOfLine(args.deck as readonly string[], world)
        if (world.firstRun && isBare(args)) return await runLine(await readLine(['start']), world)
        return await command.run({ ...args, deck }, world, program)
      }
    }
  } catch (error) {
    return report(error, world)
  }
}

/** Runs a command and shows what it printed a screen at a time, also when it ends with an error. */
async function paged({ command, args }: CommandLine & { type: 'run' }, world: World): Promise<number> {
  const printed: string[] = []
  const notes: string[] = []
  let whole: true | undefined
  const { terminal } = world
  const collecting: Terminal = Object.create(terminal, {
    print: {
      value(text: string, asIs?: true) {
        printed.push(text)
        whole ??= asIs
      },
    },
    // A note is about what was printed: it comes after it.
    note: { value: (text: string) => notes.push(text) },
  })
  try {
    return await command.run(args, Object.create(world, { terminal: { value: collecting } }), program)
  } finally {
    if (printed.length > 0) await terminal.page(`${printed.join('\n')}\n`, whole)
    for (const text of notes) terminal.note(text)
  }
}

/** Answers the script of a shell with what the word that is being typed could become. */
async function complete(shell: string, given: readonly string[], world: World): Promise<number> {
  const [{ complete }, { shellOf }] = await Promise.all([
    import('./commands/completion/complete.ts'),
    import('./commands/completion/completion.ts'),
  ])
  const { words: read, answer } = shellOf(shell, world)
  for (const line of answer(await complete(read(given), world, commands), given))
    await world.terminal.write(`${line}\n`)
  return exit.ok
}

/** Throws the first fault of the settings file: no command runs with half of what the learner wanted. */
function requireValidConfig({ settings: { faults, file }, texts }: World): void {
  if (faults[0]) throw faultError(faults[0], file, texts)
}

/** Reports a word that is no command, deck or program. */
async function hintFor(
  word: string,
  words: readonly string[],
  library: Library,
  { texts }: World,
): Promise<string> {
  const { adviceOn, commandMeant, deckNames, lineBehindPrompt, misspelt } = await import(
    './commands/words.ts'
  )
  const { errors } = texts
  const line = lineBehindPrompt(words)
  if (line?.[0] !== undefined) {
    const typed = sanitize(line.join(' '))
    return Object.hasOwn(commands, line[0])
      ? errors.didYouMean(`flagdrill ${typed}`)
      : errors.toExplain(typed)
  }
  const near = (await commandMeant(word, commands)) ?? misspelt(word, [...deckNames(library), ...quizWords])
  if (near !== undefined) return errors.didYouMean(`flagdrill ${near}`)
  const advice = adviceOn(word, deckNames(library), texts)
  if (advice !== undefined) return advice
  // Only existing programs are offered.
  return /^[a-z][\w.+-]+$/i.test(word) ? errors.notDeckOrCommand(sanitize(word)) : errors.seeHelp
}

/** The words of a line without a command: decks or programs to be asked about. A word that is neither never starts a quiz. */
async function decksOfLine(words: readonly string[], world: World): Promise<readonly string[]> {
  if (words.length === 0) return words
  const { decksNamed, programsOf } = await import('./commands/words.ts')
  const library = await world.library()
  const { errors } = world.texts
  const [first] = words
  const about = decksNamed(library, first!)
  if (about.length === 0 && quizWords.includes(first!)) return words.slice(1)
  for (const word of words) {
    if (decksNamed(library, word).length > 0) continue
    if (about.some((deck) => programsOf(deck).includes(first!)))
      throw new UserError(
        errors.noDeck(sanitize(word)),
        errors.toExplain(sanitize(words.join(' '))),
        exit.usage,
      )
    throw new UserError(
      errors.unknownWord(sanitize(word)),
      await hintFor(word, words, library, world),
      exit.usage,
    )
  }
  return words
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
  const { code, path = '', syscall } = error as NodeJS.ErrnoException
  const { shortages, reasons } = world.texts
  const reason = wordOf(shortages, code ?? '') ?? (syscall && path ? wordOf(reasons, code ?? '') : undefined)
  if (reason !== undefined) {
    world.terminal.note(`${errors.error}: ${errors.unusableFile(sanitize(path), reason)}`)
    return exit.failed
  }
  world.terminal.note(`${errors.error}: ${errors.bug}`)
  world.terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return exit.bug
}
