import type { CommandEntry, Entry } from '../../model/index.ts'
import { commandSubject } from '../tables.ts'
import { unknownLevel } from './context.ts'
import type { ListedCommand, NamedCommand } from './names.ts'
import type { HelpPage, WalkedPage } from './page.ts'

/** The words after the options in a usage line. */
function usageOf(page: HelpPage, program: string, paths: readonly string[]): string | undefined {
  for (const line of page.usage)
    for (const path of paths) {
      const head = `${program} ${path}`.trim()
      if (line !== head && !line.startsWith(`${head} `)) continue
      const rest = line
        .slice(head.length)
        .replace(/\[(?:OPTIONS|options|flags|FLAGS)[^\]]*\]|\bOPTIONS\b|<options>/g, '')
        .trim()
      // Options in a usage line, or choices of them, make it more than a row of places.
      return /(?:^|[\s[(|])-|\(/.test(rest) ? undefined : rest
    }
  return undefined
}

/** The commands of the pages, those with a page and those that are only listed. */
export function commandEntries(
  program: string,
  pages: readonly WalkedPage[],
  named: ReadonlyMap<string, NamedCommand>,
  listed: ReadonlyMap<string, ListedCommand>,
  subjects: ReadonlyMap<string, Entry>,
): CommandEntry[] {
  const byCommand = new Map(
    pages.map((page) => [named.get(page.path.join(' '))?.path ?? page.path.join(' '), page]),
  )
  return [...new Set(named.values())]
    .filter(({ path }) => path !== '')
    .map(({ path, aliases }): CommandEntry => {
      const paths = [path, ...aliases]
      const walked = byCommand.get(path)
      const row = paths.map((one) => listed.get(one)).find((one) => one !== undefined && one.summary !== '')
      const known = subjects.get(commandSubject(program, path))
      const taught = known?.kind === 'command' ? known : undefined
      return {
        kind: 'command',
        subject: commandSubject(program, path),
        program,
        path,
        aliases,
        at: row?.at ?? { file: walked?.file ?? program, line: 1 },
        level: taught?.level ?? unknownLevel,
        why: taught?.why,
        example: taught?.example,
        usage: walked && walked.page.commands.length === 0 ? usageOf(walked.page, program, paths) : undefined,
        options: [],
        summary: taught?.summary ?? row?.summary ?? walked?.page.summary ?? '',
      }
    })
}
