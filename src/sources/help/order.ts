import { explain, type Program } from '../../commandline/index.ts'
import type { CommandEntry, Entry, OptionEntry } from '../../model/index.ts'
import { commonness, mostUsedRanks } from './most-used.ts'

type Named = CommandEntry | OptionEntry

const isNamed = (entry: Entry): entry is Named => entry.kind === 'command' || entry.kind === 'option'

/** How often command lines use each command and option of a program, by subject; words, values and other programs do not count. */
export function usesIn(lines: Iterable<string>, program: Program): Map<string, number> {
  const uses = new Map<string, number>()
  const add = (subject: string | undefined): void => {
    if (subject) uses.set(subject, (uses.get(subject) ?? 0) + 1)
  }
  for (const line of lines)
    for (const own of linesOf(line, program.name))
      for (const part of explain(program, own).parts)
        if (part.role === 'command' || part.role === 'option') add(part.subject)
  return uses
}

/** The parts of a line that run a program: of `sudo X=1 kite fly | less` the one that runs kite. */
function linesOf(line: string, program: string): string[] {
  if (line.length > 2000 || !line.includes(program)) return []
  return line.split(/\s*(?:&&|\|\||[|;&])\s*/).flatMap((part) => {
    const words = part
      .trim()
      .replace(/^\$\s+/, '')
      .split(/\s+/)
    const at = words.findIndex((word) => !/^(?:sudo|time|nohup|env|command|doas|\w+=\S*)$/.test(word))
    return at >= 0 && words[at] === program ? [words.slice(at).join(' ')] : []
  })
}

/** The context of an order. */
export interface OrderContext {
  /** Uses in the learner's own shell history. */
  history?: ReadonlyMap<string, number>
  /** Uses in the examples of help and man pages. */
  examples?: ReadonlyMap<string, number>
  /** A shipped deck describes the program: levels are its own. */
  shipped?: boolean
}

/** The names by which `mostUsedRanks` may know an entry. */
function calledNames(entry: Named): string[] {
  if (entry.kind === 'command') return [entry.path, ...entry.aliases]
  const names = [entry.long, entry.short, ...(entry.also ?? [])].filter((name) => name !== undefined)
  return entry.commands.flatMap((path) => names.map((name) => `${path} ${name}`.trim()))
}

/** Options of help and version can be guessed, and are asked last. */
const isObvious = (entry: Named): boolean =>
  entry.kind === 'option' && /^--?(?:help|version|usage)$/.test(entry.long ?? entry.short ?? '')

function scoreOf(
  entry: Named,
  ranks: ReadonlyMap<string, number>,
  { history, examples }: OrderContext,
): number {
  if (isObvious(entry)) return -1
  const own = (history?.get(entry.subject) ?? 0) * 10_000
  const known = Math.max(0, ...calledNames(entry).map((name) => ranks.get(name) ?? 0))
  // If the most used parts are known, examples only decide between neighbours.
  const shown = Math.min(20, examples?.get(entry.subject) ?? 0) * (ranks.size > 0 ? 0.3 : 20)
  const common = entry.kind === 'option' ? commonness(entry.long ?? '') * 10 : 5
  return own + known + shown + common
}

// Ten to begin with, thirty more to get along, then all.
const levels = [10, 40]

const levelAt = (index: number): number => {
  const level = levels.findIndex((end) => index < end)
  return (level < 0 ? levels.length : level) + 1
}

/** Puts the entries of a program into the order in which they are worth learning, and gives them levels: what the learner uses, what the program's users use, what its examples show, what is common everywhere, then the order of its pages. A command comes before its options. Entries that a shipped deck describes keep their level. */
export function inOrderOfUse(entries: readonly Entry[], program: string, context: OrderContext): Entry[] {
  const ranks = mostUsedRanks(program)
  const named = entries.filter(isNamed)
  const scores = new Map(named.map((entry) => [entry.subject, scoreOf(entry, ranks, context)]))
  const commandAt = new Map(
    named.flatMap((entry) => (entry.kind === 'command' ? [[entry.path, entry.subject] as const] : [])),
  )
  // An option is worth no more than the first of its commands; one that is used brings its command along.
  for (const entry of named) {
    if (entry.kind !== 'option') continue
    const own = scores.get(entry.subject)!
    const homes = entry.commands.map((path) => commandAt.get(path)).filter((subject) => subject !== undefined)
    if (homes.length === 0 || entry.commands.includes('')) continue
    const best = homes.reduce((a, b) => (scores.get(b)! > scores.get(a)! ? b : a))
    if (own > 5 && scores.get(best)! <= own) scores.set(best, own + 0.5)
    else if (scores.get(best)! <= own) scores.set(entry.subject, scores.get(best)! - 0.5)
  }
  const place = new Map(named.map((entry, index) => [entry.subject, index]))
  const sorted = [...named].sort(
    (a, b) =>
      scores.get(b.subject)! - scores.get(a.subject)! || place.get(a.subject)! - place.get(b.subject)!,
  )
  const asked = sorted.filter((entry) => entry.summary !== '')
  const rank = new Map(asked.map((entry, index) => [entry.subject, index]))
  const ordered = sorted.map((entry): Named => {
    if (context.shipped) return entry
    return { ...entry, level: levelAt(rank.get(entry.subject) ?? sorted.length) }
  })
  return [...ordered, ...entries.filter((entry) => !isNamed(entry))]
}
