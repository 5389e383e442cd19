import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { explain, type Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { root } from '../folders.ts'
import { longTest } from '../rounds.ts'
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
  "docker network create ' '",
  'docker network create container:web',
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
  "docker network create 'my net'",
  'docker network create a/b:c',
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

longTest('what the simulator refuses for the words of a line is never called right', () => {
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
    'paused',
    'builtin',
    'true',
    'driver',
    'status',
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
    'docker ps --filter X=web',
    'docker ps --filter status=X',
    'docker ps -f exited=X',
    'docker ps -f is-task=X',
    'docker images --filter dangling=X',
    'docker network ls --filter type=X',
    'docker volume ls --filter X=true',
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

test('the images of a lab are images of their own; only those that a container has are in use', () => {
  const { state } = run(program, startState({ official: true }), 'docker run -d --name web httpd')
  const rows = run(program, state, 'docker images').stdout.trimEnd().split('\n').slice(1)
  const images = rows.map((row) => {
    const [name = '', id = '', disk = '', content = '', used = ''] = row.trim().split(/\s{2,}/)
    return { name, id, disk, content, used }
  })
  expect(images).toHaveLength(15)
  expect(new Set(images.map(({ id }) => id)).size).toBe(15)
  expect(images.filter(({ used }) => used === 'U').map(({ name }) => name)).toEqual(['httpd:latest'])
  const size = (name: string): string => images.find((image) => image.name === name)!.disk
  expect(size('alpine:latest')).toMatch(/^1\d(\.\d+)?MB$/)
  expect(size('node:22')).toMatch(/^1\.\d+GB$/)
  expect(run(program, state, 'docker rmi httpd:2.4').exitCode).toBe(0)
  expect(run(program, state, 'docker rmi httpd').exitCode).toBe(1)
  const ids = run(program, state, 'docker images --no-trunc -q').stdout.trimEnd().split('\n')
  expect(new Set(ids).size).toBe(15)
  const df = run(program, state, 'docker system df').stdout
  expect(df).toMatch(/^Images +15 +1 +\d\.\d+GB /m)
})
