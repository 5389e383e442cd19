import type { Command, Commands, Values } from '../commands/command.ts'
import { commonOptions } from '../commands/options.ts'
import { exit, UserError } from '../model/index.ts'
import { parted } from './own-line.ts'
import { byName, type Named, optionAt, plainRaw, type Raw } from './raw.ts'
import { unknownOption } from './unknown.ts'
import { checked, type Fault } from './values.ts'
import { yargsRaw } from './with-yargs.ts'

/** The options of every command, as far as they were given. */
export interface Common {
  data?: string
  language?: string
  seed?: string
  plain?: boolean
  color?: 'auto' | 'always' | 'never'
}

/** The result of parsing a command line. It is read before the language is known, so that it can name the language. */
export type CommandLine = { common: Common } & (
  | {
      type: 'run'
      name: string
      /** Whether the command was named; without one the words may be anything. */
      named: boolean
      command: Command
      args: Values
    }
  /** Of one command, or the first page. */
  | { type: 'help'; name?: string; command?: Command }
  | { type: 'version' }
  /** A shell asks what a word could become; `given` is what its script hands over. */
  | { type: 'complete'; shell: string; given: readonly string[] }
  | { type: 'fault'; fault: Fault }
)

/** The command that runs when none is named. */
const standard = 'quiz'

const common = byName(commonOptions)

/** The index of the first word that is neither an option nor the value of one; -1 if there is none. */
function firstWord(argv: readonly string[], options: ReadonlyMap<string, Named>): number {
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i]!
    if (word === '--') return -1
    const option = optionAt(word, options)
    if (!word.startsWith('-') || word === '-') return i
    if (option && option.type !== 'flag' && !word.includes('=')) i++
  }
  return -1
}

/** Reads a command line. Never throws for what somebody typed: the result is a fault then. */
export async function parse(argv: readonly string[], commands: Commands): Promise<CommandLine> {
  // A completion request holds words that are not our options.
  if (argv[0] === 'completion' && argv[2] === '--')
    return { type: 'complete', shell: argv[1]!, given: argv.slice(3), common: {} }
  let at = firstWord(argv, common)
  const quick = at < 0 ? undefined : argv[at]!
  // Options of the quiz may stand before the first word, too.
  if (at > 0 && argv[0]!.startsWith('-') && !Object.hasOwn(commands, quick!))
    at = firstWord(argv, await optionsOf(standard, commands))
  const word = at < 0 ? undefined : argv[at]!
  if (word === 'version') return { type: 'version', common: {} }
  const named = word !== undefined && Object.hasOwn(commands, word)
  const name = named ? word : standard
  const command = await commands[name]!()
  const rest = named ? argv.toSpliced(at, 1) : argv
  return commandLine(rest, name, named, command, commands)
}

const optionsOf = async (name: string, commands: Commands): Promise<Map<string, Named>> =>
  byName({ ...(await commands[name]!()).options, ...commonOptions })

async function commandLine(
  argv: readonly string[],
  name: string,
  named: boolean,
  command: Command,
  commands: Commands,
): Promise<CommandLine> {
  const options = byName({ ...command.options, ...commonOptions })
  const { ours, lines, unparted } = parted(argv, command, options)
  const raw = plainRaw(ours, options) ?? (await yargsRaw(ours, options))
  const own = { ...command, options: { ...commonOptions, ...command.options } }
  const read = commonOf(raw)
  if (raw.options.has('help')) return { type: 'help', common: read, ...(named ? { name, command } : {}) }
  if (raw.options.has('version')) return { type: 'version', common: read }
  const fault = (found: Fault): CommandLine => ({ type: 'fault', fault: found, common: read })
  if (raw.unknown.length > 0) {
    const place = { argv, words: raw.words, options, name: named ? name : undefined }
    return fault(await unknownOption(raw.unknown[0]!, place, commands))
  }
  if (unparted)
    return fault(
      ({ errors }) => new UserError(errors.notParted, errors.notPartedHint(`flagdrill ${name}`), exit.usage),
    )
  const found = checked(name, own, raw, lines)
  if ('fault' in found) return fault(found.fault)
  return { type: 'run', name, named, command, args: found.values, common: read }
}

/** The common options of a line, whatever else is wrong with it. */
function commonOf({ options }: Raw): Common {
  const text = (key: string): string | undefined => {
    const value = options.get(key)?.at(-1)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const language = text('language')
  return {
    data: text('data'),
    language: language !== undefined && commonOptions.language.of.includes(language) ? language : undefined,
    seed: text('seed'),
    plain: options.has('plain'),
    color: commonOptions.color.of.find((when) => when === text('color')),
  }
}
