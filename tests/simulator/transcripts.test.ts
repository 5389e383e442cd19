import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { root } from '../folders.ts'
import { comparable } from './normalise.ts'
import { dockerProgram } from './program.ts'

// The output of a running engine, recorded by record.engine.ts without ids, times and sizes.

interface Recorded {
  line: string
  exitCode: number
  stdout: string
  stderr: string
}

const folder = join(root, 'tests/fixtures/engine')
const transcripts = readdirSync(folder).filter((name) => name.endsWith('.json'))

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

test.each(transcripts)('%s: the simulator prints what the engine printed', (name) => {
  let state: State = startState()
  const recorded = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Recorded[]
  const ours: Recorded[] = []
  for (const { line } of recorded) {
    const result = run(program, state, line)
    state = result.state
    ours.push({
      line,
      exitCode: result.exitCode,
      stdout: comparable(line, result.stdout, '/nowhere'),
      stderr: comparable(line, result.stderr, '/nowhere'),
    })
  }
  expect(ours).toEqual(recorded)
})
