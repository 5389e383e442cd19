import { type Program, programOf } from '../../commandline/index.ts'
import type { LabEngine } from '../../play/index.ts'
import type { Scenario, State } from '../../simulator/index.ts'
import type { World } from '../../world/index.ts'

/** The simulator, with Docker as the decks describe it. */
export interface Engine extends LabEngine {
  readScenarios(text: string): { scenarios: Scenario[] }
}

/** The simulator, loaded when a lab is opened. */
export async function engineOf(world: World): Promise<Engine> {
  const [{ gaps, interrupt, readScenarios, run, startState }, { decks }] = await Promise.all([
    import('../../simulator/index.ts'),
    world.library('en'),
  ])
  const program: Program = programOf(
    'docker',
    decks.filter(({ shipped }) => shipped).flatMap(({ entries }) => entries),
  )
  return {
    start: (options) => startState({ now: world.now(), official: true, ...options }),
    run: (state, line) => run(program, state, line),
    interrupt,
    gaps,
    readScenarios,
  }
}

/** Runs the lines of a file, as a place to start from; what they print is not shown. */
async function prepared(engine: Engine, world: World, file: string | undefined): Promise<State> {
  let state = engine.start()
  for (const line of file === undefined ? [] : await world.readLines(file))
    if (line.trim() !== '' && !line.startsWith('#')) ({ state } = engine.run(state, line))
  return state
}

/** Runs lines of standard input to its end in an empty lab, and prints for each what it came to. */
export async function playFree(world: World, file: string | undefined, json: boolean): Promise<void> {
  const engine = await engineOf(world)
  let state = await prepared(engine, world, file)
  for await (const line of world.input()) {
    if (line.trim() === '') continue
    const { state: next, exitCode, stdout, stderr } = engine.run(state, line)
    state = next
    if (json) world.terminal.print(JSON.stringify({ line, exitCode, stdout, stderr }))
    else await world.terminal.write(`$ ${line}\n${stdout}${stderr}`)
  }
}
