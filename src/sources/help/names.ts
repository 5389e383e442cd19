import type { Vocabulary } from '../join.ts'
import type { WalkedPage } from './page.ts'

/** A command as the pages of a program name it. */
export interface NamedCommand {
  /** The path that counts; '' is the program. */
  path: string
  /** Every other path of the same command. */
  aliases: string[]
}

/** A command as the page of its parent lists it. */
export interface ListedCommand {
  summary: string
  at: { file: string; line: number }
  aliases: string[]
}

/** The commands that parents list, by path. */
export function listedCommands(pages: readonly WalkedPage[]): Map<string, ListedCommand> {
  const listed = new Map<string, ListedCommand>()
  for (const { path, page, file } of pages)
    for (const { name, aliases, summary, line } of page.commands) {
      const own = [...path, name].join(' ')
      const at = { file, line }
      if (!listed.has(own))
        listed.set(own, { summary, at, aliases: aliases.map((alias) => [...path, alias].join(' ')) })
    }
  return listed
}

/** The full paths that a page says are the same command, in its order. */
function aliasesOn({ path, page }: WalkedPage, program: string): string[] {
  const parent = path.slice(0, -1)
  return page.aliases.flatMap((alias) => {
    if (alias.startsWith(`${program} `)) return [alias.slice(program.length + 1)]
    return path.length > 0 && /^[\w.-]+$/.test(alias) ? [[...parent, alias].join(' ')] : []
  })
}

/** The commands of a program by each of their paths, so that `docker ps` and `docker container ls` are one. The path that counts is the one that is known, then the longest that the program itself names first. */
export function commandNames(
  program: string,
  pages: readonly WalkedPage[],
  listed: ReadonlyMap<string, ListedCommand>,
  known: Vocabulary,
): Map<string, NamedCommand> {
  const named = new Map<string, NamedCommand>()
  const add = (paths: readonly string[]): void => {
    const all = [...new Set(paths)]
    const known_ = all
      .map((path) => known.aliases.get(`${program} ${path}`))
      .find((path) => path !== undefined)
    const words = (path: string): number => path.split(' ').length
    const longest = Math.max(...all.map(words))
    const chosen = known_ ?? all.find((path) => words(path) === longest)!
    const met = all.map((path) => named.get(path)).find((command) => command !== undefined)
    const command = met ?? { path: chosen, aliases: [] }
    for (const path of new Set([...all, chosen])) {
      if (path !== command.path && !command.aliases.includes(path)) command.aliases.push(path)
      named.set(path, command)
    }
  }
  for (const page of pages) {
    const own = page.path.join(' ')
    const says = aliasesOn(page, program)
    // A list of aliases names the command itself too, and first.
    add(says.includes(own) ? says : [own, ...says])
  }
  for (const [path, { aliases }] of listed) add([path, ...aliases])
  // A path below an alias is a path below the command.
  for (const command of new Set(named.values())) command.aliases.sort()
  return named
}
