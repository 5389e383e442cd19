import type { Program } from '../../src/commandline/index.ts'
import { type Random, seeded } from '../../src/model/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { makers, openings } from './sequence-lines.ts'

/** A command of a sequence: its lines for a host in some state; undefined where it makes no sense there. */
export type Maker = (random: Random, state: State) => string[] | undefined

/** Makers with how often each is chosen. */
export type Weighted = readonly (readonly [weight: number, maker: Maker])[]

export const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!
export const chance = (random: Random, part: number): boolean => random() < part

function oneOf(random: Random, all: Weighted): Maker {
  let at = random() * all.reduce((total, [weight]) => total + weight, 0)
  for (const [weight, maker] of all) {
    at -= weight
    if (at < 0) return maker
  }
  return all[0]![1]
}

const most = 15

/** The simulator's message about a command that does not end; on an engine it would run until the recorder ends it. */
const goesOn = /the lab goes on as in another terminal|the lab does not wait for it/

/** A line that would not end, so that it does; undefined where there is no such way. */
const inBackground = (line: string): string | undefined =>
  line.startsWith('docker run ') ? line.replace('docker run', 'docker run -d') : undefined

/**
 * Random lines of a learner, 5 to 15 of them, from a seed. They are chosen with the simulator's state in view, so that most
 * of them have something to work on; without it nearly half of all lines were refused.
 */
export function sequence(program: Program, seed: number): string[] {
  const random = seeded(`sequence ${seed}`)
  const length = 5 + Math.floor(random() ** 3 * 11)
  const lines: string[] = []
  let state = startState()
  while (lines.length < length) {
    const own = oneOf(random, lines.length < 1 ? openings : makers)(random, state)
    if (own === undefined || (lines.length > 0 && lines.length + own.length > most)) continue
    for (const line of own) {
      const typed = goesOn.test(run(program, state, line).stderr) ? inBackground(line) : line
      if (typed === undefined) continue
      lines.push(typed)
      ;({ state } = run(program, state, typed))
    }
  }
  return lines.slice(0, most)
}
