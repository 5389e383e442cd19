import type { Argv } from 'yargs'
import { type Arguments, type Command, commonOptions } from './commands/command.ts'
import { due } from './commands/quiz/due.ts'
import { next } from './commands/quiz/next.ts'
import { quiz } from './commands/quiz/quiz.ts'
import { stats } from './commands/stats/stats.ts'
import type { Texts } from './i18n/index.ts'

// What is run many times a day, or by a prompt; the others are loaded together with yargs.
const often: Record<string, Command> = { quiz, due, next, stats }

/** A command line that was understood. */
export interface Parsed {
  command: Command
  args: Arguments
}

interface Spec {
  type?: string
  alias?: string
}

/** The options of a command, read off what it tells yargs. */
function specsOf(command: Command, texts: Texts): Record<string, Spec> {
  const options: Record<string, Spec> = {}
  const recorder: unknown = new Proxy(
    {},
    {
      get: (_target, method) => (name: string, spec: Spec) => {
        if (method === 'option') options[name] = spec
        return recorder
      },
    },
  )
  commonOptions(command.options(recorder as Argv, texts), texts)
  return options
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const understood = new Set(['type', 'alias', 'describe', 'requiresArg', 'global'])

/** A plain command line without yargs, which is a third of what a start takes: words behind a command that is run often, and options of it each once. Everything else, wrong ones too, is left to yargs, which reads these the same way. */
export function quickly(argv: readonly string[], texts: Texts): Parsed | undefined {
  const named = argv[0] !== undefined && !argv[0].startsWith('-')
  const name = named ? argv[0]! : 'quiz'
  const command = Object.hasOwn(often, name) ? often[name] : undefined
  if (command === undefined) return undefined
  const slots = [command.usage].flat()[0]!.split(' ').slice(1)
  const takesDecks = slots[0] === '[deck..]'
  if (slots.length > (takesDecks ? 1 : 0)) return undefined
  const options = specsOf(command, texts)
  const args: Arguments = { _: named ? [name] : [] }
  const decks: string[] = []
  for (let i = named ? 1 : 0; i < argv.length; i++) {
    const word = argv[i]!
    if (!word.startsWith('-')) {
      // Without a command the first word may be one that was mistyped.
      if (!named || !takesDecks || word === '') return undefined
      // To yargs a yes or no behind an option may be its value, and `help` asks for help.
      if (word === 'true' || word === 'false' || word === 'help') return undefined
      decks.push(word)
      continue
    }
    const [, option = '', given] = /^--([a-z][a-z-]*)(?:=(.+))?$/s.exec(word) ?? []
    const spec = Object.hasOwn(options, option) ? options[option]! : undefined
    if (spec === undefined || option in args || !Object.keys(spec).every((key) => understood.has(key)))
      return undefined
    const text = spec.type === 'string'
    const value = text ? (given ?? argv[++i]) : given === undefined ? true : undefined
    if (value === undefined || value === '' || (text && given === undefined && String(value).startsWith('-')))
      return undefined
    for (const key of [option, camel(option), spec.alias]) if (key !== undefined) args[key] = value
  }
  if (decks.length > 0) args.deck = decks
  return { command, args }
}
