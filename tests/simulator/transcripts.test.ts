import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, type Program } from '../../src/commandline/index.ts'
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

const refusedLines = [
  'docker run -d --restart=allways nginx',
  'docker update --restart allways web',
  'docker run -d -m 512 nginx',
  'docker run -d -m 5m nginx',
  'docker update -m 512 web',
  "docker run -d --name 'my web' nginx",
  'docker run -d --name w nginx',
  'docker create --name -web nginx',
  "docker rename web 'my web'",
  'docker kill -s FOO web',
  'docker kill -s 0 web',
  'docker kill -s 65 web',
  'docker stop -s FOO web',
  'docker restart -s FOO web',
  'docker run -d --stop-signal FOO nginx',
  "docker volume create 'my data'",
  "docker network create 'my net'",
  "docker run -d -v 'my data:/d' nginx",
]

const takenLines = [
  'docker run -d --restart always nginx',
  'docker run -d --restart on-failure:3 nginx',
  "docker run -d --restart '' nginx",
  'docker update --restart no web',
  'docker run -d -m 6m nginx',
  'docker run -d -m 0 nginx',
  'docker update -m 0 web',
  'docker run -d --name my_web.2 nginx',
  "docker run -d --name '' nginx",
  'docker rename web w2',
  'docker kill -s SIGQUIT web',
  'docker kill -s 11 web',
  'docker kill -s rtmin+3 web',
  'docker stop -s int -t 0 web',
  'docker run -d --stop-signal SIGWINCH nginx',
  'docker volume create data',
  'docker network create n',
  'docker run -d -v data:/d nginx',
]

test.each([...refusedLines, ...takenLines])('%s: the judge and the simulator agree', (line) => {
  const { state } = run(program, startState(), 'docker run -d --name web httpd')
  const { exitCode } = run(program, state, line)
  const isTaken = takenLines.includes(line)
  expect([explain(program, line).verdict, exitCode === 0]).toEqual([isTaken ? 'valid' : 'refused', isTaken])
})

test('what the simulator refuses for the words of a line is never called right', () => {
  const words = [
    'web',
    'my web',
    '-x',
    'a',
    '0',
    '5',
    '65',
    '512',
    '6m',
    'FOO',
    'term',
    'allways',
    'no:x',
    '',
  ]
  const forms = [
    'docker run -d --restart X nginx',
    'docker run -d -m X nginx',
    'docker run -d --name X nginx',
    'docker run -d --stop-signal X nginx',
    'docker run -d -v X:/d nginx',
    'docker kill -s X web',
    'docker stop -t 0 -s X web',
    'docker rename web X',
    'docker volume create X',
    'docker network create X',
    'docker update --restart X web',
    'docker update -m X web',
  ]
  // Refusals that depend on the state of the engine, such as a name that is taken.
  const ofEngine = /already in use|same name|already exists|already set memoryswap/
  const disagreed = forms.flatMap((form) =>
    words.flatMap((word) => {
      const line = form.replace('X', () => `'${word}'`)
      const { state } = run(program, startState(), 'docker run -d --name web httpd')
      const { exitCode, stderr } = run(program, state, line)
      const isWrong = exitCode !== 0 && !ofEngine.test(stderr) && explain(program, line).verdict === 'valid'
      return isWrong ? [`${line}: ${stderr}`] : []
    }),
  )
  expect(disagreed).toEqual([])
})
