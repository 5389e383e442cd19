import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { report } from '../../src/cli.ts'
import { en } from '../../src/i18n/en.ts'
import { writeWhole } from '../../src/io/write-file.ts'
import { ownFiles } from '../../src/library/deck-paths.ts'
import { goalFiles } from '../../src/library/goals.ts'
import { backUpDaily } from '../../src/store/backup.ts'
import { everyEvent, readLog } from '../../src/store/events.ts'
import { logFiles } from '../../src/store/log-files.ts'
import { asNobody, files, folder, root } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'
import { longTest } from '../rounds.ts'
import { bench } from '../support.ts'

const known = review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-03-04')
const log = '2001-02.test.jsonl'

const pipe = (inside: string, name: string): string => {
  const path = join(inside, name)
  execFileSync('mkfifo', [path])
  return path
}

test('logs in a folder that cannot be read do not count as none', () => {
  const data = folder()
  writeLog(data, [known])
  chmodSync(join(data, 'reviews'), 0o000)
  asNobody([data, join(data, 'reviews')], () => {
    expect(() => logFiles(join(data, 'reviews'))).toThrow('EACCES')
  })
  chmodSync(join(data, 'reviews'), 0o700)
  expect(logFiles(join(data, 'reviews'))).toEqual([log])
  expect(logFiles(join(data, 'nowhere'))).toEqual([])
})

test.each([
  ['EACCES', 'Error: /data/reviews: no permission'],
  ['EMFILE', 'Error: /data/reviews: this process may not open more files (ulimit -n)'],
])('what the file system refuses is said in a line, wherever it happens: %s', (code, line) => {
  const said: string[] = []
  const error = Object.assign(new Error(code), { code, syscall: 'open', path: '/data/reviews' })
  expect(report(error, { texts: en, terminal: { note: (text) => said.push(text) } })).toBe(1)
  expect(said).toEqual([line])
})

test.each(['restore', 'import'])('%s does not wait for somebody to write into a pipe', async (command) => {
  const at = bench()
  const { code, err } = await at.run(`${command} ${pipe(folder(), 'pipe')}`)
  expect([code, err]).toEqual([1, expect.stringContaining('is not a file')])
})

test('a pipe, a device or a file of megabytes among the goals is no goal', async () => {
  const at = bench()
  files(at.data, { 'goals/large.toml': '#'.repeat(2 << 20), 'goals/odd.toml': '\0' })
  pipe(join(at.data, 'goals'), 'pipe.toml')
  if (existsSync('/dev/zero')) symlinkSync('/dev/zero', join(at.data, 'goals/zero.toml'))
  const { out } = await at.run('goal')
  expect(out).not.toMatch(/large|odd|pipe|zero/)
  expect(goalFiles(join(at.data, 'goals'))).toHaveLength(2)
})

test('a pipe or device in the place of a log takes no lines of a merge', async () => {
  const [at, other] = [bench(), folder()]
  writeLog(other, [known])
  mkdirSync(join(at.data, 'reviews'))
  pipe(join(at.data, 'reviews'), log)
  const { code, out, err } = await at.run(`merge ${other}`)
  expect([code, out, err]).toEqual([1, '', expect.stringContaining(`${log}: it is not a file`)])
})

test('a deck is merged as a whole, and a file in the place of the decks costs no answers', async () => {
  const [at, other] = [bench(), folder()]
  writeLog(other, [known])
  files(other, { 'decks/boat.md': 'Q: Which way? {#way}\n\nA: there\n' })
  writeFileSync(join(at.data, 'decks'), '')
  expect(await at.run(`merge ${other}`)).toMatchObject({ code: 1, err: expect.stringContaining('decks:') })
  expect((await at.store()).progress.cards).toHaveProperty('boat:way#concept')
})

test('what is written to a pipe goes through it, and the pipe stays', async () => {
  const path = pipe(folder(), 'pipe')
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  await writeWhole(
    path,
    (async function* () {
      yield 'one\ntwo\n'
    })(),
  )
  const buffer = Buffer.alloc(100)
  expect(buffer.toString('utf8', 0, readSync(reader, buffer, 0, 100, null))).toBe('one\ntwo\n')
  closeSync(reader)
  expect(statSync(path).isFIFO()).toBe(true)
})

