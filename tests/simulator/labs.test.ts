import type { Program } from '../../src/commandline/index.ts'
import { gaps, run, type Scenario, type State, startState } from '../../src/simulator/index.ts'
import { languages } from '../languages.ts'
import { longTest, rounds } from '../rounds.ts'
import { labsOf } from './labs.ts'
import { dockerProgram } from './program.ts'

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

const after = (state: State, lines: readonly string[]): State =>
  lines.reduce((now, line) => run(program, now, line).state, state)

const missing = (lab: Scenario, lines: readonly string[]): string[] => {
  const start = after(startState(), lab.start)
  return gaps(after(start, lab.solution), after(start, lines), start, lab.free).map((gap) =>
    JSON.stringify(gap),
  )
}

const labs = labsOf('en').map((lab) => [lab.id, lab] as const)

test.each(labs)('%s is solved by its solution and by every other way', (_, lab) => {
  // Every other way in the long run.
  for (const lines of [lab.solution, ...lab.others.slice(0, rounds(0, 99))])
    expect({ lines, gaps: missing(lab, lines) }).toEqual({ lines, gaps: [] })
})

longTest.each(labs)(
  '%s is not solved by doing nothing, by leaving out the last line, or in a wrong way',
  (_, lab) => {
    expect(missing(lab, [])).not.toEqual([])
    expect(missing(lab, lab.solution.slice(0, -1))).not.toEqual([])
    expect(missing(lab, ['docker ps -a', 'docker images'])).not.toEqual([])
    expect(lab.wrong).not.toEqual([])
    expect(missing(lab, lab.wrong)).not.toEqual([])
  },
)

longTest.each(labs)('%s has a solution without anything that the lab does not simulate', (_, lab) => {
  let state = startState()
  for (const line of [...lab.start, ...lab.solution]) {
    const result = run(program, state, line)
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/does not simulate/)
    state = result.state
  }
})

test('labs are the same in every language, apart from the words', () => {
  const bare = (language: string) =>
    labsOf(language).map(({ title: _title, task: _task, after: _after, hints, ...lab }) => ({
      ...lab,
      hints: hints.length,
    }))
  for (const language of Object.keys(languages)) expect(bare(language)).toEqual(bare('en'))
  expect(new Set(labs.map(([id]) => id)).size).toBe(labs.length)
  expect(labs.length).toBeGreaterThanOrEqual(48)
  expect(labs.filter(([, { broken }]) => broken).length).toBeGreaterThanOrEqual(15)
  expect(labs.filter(([, { others }]) => others.length >= 3).length).toBeGreaterThanOrEqual(20)
})
