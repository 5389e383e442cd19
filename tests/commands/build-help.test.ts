import { join } from 'node:path'
import { files, folder } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const page = (options: string, usage = 'pod open') => `Usage:  ${usage} [OPTIONS] BOX

Opens a box

Aliases:
  pod box open, pod open

Options:
${options}`

const first = `  -a, --all           Open all of them
  -k, --key string    Bring a key (default "iron")
      --lid           Lift the lid
`
const second = `  -a, --all           Open all of them
  -k, --key string    Bring a key (default "gold")
      --quiet         Make no noise
`

test('saved pages become a deck; built again, what changed is said and asked again', async () => {
  const at = bench()
  const notes = folder()
  const file = join(notes, 'open.txt')
  files(notes, { 'open.txt': page(first) })
  const built = await at.run(`build --help-file ${file}`)
  expect(built).toMatchObject({ code: 0 })
  expect(built.out).toContain('Built pod: 10 cards: 2 of 1 command, 8 of 3 options.')
  const ids = async (): Promise<string[]> =>
    JSON.parse((await at.run('cards pod --json')).out).map(({ id }: { id: string }) => id)
  expect(await ids()).toEqual(
    expect.arrayContaining([
      'pod/box/open#meaning',
      'pod/box/open/--all#meaning',
      'pod/box/open/--key#form',
      'pod/box/open/--lid#recall',
    ]),
  )
  // The learner learns two of them.
  await at
    .run(
      'quiz pod --limit 4 --seed 1',
      [...Array(4)]
        .flatMap(() => ['1', ''])
        .concat(['0', '', '0', '', '0', 'q'])
        .slice(0, 8),
    )
    .catch(() => undefined)

  files(notes, { 'open.txt': page(second) })
  at.clock.ms += 60_000
  const diff = await at.run(`build --help-file ${file} --diff`)
  expect(diff.out).toContain('+ --quiet (box open)')
  expect(diff.out).toContain('~ -k, --key (box open): default')
  expect(diff.out).toContain('- --lid (box open)')
  expect(diff.out).toContain('1 new, 1 changed, 1 gone.')
  expect(await ids()).toContain('pod/box/open/--lid#recall')
  await at.run(`build --help-file ${file}`)
  expect(await ids()).not.toContain('pod/box/open/--lid#recall')
  expect((await at.run(`build --help-file ${file} --diff`)).out).toContain('0 new, 0 changed, 0 gone.')
})

test('a card whose option has changed is asked again, and says so', async () => {
  const at = bench()
  const notes = folder()
  const file = join(notes, 'open.txt')
  files(notes, {
    'open.txt': page('  -k, --key string    Bring a key (default "iron")\n  -l, --lid      Lift the lid\n'),
  })
  await at.run(`build --help-file ${file}`)
  await at
    .run('quiz pod --limit 3', ['y', '', 'Bring a key', '', 'Lift the lid', ''])
    .catch(() => at.run('quiz pod --limit 3', ['', 'y', '', 'Bring a key', '', 'Lift the lid', '']))
  const due = async (): Promise<number> => JSON.parse((await at.run('due --json')).out).due
  expect(await due()).toBe(0)
  files(notes, {
    'open.txt': page('  -k, --key string    Bring a key (default "gold")\n  -l, --lid      Lift the lid\n'),
  })
  at.clock.ms += 60_000
  await at.run(`build --help-file ${file}`)
  expect(await due()).toBe(1)
  const { out } = await at.run('quiz pod --limit 1', ['Bring a key', ''])
  expect(out).toContain('Changed since you learned it')
  expect(await due()).toBe(0)
})

test('a part of a program does not take the rest of its deck away', async () => {
  const at = bench()
  const notes = folder()
  files(notes, {
    'open.txt': page(first),
    'shut.txt': page('  -q, --quiet   Make no noise\n', 'pod shut').replace(
      'pod box open, pod open',
      'pod box shut, pod shut',
    ),
    'less.txt': page('  -a, --all           Open all of them\n'),
  })
  const build = async (name: string): Promise<string[]> => {
    await at.run(`build --help-file ${join(notes, name)}`)
    const cards = JSON.parse((await at.run('cards pod --json --kind meaning')).out)
    return cards.map(({ id }: { id: string }) => id.replace('#meaning', '')).sort()
  }
  expect(await build('open.txt')).toEqual([
    'pod/box/open',
    'pod/box/open/--all',
    'pod/box/open/--key',
    'pod/box/open/--lid',
  ])
  expect(await build('shut.txt')).toEqual([
    'pod/box/open',
    'pod/box/open/--all',
    'pod/box/open/--key',
    'pod/box/open/--lid',
    'pod/box/shut',
    'pod/box/shut/--quiet',
  ])
  expect(await build('less.txt')).toEqual([
    'pod/box/open',
    'pod/box/open/--all',
    'pod/box/shut',
    'pod/box/shut/--quiet',
  ])
})

