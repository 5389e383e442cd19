import type { Program } from '../../src/commandline/index.ts'
import { helpFor, waysOf } from '../../src/play/index.ts'
import {
  gaps,
  type Hint,
  interrupt,
  run,
  type Scenario,
  type State,
  startState,
} from '../../src/simulator/index.ts'
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
  const start = after(startState({ official: true }), lab.start)
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

/** The ways in which a solution lacks one of its options, with and without the word behind it. */
const withoutOption = (solution: readonly string[]): string[][] =>
  solution.flatMap((line, at) => {
    const words = line.split(' ')
    return words.flatMap((word, place) =>
      /^-/.test(word)
        ? [1, 2].map((count) => solution.with(at, words.toSpliced(place, count).join(' ')))
        : [],
    )
  })

/** Options of solutions that no lab is about: what a build prints, whether `prune` asks first, what becomes of a container without a name. */
const incidental = ['docker build -q', 'prune -f', 'docker run --rm']

longTest.each(labs)('%s is not solved by its solution without an option that it is about', (_, lab) => {
  const dropped = (lines: readonly string[]): boolean =>
    lab.solution.some(
      (line, at) =>
        line !== lines[at] && incidental.some((part) => line.includes(part) && !lines[at]!.includes(part)),
    )
  const solved = withoutOption(lab.solution).filter(
    (lines) => !dropped(lines) && missing(lab, lines).length === 0,
  )
  expect(solved).toEqual([])
})

longTest.each(labs)('%s has a solution without anything that the lab does not simulate', (_, lab) => {
  let state = startState({ official: true })
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
      hints: hints.map(({ line }) => line),
    }))
  for (const language of Object.keys(languages)) expect(bare(language)).toEqual(bare('en'))
  expect(new Set(labs.map(([id]) => id)).size).toBe(labs.length)
  expect(labs.length).toBeGreaterThanOrEqual(48)
  expect(labs.filter(([, { broken }]) => broken).length).toBeGreaterThanOrEqual(15)
  expect(labs.filter(([, { others }]) => others.length >= 3).length).toBeGreaterThanOrEqual(20)
})

const engine = {
  start: startState,
  run: (state: State, line: string) => run(program, state, line),
  gaps,
  interrupt,
}

/** All that `hint` says at a state of a lab, one after another, until it repeats itself. */
function hintsAt(language: string, lab: Scenario, lines: readonly string[]): string[] {
  const start = after(startState({ official: true }), lab.start)
  const ways = waysOf(engine, lab, start)
  const shown = new Set<Hint>()
  const left = gaps(after(start, lab.solution), after(start, lines), start, lab.free)
  const said: string[] = []
  for (;;) {
    const { lines: text, hint } = helpFor(ways, lab, shown, left, languages[language]!)
    said.push(text.join('\n'))
    if (!hint) return said
  }
}

longTest.each(Object.keys(languages))(
  'the hints of every lab end with what is left and how to do it, and none is for a line that is done: %s',
  (language) => {
    for (const lab of labsOf(language)) {
      for (const done of lab.solution.keys()) {
        const said = hintsAt(language, lab, lab.solution.slice(0, done))
        const start = after(startState({ official: true }), lab.start)
        const left = gaps(
          after(start, lab.solution),
          after(start, lab.solution.slice(0, done)),
          start,
          lab.free,
        )
        expect(said.at(-1)).toContain(languages[language]!.lab.howTo(left[0]!))
        for (const { text, line } of lab.hints)
          if (line !== undefined && line <= done) expect([lab.id, said]).not.toContain(text)
      }
    }
  },
)

longTest.each(labs)('%s: no known way is said to have spoilt anything', (_, lab) => {
  for (const way of [lab.solution, ...lab.others])
    for (const done of way.keys())
      expect(hintsAt('en', lab, way.slice(0, done)).join('\n')).not.toContain(languages.en!.lab.spoilt)
})
