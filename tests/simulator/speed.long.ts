import type { Program } from '../../src/commandline/index.ts'
import { run, type State, startState } from '../../src/simulator/index.ts'
import { dockerProgram } from './program.ts'
import { sequence } from './sequences.ts'

// Time is that of the processor, which other programs do not change; growth is a ratio within one run.

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

/** Milliseconds of the processor. */
function cost(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const after = (state: State, lines: readonly string[]): State =>
  lines.reduce((now, line) => run(program, now, line).state, state)

test('a line takes less than five milliseconds', () => {
  const lines = Array.from({ length: 150 }, (_, seed) => sequence(program, seed + 1))
  const each = cost(() => {
    for (const typed of lines) after(startState(), typed)
  })
  expect(each / lines.flat().length).toBeLessThan(5)
})

test('10,000 lines leave a state that is no larger, and the last ones are no slower', () => {
  const round = [
    'docker run -d --name web -p 8080:80 -v data:/data httpd',
    "docker exec web sh -c 'echo x >> /data/f; rm -f /srv/index.html'",
    'docker run --rm alpine ls /',
    'docker network create back && docker network connect back web',
    'echo $RANDOM > file.txt && printf "FROM alpine\\nCOPY file.txt .\\n" > Dockerfile',
    'docker build -q -t own .',
    'docker logs web; docker ps -a; docker inspect web',
    'docker network disconnect back web; docker network rm back',
    'docker rm -f web && docker volume rm data',
    'docker image prune -f',
  ]
  let state = startState()
  const sizes: number[] = []
  const times: number[] = []
  for (let part = 0; part < 10; part++) {
    times.push(
      cost(() => {
        for (let i = 0; i < 100; i++) state = after(state, round)
      }),
    )
    sizes.push(JSON.stringify(state).length)
  }
  expect(sizes.at(-1)!).toBeLessThan(sizes[0]! * 1.1)
  expect(times.at(-1)!).toBeLessThan(times[1]! * 2)
})

const units = {
  '(': '(',
  '$(': '$(',
  '"': '"',
  '|': 'a|',
  '&&': 'true&&',
  ';': 'true;',
  '*/': '*/',
  '-e': '-e a ',
  while: 'while true; do ',
  '{{': '{{if .}}',
  '../': '../',
  '<<': '<<a\n',
}
const heads = ['', 'docker run ', "docker exec web sh -c '", "docker inspect web -f '", 'docker ps --filter ']

test.each(Object.entries(units))('a long line of %s costs no more than its length', (_, unit) => {
  const state = after(startState({ tty: true }), ['docker run -d --name web httpd'])
  for (const head of heads) {
    const line = (length: number): string =>
      head + unit.repeat(length / unit.length) + (head.endsWith("'") ? "'" : '')
    const [short, long, huge] = [16_000, 128_000, 1_000_000].map((length) =>
      Math.min(...[1, 2, 3].map(() => cost(() => void run(program, state, line(length))))),
    ) as [number, number, number]
    // Eight times the length, the best of three: its square would be 64 times, and collecting garbage takes its share.
    expect({ head, grows: long > short * 32 + 20 ? [short, long] : 'no more' }).toEqual({
      head,
      grows: 'no more',
    })
    expect(huge).toBeLessThan(100)
  }
})