test('what a shipped deck describes keeps its words', async () => {
  const at = bench({
    'pod.md':
      '---\ndeck: boxes\nprogram: pod\n---\n\n### pod box open\n\n| Option | Type | Commands | Meaning |\n|---|---|---|---|\n| `-k`, `--key` | string | `box open` | Our own words |\n',
  })
  const notes = folder()
  files(notes, { 'open.txt': page(first) })
  await at.run(`build --help-file ${join(notes, 'open.txt')}`)
  const { entries } = JSON.parse(
    (await at.run(`build --help-file ${join(notes, 'open.txt')} --json --diff`)).out,
  )
  expect(
    entries.map(({ subject, summary }: { subject: string; summary: string }) => [subject, summary]),
  ).toEqual([
    ['pod/box/open', 'Opens a box'],
    ['pod/box/open/--all', 'Open all of them'],
    ['pod/--key', 'Our own words'],
    ['pod/box/open/--lid', 'Lift the lid'],
  ])
})

test('notes are held against a program: options that it lacks, slips, other meanings', async () => {
  const at = bench({
    'pod.md': `---
deck: boxes
program: pod
---

### pod

| Command | Usage | Meaning |
|---|---|---|
| \`open\` | \`BOX\` | Open one |
| \`shut\` | \`BOX\` | Shut one |

| Option | Type | Commands | Meaning |
|---|---|---|---|
| \`-k\`, \`--key\` | string | \`open\` | Bring a key |
| \`-k\`, \`--keep\` | | \`shut\` | Keep it warm |
`,
  })
  const notes = folder()
  files(notes, {
    'notes.md':
      '# pod\n\n|command|meaning|options|\n|---|---|---|\n|open|opens|-k, -z|\n|shut|shuts|-k|\n|lose|loses||\n\n|option|meaning|\n|---|---|\n|-k|a key|\n|-z|sleep|\n\nUse `--kee` to be warm.\n',
  })
  const { code, out } = await at.run(`build ${join(notes, 'notes.md')} --against pod`)
  expect(code).toBe(1)
  expect(out.replaceAll(`${notes}/`, '')).toBe(`notes.md:5: the program has no such option here: -z (pod open)
notes.md:7: the program has no such command: pod lose
notes.md:11: it means something else here: -k (pod shut: --keep, Keep it warm)
notes.md:14: no command has the option --kee → --key
4 problems`)
})

test.each([
  ['build', 'nothing to build from'],
  ['build --from /nonexistent/program', 'there is no such program'],
  ['build --help-file /nonexistent/page', 'cannot be read (there is no such file)'],
])('%s is refused in one line', async (line, said) => {
  const { code, err } = await bench().run(line)
  expect([code > 0, err.split('\n').filter((row) => row.includes(said)).length]).toEqual([true, 1])
})

longTest(
  'of a page of 20 MB the first 4 MB are read, which is said, in bounded time and memory',
  async () => {
    const at = bench()
    const notes = folder()
    const row = (index: number): string =>
      `  --kite-${index % 500}=FILE   fly it, and ${'then '.repeat(30)}stop\n`
    const rows = Array.from({ length: 500 }, (_, index) => row(index)).join('')
    files(notes, { 'large.txt': page(rows.repeat(Math.ceil(20_000_000 / rows.length))) })
    const used = process.cpuUsage()
    const built = await at.run(`build --help-file ${join(notes, 'large.txt')} --dry-run --problems`)
    const { user, system } = process.cpuUsage(used)
    expect(built.code).toBe(0)
    expect(`${built.out}${built.err}`).toContain('is larger than 4 MB')
    expect((user + system) / 1e6).toBeLessThan(30)
    expect(process.memoryUsage().heapUsed).toBeLessThan(1_000_000_000)
  },
)
