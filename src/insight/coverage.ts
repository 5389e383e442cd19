import type { Memory } from '../model/index.ts'
import type { CardIndex } from './card-index.ts'
import { type Coverage, knownFrom } from './figures.ts'

/** How much of each command is known, the least known first. An option counts as known when one of the cards that ask for it or for its meaning was answered and all of those that were would be recalled with the probability `knownFrom`; one that failed last is not known. */
export function coverageOf(
  { ids, options }: CardIndex,
  memories: readonly (Memory | undefined)[],
  retrievability: (memory: Memory, card: string) => number,
): Coverage[] {
  const chances = memories.map(
    (memory, index) => memory && (memory.failed ? 0 : retrievability(memory, ids[index]!)),
  )
  const commands = new Map<string, Coverage>()
  for (const { program, command, cards } of options) {
    const key = `${program}\n${command}`
    let coverage = commands.get(key)
    if (!coverage) {
      coverage = { program, command, known: 0, met: 0, total: 0 }
      commands.set(key, coverage)
    }
    coverage.total++
    let lowest: number | undefined
    for (const index of cards) {
      const chance = chances[index]
      if (chance !== undefined && (lowest === undefined || chance < lowest)) lowest = chance
    }
    if (lowest === undefined) continue
    coverage.met++
    if (lowest >= knownFrom) coverage.known++
  }
  return [...commands.values()].sort(
    (a, b) =>
      a.known / a.total - b.known / b.total ||
      b.total - a.total ||
      (`${a.program} ${a.command}` < `${b.program} ${b.command}` ? -1 : 1),
  )
}
