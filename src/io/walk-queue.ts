import type { HelpPage } from '../sources/index.ts'

const wanted = (only: readonly string[] | undefined, path: readonly string[]): boolean =>
  only === undefined ||
  only.some((name) =>
    name.split(/\s+/).every((word, index) => path[index] === undefined || path[index] === word),
  )

/** The commands that still have to be asked, in the order in which their pages are met. */
export function queueOf(
  limits: { pages: number; depth: number },
  only: readonly string[] | undefined,
  tooMany: (path: string[]) => void,
) {
  const known = new Set<string>()
  const waiting: string[][] = []
  /** The usage lines that pages print of commands below theirs. */
  const usages = new Map<string, string>()
  return {
    known,
    waiting,
    usages,
    add(path: readonly string[], page: HelpPage): void {
      for (const { name, usage } of page.commands) {
        const next = [...path, name]
        const key = next.join(' ')
        // A command that lists itself leads nowhere new.
        const useless = name === 'help' || name.startsWith('-') || path.at(-1) === name
        if (useless || known.has(key) || next.length > limits.depth || !wanted(only, next)) continue
        if (known.size >= limits.pages) {
          tooMany(next)
          return
        }
        known.add(key)
        if (usage !== undefined) usages.set(key, usage)
        waiting.push(next)
      }
    },
  }
}
