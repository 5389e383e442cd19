import type { Card, Memory, Progress } from '../model/index.ts'
import { type Coverage, knownFrom } from './figures.ts'

/** How much of each command is known, the least known first. An option counts as known when one of the cards that ask for it or for its meaning was answered and all of those that were would be recalled with the probability `knownFrom`; one that failed last is not known. */
export function coverageOf(
  cards: readonly Card[],
  progress: Progress,
  retrievability: (memory: Memory) => number,
): Coverage[] {
  // The lowest chance of each option; undefined for one that was never met.
  const commands = new Map<string, Map<string, number | undefined>>()
  for (const { id, kind, entry, covers } of cards) {
    if (entry.kind !== 'option' || (kind !== 'meaning' && kind !== 'recall')) continue
    const memory = progress.cards[id]
    const chance = memory && (memory.failed ? 0 : retrievability(memory))
    for (const pair of covers) {
      const end = pair.lastIndexOf(' ')
      const key = `${entry.program}\n${pair.slice(0, Math.max(0, end))}`
      let options = commands.get(key)
      if (!options) {
        options = new Map()
        commands.set(key, options)
      }
      const option = pair.slice(end + 1)
      const lowest = options.get(option)
      options.set(option, lowest === undefined ? chance : Math.min(lowest, chance ?? 1))
    }
  }
  return [...commands]
    .map(([key, options]): Coverage => {
      const [program = '', command = ''] = key.split('\n')
      const met = [...options.values()].filter((chance) => chance !== undefined)
      return {
        program,
        command,
        known: met.filter((chance) => chance >= knownFrom).length,
        met: met.length,
        total: options.size,
      }
    })
    .sort(
      (a, b) =>
        a.known / a.total - b.known / b.total ||
        b.total - a.total ||
        (`${a.program} ${a.command}` < `${b.program} ${b.command}` ? -1 : 1),
    )
}
