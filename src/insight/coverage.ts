import type { Memory } from '../model/index.ts'
import { recalledUntil } from '../schedule/index.ts'
import type { CardIndex } from './card-index.ts'
import type { Coverage } from './figures.ts'

/** How much of a command is known for how long, if nothing more is answered. */
export interface CoverageAhead extends Omit<Coverage, 'known'> {
  /** The instants up to which options are known. */
  until: number[]
}

/** The earliest of the ends at some places; undefined where there is none. */
function earliest(places: readonly number[], ends: readonly (number | undefined)[]): number | undefined {
  let first: number | undefined
  for (const place of places) {
    const end = ends[place]
    if (end !== undefined && (first === undefined || end < first)) first = end
  }
  return first
}

/** How much of each command is known from now on. An option counts as known when one of the cards that ask for it or for its meaning was answered and all of those that were would be recalled with the probability `knownFrom`; one that failed last is not known. */
export function coverageAhead(
  { options }: CardIndex,
  memories: readonly (Memory | undefined)[],
): CoverageAhead[] {
  const ends = memories.map((memory) => memory && (memory.failed ? 0 : recalledUntil(memory)))
  const commands = new Map<string, CoverageAhead>()
  for (const { program, command, cards } of options) {
    const key = `${program}\n${command}`
    let coverage = commands.get(key)
    if (!coverage) {
      coverage = { program, command, met: 0, total: 0, until: [] }
      commands.set(key, coverage)
    }
    coverage.total++
    const until = earliest(cards, ends)
    if (until === undefined) continue
    coverage.met++
    if (until > 0) coverage.until.push(until)
  }
  return [...commands.values()]
}

/** How much of each command is known at an instant, the least known first. */
export const coverageAt = (ahead: readonly CoverageAhead[], at: number): Coverage[] =>
  ahead
    .map(({ until, program, command, met, total }): Coverage => {
      return { program, command, known: until.filter((end) => at <= end).length, met, total }
    })
    .sort(
      (a, b) =>
        a.known / a.total - b.known / b.total ||
        b.total - a.total ||
        (`${a.program} ${a.command}` < `${b.program} ${b.command}` ? -1 : 1),
    )
