import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../src/commandline/index.ts'
import { run, startState } from '../../src/simulator/index.ts'
import { root } from '../folders.ts'
import { rounds } from '../rounds.ts'
import { type KeptLine, outputKept, stateKept } from './kept.ts'
import { dockerProgram } from './program.ts'
import { simulated } from './snapshot.ts'

// Random sequences as an engine has run them, recorded by differential.engine.ts.

const recorded = readFileSync(join(root, 'tests/fixtures/engine/sequences.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((row) => JSON.parse(row) as { seed: number; lines: KeptLine[] })

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

test('recorded sequences come to the same in the simulator, line by line', () => {
  for (const { seed, lines } of recorded.slice(0, rounds(8, recorded.length))) {
    let state = startState()
    let before = stateKept(simulated(state))
    const ours: KeptLine[] = []
    for (const { line } of lines) {
      const result = run(program, state, line)
      state = result.state
      const after = stateKept(simulated(state))
      ours.push({
        line,
        exitCode: result.exitCode,
        out: outputKept(line, result),
        ...(after === before ? {} : { state: after }),
      })
      before = after
    }
    expect({ seed, lines: ours }).toEqual({ seed, lines })
  }
})
