import type { CommandEntry, OptionEntry } from '../model/index.ts'
import { optionNames } from '../model/index.ts'

/** An option as it is shown: `-p, --publish HOST:CONTAINER`, `if=FILE`. */
export const optionLabel = (entry: OptionEntry): string =>
  [[entry.short, entry.long].filter(Boolean).join(', '), entry.value]
    .filter(Boolean)
    .join(entry.long?.endsWith('=') ? '' : ' ')

/** The path of a command as the notes spell it, or the decks. */
export const shownPath = ({ spelt }: Pick<OptionEntry | CommandEntry, 'spelt'>, path: string): string =>
  spelt?.[path] ?? path

/** A command as it is shown: `docker container run`. */
export const commandLabel = (entry: CommandEntry): string =>
  `${entry.program} ${shownPath(entry, entry.path)}`.trim()

/** The commands that have an option with the short form it is shown with; where it has none, all of its commands. */
const commandsAsShown = ({ commands, variants, short }: OptionEntry): string[] =>
  variants === undefined || short === undefined
    ? commands
    : commands.filter(
        (path) => (variants.find((one) => one.commands.includes(path)) ?? { short }).short === short,
      )

/** The commands where an option is as it is shown, at most three: `docker container run, docker container create`. */
export function homes(entry: OptionEntry): string {
  const commands = commandsAsShown(entry)
  if (commands.length === 0) return entry.program
  const shown = commands.slice(0, 3).map((path) => `${entry.program} ${shownPath(entry, path)}`.trim())
  return `${shown.join(', ')}${commands.length > 3 ? ', …' : ''}`
}

// More would be a lesson of its own.
const mostOthers = 2

/** Every path of a command, the one that is shown first. */
const pathsOf = (entry: CommandEntry): string[] => [
  ...new Set([shownPath(entry, entry.path), entry.path, ...entry.aliases]),
]

/** The other names of a command, the shortest first, at most two: `docker ps` of `docker container ls`. */
export function otherLabels(entry: OptionEntry | CommandEntry): string[] | undefined {
  const others = entry.kind === 'option' ? [] : pathsOf(entry).slice(1)
  if (others.length === 0) return undefined
  return others
    .sort((a, b) => a.length - b.length)
    .slice(0, mostOthers)
    .map((path) => `${entry.program} ${path}`.trim())
}

/** Every way to name a command: with and without the program, by path and by alias. */
export const commandNames = (entry: CommandEntry): string[] =>
  [...new Set([entry.path, ...pathsOf(entry)])]
    .flatMap((path) => [`${entry.program} ${path}`.trim(), path])
    .filter((name) => name !== '')

/** Every way to name an option. */
export const namesOf = (entry: OptionEntry | CommandEntry): string[] =>
  entry.kind === 'option' ? optionNames(entry) : commandNames(entry)

/** Whether two options can be met in one command, so that their meanings are worth telling apart. */
export const neighbours = (a: OptionEntry, b: OptionEntry): boolean =>
  a.program === b.program &&
  (a.commands.length === 0 || b.commands.length === 0 || a.commands.some((path) => b.commands.includes(path)))
