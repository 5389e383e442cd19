import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Program } from '../../src/commandline/index.ts'
import { readDocker, removeFromDocker } from '../../src/io/docker.ts'
import {
  fromOutside,
  gaps,
  type Observation,
  observed,
  run,
  type State,
  startState,
} from '../../src/simulator/index.ts'
import type { OwnDocker } from '../../src/world/index.ts'
import { files, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { firstOf, rounds } from '../rounds.ts'
import { bench } from '../support.ts'
import { labsOf } from './labs.ts'
import { dockerProgram } from './program.ts'

let program: Program
beforeAll(async () => {
  program = await dockerProgram()
})

const decks = Object.fromEntries(
  readdirSync(join(root, 'decks/en'))
    .filter((name) => /^docker-(?:commands|options|reference)\.md$/.test(name))
    .map((name) => [name, readFileSync(join(root, 'decks/en', name), 'utf8')]),
)

/** A learner's Docker: a simulated one, with a second terminal to type into. */
function machine(): { docker: OwnDocker; type(line: string): void; asked: string[]; state(): State } {
  let state = startState({ official: true })
  const asked: string[] = []
  const type = (line: string): { exitCode: number; stdout: string } => {
    const result = run(program, state, line)
    state = result.state
    return result
  }
  const docker = async (words: readonly string[]): Promise<string | undefined> => {
    asked.push(words.join(' '))
    const { exitCode, stdout } = type(
      ['docker', ...words].map((word) => (/[{}]/.test(word) ? `'${word}'` : word)).join(' '),
    )
    return exitCode === 0 ? stdout : undefined
  }
  return {
    docker: { read: docker, remove: async (words) => (await docker(words)) !== undefined },
    type,
    asked,
    state: () => state,
  }
}

test('a lab is played on a Docker that is only read, and cleared away after a yes', async () => {
  const { docker, type, asked, state } = machine()
  type('docker run -d --name mine nginx')
  const learner = bench(decks)
  learner.own.docker = docker
  const lab = labsOf('en').find(({ id }) => id === 'name-taken')!
  let step = 0
  const { out, code } = await learner.run('lab name-taken --docker', () => {
    step++
    if (step === 1) for (const line of lab.start) type(line)
    if (step === 2) {
      type('docker rm -f test1')
      type('docker run -d --name test1 httpd')
    }
    if (step === 3) {
      type('docker rm -f test1')
      type('docker run -d --name test1 -p 8080:80 httpd')
    }
    return step === 4 ? 'y' : 'c'
  })
  expect(code).toBe(0)
  expect(out).toContain('docker run -d --name test1 httpd')
  expect(out).toContain('test1 does not publish 8080:80/tcp')
  expect(out).toContain('Solved.')
  expect(out).toMatch(/docker rm --force --volumes [0-9a-f]{12}/)
  expect(state().containers.map(({ name }) => name)).toEqual(['mine'])
  expect(
    asked.filter((line) => !/^(?:ps|inspect|images|volume ls|network ls|diff)\b/.test(line)),
  ).toHaveLength(1)
})

test('it says which files of the learner it does not look at', async () => {
  const { docker } = machine()
  const learner = bench(decks)
  learner.own.docker = docker
  const { out } = await learner.run('lab exit-137 --docker', () => 'q')
  expect(out.replace(/\s+/g, ' ')).toContain('Files are not read: check code.txt yourself.')
})

test('it does not begin where a name is taken, or where the goal is inside of files', async () => {
  const { docker, type, asked } = machine()
  type('docker run -d --name web nginx')
  const learner = bench(decks)
  learner.own.docker = docker
  const refused = async (line: string): Promise<string> =>
    learner.run(line).then(
      ({ err }) => err,
      (error: Error) => error.message,
    )
  expect(await refused('lab stop-start --docker')).toContain('something of that name already: web')
  expect(await refused('lab logs --docker')).toContain('cannot be seen from outside')
  learner.own.docker = { read: async () => undefined, remove: async () => false }
  expect(await refused('lab first --docker')).toContain('no Docker answers here')
  expect(asked.every((line) => /^(?:ps|inspect|images|volume ls|network ls|diff)\b/.test(line))).toBe(true)
})

/** Changes an observation into that of another engine: other ids, other images under the same names, other paths. */
const elsewhere = (seen: Observation): Observation => ({
  ...seen,
  images: seen.images.map((image) => ({
    ...image,
    id: `other ${image.id}`,
    env: image.env.map((line) => line.replace(/^PATH=.*/, 'PATH=/elsewhere/bin')),
    layers: ['lowest', ...image.layers],
  })),
  containers: seen.containers.map((own) => ({
    ...own,
    imageId: `other ${own.imageId}`,
    env: own.env.map((line) => line.replace(/^PATH=.*/, 'PATH=/elsewhere/bin')),
  })),
})

test('on an engine with other images, the goal of each lab is reached by every way and by none of its wrong ones', () => {
  const after = (from: State, typed: readonly string[]): State =>
    typed.reduce((state, line) => run(program, state, line).state, from)
  // Those whose goal an image holds, and a few others; all in the long run.
  const builds = ({ solution }: ReturnType<typeof labsOf>[number]): boolean =>
    solution.some((line) => / build |commit/.test(line))
  const labs = labsOf('en').filter((lab, index) => rounds(builds(lab) || index % 8 === 0 ? 1 : 0, 1) === 1)
  expect(labs.length).toBeGreaterThan(8)
  for (const lab of labs) {
    const start = after(startState({ official: true }), lab.start)
    const goal = after(start, lab.solution)
    const left = (typed: readonly string[]): string[] =>
      gaps(goal, observed(elsewhere(fromOutside(after(start, typed))), goal, start), start, lab.free)
        .filter(({ code }) => code !== 'host-file')
        .map(({ code }) => code)
    for (const way of [lab.solution, ...lab.others])
      expect([lab.id, way, left(way)]).toEqual([lab.id, way, []])
    // A goal that is inside of files cannot be seen, and such a lab does not begin; the learner's own files are not read.
    const files = gaps(goal, start, start, lab.free).some(({ code }) => code === 'host-file')
    if (!files && left([]).length > 0) expect([lab.id, left(lab.wrong).length > 0]).toEqual([lab.id, true])
  }
})

test('the client is asked for nothing but reading, and removes only in a clean-up', async () => {
  for (const words of [
    ['run', 'x'],
    ['rm', 'x'],
    ['volume', 'rm', 'x'],
    ['system', 'prune'],
    ['network', 'create', 'x'],
  ])
    expect(() => readDocker(words)).toThrow('does more than read')
  for (const words of [['system', 'prune'], ['ps'], ['volume', 'prune']])
    await expect(async () => removeFromDocker(words)).rejects.toThrow('no clean-up')
})

test.each(firstOf(['ko', 'en']))(
  '? at the questions of a lab on one’s own Docker says what each key does: %s',
  async (language) => {
    const { docker, type } = machine()
    const texts = Object.fromEntries(
      Object.keys(decks).map((name) => [name, readFileSync(join(root, 'decks', language, name), 'utf8')]),
    )
    const learner = bench(texts, language)
    for (const [name, text] of Object.entries(decks)) files(learner.decks, { [`en/${name}`]: text })
    learner.own.docker = docker
    const keys = ['?', 'c', '?', 'n']
    let step = 0
    const { out } = await learner.run('lab first --docker', () => {
      if (step === 1) type('docker run -d --name web httpd')
      return keys[step++]!
    })
    const { dockerHelp, cleanUpHelp } = languages[language]!.lab
    for (const help of [dockerHelp, cleanUpHelp]) expect(out).toContain(help)
  },
)
