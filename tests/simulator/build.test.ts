import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { rounds } from '../rounds.ts'
import { dockerProgram } from './program.ts'

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

/** Runs lines, and returns the last result and the state. */
function play(lines: readonly string[]): { state: State; stdout: string; stderr: string; exitCode: number } {
  let result = { state: startState(), stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) result = run(program, result.state, line)
  return result
}

const cached = (stderr: string): string[] =>
  [...stderr.matchAll(/\] (\w+) [^\n]*\n#\d+ (CACHED|DONE)/g)]
    .filter(([, name]) => name !== 'load' && name !== 'FROM')
    .map(([, name, state]) => `${name} ${state}`)

const files = [
  "printf 'FROM alpine\\nWORKDIR /app\\nCOPY a.txt .\\nRUN echo b > b\\n' > Dockerfile",
  'echo one > a.txt',
]

test('a build that was done before comes from the cache, up to the first change', () => {
  expect(cached(play([...files, 'docker build -t a .']).stderr)).toEqual([
    'WORKDIR DONE',
    'COPY DONE',
    'RUN DONE',
  ])
  expect(
    cached(play([...files, 'docker build -t a .', 'touch a.txt', 'docker build -t a .']).stderr),
  ).toEqual(['WORKDIR CACHED', 'COPY CACHED', 'RUN CACHED'])
  expect(
    cached(play([...files, 'docker build -t a .', 'echo two > a.txt', 'docker build -t a .']).stderr),
  ).toEqual(['WORKDIR CACHED', 'COPY DONE', 'RUN DONE'])
})

test('history has the sizes that the engine shows', () => {
  const { stdout } = play([
    ...files,
    'docker build -t a .',
    "docker history --format '{{.CreatedBy}}: {{.Size}}' a",
  ])
  expect(stdout.split('\n').slice(0, 3)).toEqual([
    'RUN /bin/sh -c echo b > b # buildkit: 12.3kB',
    'COPY a.txt . # buildkit: 12.3kB',
    'WORKDIR /app: 8.19kB',
  ])
})

test('only the stages that are needed are built, and only the last one makes the image', () => {
  const many =
    "printf 'FROM alpine AS one\\nRUN echo x > /x\\nFROM alpine AS two\\nRUN exit 9\\nFROM alpine\\nCOPY --from=one /x /y\\n' > Dockerfile"
  expect(play([many, 'docker build -q -t a .', 'docker run --rm a cat /y']).stdout).toBe('x\n')
  expect(play([many, 'docker build -q -t a .', 'docker run --rm a ls /x']).exitCode).toBe(1)
})

test('.dockerignore keeps files out, and a failing step says where', () => {
  const copies = "printf 'FROM alpine\\nCOPY . /src\\n' > Dockerfile"
  expect(
    play([
      copies,
      'echo 1 > a.md',
      'echo 2 > b.txt',
      "echo '*.md' > .dockerignore",
      'docker build -q -t a .',
      'docker run --rm a ls /src',
    ]).stdout,
  ).toBe('Dockerfile\nb.txt\n')
  const { exitCode, stderr } = play(["printf 'FROM alpine\\nRUN exit 3\\n' > Dockerfile", 'docker build .'])
  expect([
    exitCode,
    stderr.includes('>>> RUN exit 3'),
    stderr.includes('did not complete successfully: exit code: 3'),
  ]).toEqual([1, true, true])
})

test('a hostile line is answered, whatever it holds', () => {
  const long = 1 << rounds(15, 17)
  const hostile = [
    'x'.repeat(1 << rounds(17, 20)),
    `docker run ${'-e A=1 '.repeat(long / 8)} alpine`,
    '('.repeat(long),
    `echo ${'"a" '.repeat(long / 5)}`,
    'A=xy; while :; do A=$A$A$A; done',
    `grep '${'(a+)+'.repeat(20)}$' /etc/passwd`,
  ]
  for (const line of hostile) expect(typeof run(program, startState(), line).exitCode).toBe('number')
})
