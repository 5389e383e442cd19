import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { hold } from '../../src/sync/lock.ts'
import { growLog } from '../../src/sync/worktree.ts'
import { asNobody, folder } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { answer, type Device, device, fault, git, read, run, state, write } from './devices.ts'

/** Two machines that have the same answer and deck, and their remote. */
async function joined(): Promise<{ a: Device; b: Device; remote: string }> {
  const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
  answer(a, '1')
  write(a, 'decks/ls.md', 'long\n')
  await run(a, remote)
  await run(b, remote)
  return { a, b, remote }
}

/** Puts a link in the place of a file, which goes elsewhere. */
function moveBehindLink(on: Device, path: string): string {
  const elsewhere = join(folder(), 'moved')
  renameSync(join(on.folder, path), elsewhere)
  symlinkSync(elsewhere, join(on.folder, path))
  return elsewhere
}

const log = 'reviews/2026-11.a.jsonl'

test('a log that cannot be read is never replaced by what was sent before', () => {
  const on = device('a')
  answer(on, '1')
  answer(on, '2')
  const file = join(on.folder, log)
  const before = readFileSync(file)
  chmodSync(file, 0o000)
  asNobody([on.folder, dirname(file), file], () => {
    expect(() => growLog(on.folder, log, Buffer.from('{"id":"1"}\n'))).toThrow()
  })
  chmodSync(file, 0o600)
  expect(readFileSync(file)).toEqual(before)
})

test('a lock counts as long as its process runs, and no longer when another one has its number', () => {
  const file = join(folder(), 'lock')
  const holder = process.ppid
  writeFileSync(file, String(holder))
  expect(hold(file)).toBeUndefined()
  // Written before that process began.
  utimesSync(file, 1_000_000, 1_000_000)
  const release = hold(file)
  expect(release).toBeDefined()
  release!()
  expect(readdirSync(dirname(file))).toEqual([])
})

describe('after a sync', () => {
  longTest('a log may be moved behind a link: its answers go on to be sent and received', async () => {
    const { a, b, remote } = await joined()
    const elsewhere = moveBehindLink(a, log)
    answer(a, '2')
    await run(a)
    await run(b)
    expect(state(b).lines).toEqual(['{"id":"1"}', '{"id":"2"}'])
    // Another machine may have the same name.
    answer({ ...b, name: 'a' }, '3')
    await run(b)
    await run(a)
    expect(readFileSync(elsewhere, 'utf8')).toContain('{"id":"3"}')
    expect(git(remote, 'ls-tree', '-r', 'main')).not.toContain('120000')
  })
  longTest('a deck may be moved behind a link: it is left alone on both sides', async () => {
    const { a, b, remote } = await joined()
    const elsewhere = moveBehindLink(a, 'decks/ls.md')
    writeFileSync(elsewhere, 'mine\n')
    await run(a)
    write(b, 'decks/ls.md', 'theirs\n')
    await run(b)
    await run(a)
    await run(b)
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine\n')
    expect(read(b, 'decks/ls.md')).toBe('theirs\n')
    expect(git(remote, 'ls-tree', '-r', 'main')).not.toContain('120000')
  })
  longTest('a deck may become a folder, and a folder a deck', async () => {
    const { a, b } = await joined()
    rmSync(join(a.folder, 'decks/ls.md'))
    write(a, 'decks/ls.md/one.md', 'one\n')
    await run(a)
    await run(b)
    expect(read(b, 'decks/ls.md/one.md')).toBe('one\n')
    rmSync(join(b.folder, 'decks/ls.md'), { recursive: true })
    write(b, 'decks/ls.md', 'again\n')
    await run(b)
    await run(a)
    expect(read(a, 'decks/ls.md')).toBe('again\n')
  })
  longTest('a deck on one side and a folder of its name on the other are both kept', async () => {
    const { a, b } = await joined()
    write(a, 'decks/linux', 'file\n')
    write(b, 'decks/linux/one.md', 'folder\n')
    await run(a)
    expect((await run(b)).conflicts).toEqual(['decks/linux'])
    await run(a)
    for (const each of [a, b]) {
      expect(read(each, 'decks/linux/one.md')).toBe('folder\n')
      expect(read(each, 'decks/linux.other')).toBe('file\n')
    }
  })
  longTest.each([
    ['objects are empty', (place: string) => emptied(join(place, 'objects'))],
    ['the branch is empty', (place: string) => writeFileSync(join(place, 'refs/heads/main'), '')],
    [
      'what was fetched is empty',
      (place: string) => writeFileSync(join(place, 'refs/remotes/origin/main'), ''),
    ],
    ['the index is garbage', (place: string) => writeFileSync(join(place, 'index'), 'garbage')],
    ['HEAD is garbage', (place: string) => writeFileSync(join(place, 'HEAD'), 'garbage')],
  ])('a power failure may spoil git: when %s, the next sync mends it', async (_what, spoil) => {
    const { a, b } = await joined()
    answer(b, '2')
    await run(b)
    answer(a, '3')
    spoil(join(a.folder, '.git'))
    await run(a)
    await run(b)
    expect(state(a).lines).toEqual(['{"id":"1"}', '{"id":"2"}', '{"id":"3"}'])
    expect(state(b)).toEqual(state(a))
    git(a.folder, 'fsck', '--strict', '--no-dangling')
  })
  longTest('settings of git that are garbage cost the remote, which is named again', async () => {
    const { a, remote } = await joined()
    answer(a, '2')
    writeFileSync(join(a.folder, '.git/config'), '[remote\ngarbage')
    expect(['no-remote', 'git']).toContain(await fault(run(a)))
    await run(a, remote)
    expect(await run(a)).toMatchObject({ sent: false, received: 0 })
  })
  longTest('what is in the place of a log is named, and stays', async () => {
    const { a } = await joined()
    unlinkSync(join(a.folder, log))
    mkdirSync(join(a.folder, log))
    expect(await fault(run(a))).toBe('file')
    expect(readdirSync(join(a.folder, log))).toEqual([])
  })
})

/** Empties every file below a folder, as a file system does that was not told to keep their content. */
function emptied(place: string): void {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const path = join(place, entry.name)
    if (entry.isDirectory()) emptied(path)
    else {
      chmodSync(path, 0o600)
      writeFileSync(path, '')
    }
  }
}