/** Makes a log with an answer, then so many zeros, a line end and another answer. */
function withZeros(data: string, bytes: number): string {
  const file = join(data, 'reviews', log)
  writeLog(data, [known])
  const first = readFileSync(file)
  const fd = openSync(file, 'a')
  // They take no place on the disk.
  ftruncateSync(fd, first.length + bytes)
  closeSync(fd)
  const later = { ...known, id: 'r2', at: known.at + 1000 }
  writeFileSync(file, `\n${JSON.stringify(later)}\n`, { flag: 'a' })
  return file
}

longTest.each([[1 << 20], [100 << 20], [300 << 20], [3 * 2 ** 30]])(
  'zeros in a log, as a power failure leaves them, cost neither time nor other lines: %i bytes',
  (bytes) => {
    const data = folder()
    const file = withZeros(data, bytes)
    const ids: string[] = []
    const before = process.memoryUsage().rss
    expect(readLog(file, (line) => ids.push(/"id":"(\w+)"/.exec(line)?.[1] ?? '-'))).toBe(false)
    expect(ids).toEqual(['r1', '-', 'r2'])
    expect([...everyEvent(data)].map(({ event }) => event.id)).toEqual(['r1', 'r2'])
    expect(process.memoryUsage().rss - before).toBeLessThan(1.5 * 2 ** 30)
  },
  60_000,
)

const program = join(root, 'dist/flagdrill.cjs')

longTest('a user whom the system does not know, and without a home, is told where to keep progress', () => {
  if (process.getuid?.() !== 0 || (statSync(root).mode & 0o005) === 0) {
    process.stderr.write('skipped: only the root user can be another user\n')
    return
  }
  const data = folder()
  chmodSync(data, 0o777)
  const run = (...args: string[]): { status: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      encoding: 'utf8',
      uid: 54_321,
      gid: 54_321,
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    })
    return { status, said: stdout + stderr }
  }
  expect(run('due', '--data', data)).toEqual({ status: 0, said: expect.stringContaining('20 new') })
  expect(run('suspend', 'docker/--rm#meaning', '--data', data)).toMatchObject({ status: 0 })
  expect(readdirSync(join(data, 'reviews'))).toHaveLength(1)
})

test('a deck that cannot be packed does not cost the answers their daily archive', async () => {
  const data = folder()
  writeLog(data, [known])
  files(data, {
    'decks/boat.md': 'Q: Which way?\n\nA: there\n',
    'backups/2001-02-02.tar.gz.99999999.tmp': 'piece',
  })
  const film = openSync(join(data, 'decks/film.mp4'), 'w')
  ftruncateSync(film, 2 ** 33)
  closeSync(film)
  await backUpDaily(data, '2001-02-03')
  expect(readdirSync(join(data, 'backups'))).toEqual(['2001-02-03.tar.gz'])
  const fresh = bench()
  await fresh.run(`restore ${join(data, 'backups/2001-02-03.tar.gz')}`)
  expect((await fresh.store()).progress.cards).toHaveProperty('boat:way#concept')
  expect(readdirSync(join(fresh.data, 'decks'))).toEqual(['boat.md'])
})

test('a folder of decks that cannot be read does not count as none', () => {
  const data = folder()
  files(data, { 'decks/boat.md': '' })
  chmodSync(join(data, 'decks'), 0o000)
  asNobody([data, join(data, 'decks')], () => {
    expect(() => ownFiles(data)).toThrow('EACCES')
  })
  chmodSync(join(data, 'decks'), 0o700)
  expect(ownFiles(data)).toHaveLength(1)
})

test('a deck of gigabytes is named without being read', async () => {
  const at = bench()
  mkdirSync(join(at.data, 'decks'))
  for (const name of ['large.md', 'huge.json']) {
    const fd = openSync(join(at.data, 'decks', name), 'w')
    ftruncateSync(fd, 2 ** 31 - 4096)
    closeSync(fd)
  }
  const before = process.memoryUsage().rss
  const { out, err } = await at.run('check')
  expect(out + err).toMatch(/large\.md/)
  expect(out + err).toMatch(/huge\.json/)
  expect(process.memoryUsage().rss - before).toBeLessThan(2 ** 29)
})

longTest('a full disk behind > is said in a line', () => {
  if (!existsSync('/dev/full')) return
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = spawnSync(process.execPath, [program, 'stats', '--data', folder()], {
    encoding: 'utf8',
    stdio: ['ignore', full, 'pipe'],
    env: { PATH: process.env.PATH, HOME: folder() },
  })
  closeSync(full)
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^ENOSPC[^\n]*\n$/) })
})
