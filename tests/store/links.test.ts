import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { checkFolder, repairFolder } from '../../src/store/check.ts'
import { files, folder } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { type Bench, bench } from '../support.ts'

const known = review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04')
const deck = '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which way? {#way}\n\nA: there\n'
/** A learner with one deck and one answer. */
function learner(): Bench {
  const at = bench({}, 'en', '2001-02-04T09:00:00Z')
  files(at.data, { 'decks/boat.md': deck })
  writeLog(at.data, [known])
  return at
}
/** Moves something of a data folder elsewhere and leaves a link. */
function moveBehindLink(at: Bench, name: string): string {
  const elsewhere = join(folder(), 'real')
  renameSync(join(at.data, name), elsewhere)
  symlinkSync(elsewhere, join(at.data, name))
  return elsewhere
}
const log = 'reviews/2001-02.test.jsonl'

test.each([['reviews'], ['decks'], [log], ['decks/boat.md']])(
  '%s behind a link is the learner’s: read, written, backed up and restored',
  async (name) => {
    const at = learner()
    moveBehindLink(at, name)
    await at.run('suspend boat:way#concept')
    expect((await at.store()).progress.held).toEqual({ 'boat:way#concept': 'always' })
    const archive = join(folder(), 'a.tar.gz')
    const { out, err, code } = await at.run(`backup ${archive}`)
    expect([code, out, err]).toEqual([
      0,
      archive,
      '2 lines of reviews in 2 files, read back from the archive.',
    ])
    const fresh = bench()
    await fresh.run(`restore ${archive}`)
    expect((await fresh.store()).progress).toMatchObject({
      cards: { 'boat:way#concept': { due: '2001-03-04' } },
      held: { 'boat:way#concept': 'always' },
    })
    expect(readFileSync(join(fresh.data, 'decks/boat.md'), 'utf8')).toBe(deck)
    expect(statSync(join(fresh.data, 'decks/boat.md')).isFile()).toBe(true)
  },
)

test('doctor blames the file behind a link and does not change its rights', async () => {
  const at = learner()
  await at.run('doctor --repair')
  const elsewhere = moveBehindLink(at, log)
  chmodSync(elsewhere, 0o644)
  const { out, code } = await at.run('doctor --repair')
  expect([code, out]).toEqual([0, expect.stringContaining(`${elsewhere}: others may read it; it is outside`)])
  expect(statSync(elsewhere).mode & 0o777).toBe(0o644)
})

/** Things that are no files, although their names say so. */
const odd: [string, string, (path: string) => void][] = [
  ['a pipe', 'it is not a file', (path) => void execFileSync('mkfifo', [path])],
  ['a link to a device', 'it is not a file', (path) => symlinkSync('/dev/zero', path)],
  ['a link to nothing', 'it is a link to nothing', (path) => symlinkSync('/nonexistent/file', path)],
  ['a link to itself', 'it is a link to nothing', (path) => symlinkSync(path, path)],
  ['a folder', 'it is a folder', (path) => void mkdirSync(path)],
]

test.each(odd)('%s among the logs and decks is named and passed over', async (_name, why, make) => {
  const at = learner()
  for (const name of ['reviews/2001-01.odd.jsonl', 'decks/odd.md', 'decks/odd.json', 'decks/odd.csv'])
    make(join(at.data, name))
  const archive = join(folder(), 'a.tar.gz')
  for (const line of ['due', 'decks', `backup ${archive}`, 'export --format jsonl', 'stats'])
    expect([line, (await at.run(line)).code]).toEqual([line, 0])
  await at.run('suspend boat:way#concept')
  const { out } = await at.run('doctor --repair')
  expect(out).toContain(`${join(at.data, 'reviews/2001-01.odd.jsonl')}: not read, ${why}`)
  expect(out).toContain(`${join(at.data, 'decks/odd.md')}: not read, ${why}`)
  expect(await bench().run(`merge ${at.data}`)).toMatchObject({ code: 0 })
})

