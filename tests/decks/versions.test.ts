import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programOf } from '../../src/commandline/index.ts'
import { installedVersion } from '../../src/io/installed.ts'
import { cardsOf } from '../../src/kinds/index.ts'
import { readLibrary } from '../../src/library/library.ts'
import { compareVersions, entryIn, spans } from '../../src/model/index.ts'
import { files, folder, root } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

test.each([
  ['29', '29.9.3', 0],
  ['28.2', '28.2.2', 0],
  ['28', '29.1', -1],
  ['29.10', '29.9', 1],
  ['29.9', '29.10', -1],
])('%s against %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign)
})

test.each([
  [{ since: '29' }, '28.2.2', false],
  [{ since: '29' }, '29.0', true],
  [{ until: '28' }, '28.5.1', true],
  [{ until: '28' }, '29.0.0', false],
  [{ since: '27', until: '28.1' }, '28.2', false],
  [{ until: '28' }, undefined, false],
  [{ since: '29' }, undefined, true],
  [{}, '1.0', true],
])('%j has %s: %s', (span, version, expected) => {
  expect(spans(span, version)).toBe(expected)
})

const deck = `---
deck: boat
program: docker
---

| Command | Usage | Until | Meaning |
|---|---|---|---|
| \`anchor\` | | | Stop here |
| \`trust\` | | 28 | Sign what is on board |

| Option | Type | Commands | Since | Until | Meaning |
|---|---|---|---|---|---|
| \`--ip\` | string | \`anchor\` | | 28 | Give an address |
| \`--ip\` | ip | \`anchor\`, \`trust\` | 29 | | |
| \`--umask\` | umask | \`anchor\` | 29 | | Set a mask |
| \`--pause\` | | \`anchor\` | | 28 | Stop meanwhile |
| \`--all\` | | \`anchor\` | | | Take all |
`

/** A library with one shipped deck, read for a version. */
async function read(version: string | undefined) {
  const made = folder()
  files(made, { 'decks/en/boat.md': deck })
  const deckPaths = { shipped: join(made, 'decks'), data: join(made, 'data'), language: 'en', build: 'x' }
  const parsed = await readLibrary({ ...deckPaths, versionOf: () => version })
  // The second time it comes from the cache.
  const cached = await readLibrary({ ...deckPaths, versionOf: () => version })
  const subjects = (library: typeof parsed) => library.decks[0]!.entries.map(({ subject }) => subject)
  expect(subjects(cached)).toEqual(subjects(parsed))
  const [found] = cached.decks
  for (const [index, entry] of found!.entries.entries()) expect(found!.entryAt!(index)).toEqual(entry)
  return found!
}

test.each([
  ['28.2.2', ['--ip string', '--pause boolean', '--all boolean'], ['docker/--umask']],
  ['29.9', ['--ip ip', '--umask umask', '--all boolean'], ['docker/trust', 'docker/--pause']],
  [undefined, ['--ip ip', '--umask umask', '--all boolean'], ['docker/trust', 'docker/--pause']],
])('a deck read for version %s', async (version, options, absent) => {
  const found = await read(version)
  const spec = programOf('docker', found.entries).command('anchor')!
  expect([...spec.options.values()].map(({ name, type }) => `${name} ${type}`)).toEqual(options)
  expect(found.absent!.map(({ subject }) => subject)).toEqual(absent)
  const ids = new Set<string>(cardsOf([found]).map(({ id }) => id))
  expect(absent.filter((subject) => ids.has(`${subject}#meaning`))).toEqual([])
})

test('an option keeps the commands that have it in a version', () => {
  const entry = {
    kind: 'option' as const,
    subject: 'docker/--ip',
    at: { file: 'x', line: 1 },
    level: 1,
    program: 'docker',
    summary: 'Give an address',
    long: '--ip',
    type: 'string',
    commands: ['run', 'connect'],
    variants: [
      { commands: ['run'], type: 'string', until: '28' },
      { commands: ['connect'], type: 'ip' },
    ],
  }
  expect(entryIn(entry, '29')).toMatchObject({ commands: ['connect'], type: 'ip' })
  expect(entryIn(entry, '28')).toEqual(entry)
})

const posix = process.platform === 'win32' ? test.skip : test

/** A program on a search path of its own that writes down how it was called. */
function program(version: string): { env: NodeJS.ProcessEnv; file: string; calls: () => string[] } {
  const made = folder()
  const file = join(made, 'docker')
  const log = join(made, 'calls')
  writeFileSync(file, `#!/bin/sh\necho "$@" >>${log}\necho "Docker version ${version}, build 1a2b3c"\n`)
  chmodSync(file, 0o755)
  const calls = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [])
  return { env: { PATH: `${made}:/usr/bin:/bin` }, file, calls }
}

posix('the installed client is asked for its version once, until it is another file', () => {
  const cache = join(folder(), 'cache')
  const { env, file, calls } = program('28.2.2')
  expect(installedVersion('docker', env, cache)).toBe('28.2.2')
  expect(installedVersion('docker', env, cache)).toBe('28.2.2')
  expect(calls()).toEqual(['--version'])
  writeFileSync(file, '#!/bin/sh\necho "Docker version 29.9.3, build 4d5e6f0a"\n')
  expect(installedVersion('docker', env, cache)).toBe('29.9.3')
})

posix('a client that says nothing is not asked again, and one that is not there is unknown', () => {
  const cache = join(folder(), 'cache')
  const { env, calls } = program('of today')
  expect(installedVersion('docker', env, cache)).toBeUndefined()
  expect(installedVersion('docker', env, cache)).toBeUndefined()
  expect(calls()).toHaveLength(1)
  expect(installedVersion('docker', { PATH: folder() }, cache)).toBeUndefined()
})

test.each([
  ['3.1', 'boat 3.1 is installed; the decks describe 1.2 to 2.9, so names and defaults may differ'],
  ['1.1.7', 'boat 1.1.7 is installed; the decks describe 1.2 to 2.9'],
  ['2.9.4', undefined],
  ['1.2', undefined],
  [undefined, undefined],
])('doctor, where version %s is installed', async (version, line) => {
  const text = deck
    .replaceAll('docker', 'boat')
    .replace('\n---\n\n', '\ngrammar: pflag, versions=1.2..2.9\n---\n\n')
  const on = bench({ 'boat.md': text }, 'en', undefined, () => version)
  const { out } = await on.run('doctor')
  if (line === undefined) expect(out).not.toContain('is installed')
  else expect(out).toContain(line)
  const { drift } = JSON.parse((await on.run('doctor --json')).out)
  expect(drift).toEqual(line === undefined ? null : { program: 'boat', version, first: '1.2', last: '2.9' })
})

/** The subjects of the shipped decks that a version does not have. */
async function absentIn(version: string): Promise<string[]> {
  const deckPaths = { shipped: join(root, 'decks'), data: folder(), language: 'en', build: 'x' }
  const { decks } = await readLibrary({ ...deckPaths, versionOf: () => version })
  return decks.flatMap((found) => (found.absent ?? []).map(({ subject }) => subject))
}

longTest('the shipped decks lack in 28.2 what its client has not', async () => {
  expect(await absentIn('28.2.2')).toEqual(['docker/--no-pause', 'docker/--umask'])
})

test('the shipped decks lack in 29.9 what its client has no longer', async () => {
  const gone = await absentIn('29.9.3')
  expect(gone).toEqual(
    expect.arrayContaining(['docker/--pause', 'docker/--kernel-memory', 'docker/--disable-content-trust']),
  )
  expect(gone.filter((subject) => subject.startsWith('docker/trust/'))).toHaveLength(7)
})
