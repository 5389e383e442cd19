import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../src/commandline/index.ts'
import { gaps, run, type State, startState } from '../../src/simulator/index.ts'
import { inPart } from '../decks/engine.ts'
import { compareLines } from './differential.ts'
import { labsOf } from './labs.ts'
import { dockerProgram } from './program.ts'
import { realEngine } from './real-engine.ts'
import { recordLines } from './recording.ts'

// Every way of every lab on an engine: its state is that of the simulator after each line, and so is the goal reached, or not.
// With FLAGDRILL_PART=1/3 every third lab is played, from the first on.

const engine = realEngine()
const withEngine = 'missing' in engine ? test.skip : test
if ('missing' in engine) process.stdout.write(`skipped: ${engine.missing}\n`)

const ways = labsOf('en')
  .filter(inPart)
  .flatMap((lab) =>
    [lab.solution, ...lab.others, lab.wrong].map((lines, index, all) => {
      const wrong = index === all.length - 1
      return [
        wrong ? `${lab.id}, the wrong way` : `${lab.id}, way ${index + 1}`,
        { lab, lines, wrong },
      ] as const
    }),
  )

let program: Program
beforeAll(async () => {
  if (!('missing' in engine)) program = await dockerProgram()
})

afterAll(() => {
  if (!('missing' in engine)) engine.close()
})

/** Files of the host that lines have written, with their texts. */
const written = (before: State, after: State): [string, string][] =>
  Object.entries(after.host.files).flatMap(([path, node]) =>
    node?.type === 'file' && node.size === undefined && before.host.files[path] !== node
      ? [[path.replace('/home/me/', ''), node.content] as [string, string]]
      : [],
  )

withEngine.each(ways)(
  'the engine does what the lab does: %s',
  async (_, { lab, lines, wrong }) => {
    if ('missing' in engine) return
    await engine.reset()
    const recorded = await recordLines(engine, program, [...lab.start, ...lines])
    const compared = compareLines(program, recorded)
    expect(
      compared
        .filter(({ exitCode, state }) => !exitCode || !state)
        .map(({ line, detail }) => ({ line, detail })),
    ).toEqual([])
    expect(compared).toHaveLength(lab.start.length + lines.length)
    const after = (from: State, typed: readonly string[]): State =>
      typed.reduce((state, line) => run(program, state, line).state, from)
    const start = after(startState(), lab.start)
    const end = after(start, lines)
    expect(gaps(after(start, lab.solution), end, start, lab.free).length > 0).toBe(wrong)
    for (const [name, text] of written(start, end))
      expect({ name, text: readFileSync(join(engine.folder, name), 'utf8') }).toEqual({ name, text })
    process.stdout.write(`${wrong ? 'not solved' : 'solved'}: ${lab.id}, ${lines.join(' ; ')}\n`)
  },
  90_000,
)
