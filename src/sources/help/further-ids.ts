import type { Aliases, OptionEntry } from '../../model/index.ts'
import { type HelpContext, namesOf, optionId } from './context.ts'

/** The subject that an option of an earlier deck has now: that of most of its commands. */
function movedTo(entry: OptionEntry, program: string, ids: ReadonlyMap<string, string>): string | undefined {
  const times = new Map<string, number>()
  for (const path of entry.commands)
    for (const name of namesOf(entry)) {
      const now = ids.get(optionId(program, path, name))
      if (now !== undefined) times.set(now, (times.get(now) ?? 0) + 1)
    }
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** The table of further and former ids. An id of its own is never in it. */
export function aliasesOf(
  program: string,
  ids: ReadonlyMap<string, string>,
  live: ReadonlySet<string>,
  earlier: HelpContext['earlier'],
): Aliases {
  const table: Record<string, string> = {}
  const add = (id: string, now: string | undefined): void => {
    if (now !== undefined && id !== now && !live.has(id)) table[id] ??= now
  }
  for (const [id, now] of ids) add(id, now)
  for (const entry of earlier?.entries ?? [])
    if (entry.kind === 'option') add(entry.subject, movedTo(entry, program, ids))
  for (const [id, now] of Object.entries(earlier?.aliases ?? {})) add(id, now)
  return table
}
