import { compareLines } from './differential.ts'
import { labsOf } from './labs.ts'
import { dockerProgram } from './program.ts'
import { realEngine } from './real-engine.ts'
import { recordLines } from './recording.ts'

const engine = realEngine()
const run = 'missing' in engine ? test.skip : test
if ('missing' in engine) process.stdout.write(`skipped: ${engine.missing}\n`)

const ways = labsOf('en').flatMap((lab) =>
  [lab.solution, ...lab.others].map(
    (lines, index) => [`${lab.id}, way ${index + 1}`, [...lab.start, ...lines]] as const,
  ),
)

afterAll(() => {
  if (!('missing' in engine)) engine.close()
})

run.each(ways)(
  'the engine does what the lab does: %s',
  async (_, lines) => {
    if ('missing' in engine) return
    await engine.reset()
    const program = await dockerProgram()
    const compared = compareLines(program, await recordLines(engine, program, lines))
    expect(
      compared
        .filter(({ exitCode, state }) => !exitCode || !state)
        .map(({ line, detail }) => ({ line, detail })),
    ).toEqual([])
    expect(compared).toHaveLength(lines.length)
  },
  60_000,
)