test('a socket among the logs is passed over', async () => {
  const at = learner()
  const path = join(at.data, 'reviews/2001-01.s.jsonl')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  try {
    expect((await at.run('due')).code).toBe(0)
    expect((await at.run('doctor')).out).toContain('2001-01.s.jsonl: not read, it is not a file')
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
})

test.each([
  ['state.json'],
  ['cache/agenda.en.json'],
  ['cache/statistics.json'],
  ['cache/own.en.json'],
  ['sitting.test.json'],
])('a pipe in the place of %s stops nobody', async (name) => {
  const at = learner()
  mkdirSync(join(at.data, 'cache'))
  execFileSync('mkfifo', [join(at.data, name)])
  for (const line of ['due', 'stats', 'decks', 'doctor --repair', 'suspend boat:way#concept'])
    expect([line, typeof (await at.run(line)).code]).toEqual([line, 'number'])
  expect((await at.store()).progress.held).toEqual({ 'boat:way#concept': 'always' })
})

test('a log that is only in the cloud is named, where one learns and by doctor', async () => {
  const at = learner()
  files(at.data, { 'reviews/.2001-01.mac-aaaaaa.jsonl.icloud': 'x', 'decks/.more.md.icloud': 'x' })
  const { out, code } = await at.run('doctor --repair')
  expect(code).toBe(1)
  for (const name of ['reviews/.2001-01.mac-aaaaaa.jsonl.icloud', 'decks/.more.md.icloud'])
    expect(out).toContain(`${join(at.data, name)}: not read, it is only in the cloud`)
  expect((await at.run('quiz')).err).toContain('1 part of your reviews cannot be read')
})

test('names of files cannot control the terminal', async () => {
  const at = learner()
  const hostile = '2001-01.\u001B]52;c;cHduZWQ=\u0007\u001B[31mred.jsonl'
  files(at.data, { [`reviews/${hostile}`]: 'damaged\n', [`decks/\u001B[31m\u202Edm.md`]: 'x' })
  for (const line of ['doctor', 'doctor --json', 'check', 'check --json', 'decks']) {
    const { out, err } = await at.run(line)
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  }
  const to = bench()
  await to.run(`merge ${at.data}`)
  expect(
    [...readdirSync(join(to.data, 'reviews')), ...readdirSync(join(to.data, 'decks'))].join(),
  ).not.toMatch(/[\u0000-\u001F\u202E]/)
})

test('hidden files and locks are no decks; a conflict copy never wins, and is named where one learns', async () => {
  const at = learner()
  const old = deck.replace('Which way?', 'Old words?')
  files(at.data, {
    'decks/._boat.md': '\0\x05\x16\x07',
    'decks/~$boat.md': 'x',
    'decks/boat (conflicted copy).md': old,
    'decks/a boat.md': old,
    'decks/boat.sync-conflict-20010203.md': old,
  })
  symlinkSync('me@host.1', join(at.data, 'decks/.#boat.md'))
  const { out } = await at.run('cards boat --json')
  expect(JSON.parse(out)).toHaveLength(1)
  expect(out).toContain('Which way?')
  for (const line of ['decks', 'due', 'due', 'quiz']) {
    const { err } = await at.run(line)
    for (const name of ['boat (conflicted copy).md', 'a boat.md', 'boat.sync-conflict-20010203.md'])
      expect([line, err]).toEqual([
        line,
        expect.stringContaining(`${name}: a deck named boat already exists`),
      ])
  }
  expect((await at.run('check')).out).not.toMatch(/\._boat|~\$boat|\.#boat/)
})

test('lines that git left in a deck are named as such', async () => {
  const at = learner()
  files(at.data, {
    'decks/boat.md': deck.replace('A: there', '<<<<<<< HEAD\nA: there\n=======\nA: here\n>>>>>>> theirs'),
  })
  expect((await at.run('check')).out).toContain('boat.md:8: git could not merge two versions here')
  expect((await at.run('decks')).err).toContain('git could not merge two versions here')
})

test('a folder that nothing can be made in ends in a line', async () => {
  const at = learner()
  writeFileSync(join(at.data, 'file'), '')
  const { makeFolder } = await import('../../src/io/folder.ts')
  for (const path of ['/proc/flagdrill/reviews', join(at.data, 'file', 'a', 'b')])
    expect(() => makeFolder(path)).toThrow()
  makeFolder(join(at.data, 'a', 'b', 'c'))
  makeFolder(join(at.data, 'a', 'b', 'c'))
  expect(statSync(join(at.data, 'a', 'b', 'c')).mode & 0o777).toBe(0o700)
})

test('repair leaves a folder alone that holds no answers', () => {
  const home = folder()
  files(home, { 'decks/plan.md': 'of a house' })
  for (const path of [home, join(home, 'decks')]) chmodSync(path, 0o755)
  repairFolder(home, checkFolder(home, 0))
  for (const path of [home, join(home, 'decks')]) expect(statSync(path).mode & 0o777).toBe(0o755)
})
