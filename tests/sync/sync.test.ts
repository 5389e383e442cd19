import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seeded } from '../../src/model/index.ts'
import { gitIn } from '../../src/sync/git.ts'
import { sync } from '../../src/sync/sync.ts'
import { folder } from '../folders.ts'
import { longTest } from '../rounds.ts'
import { answer, type Device, device, env, fault, git, read, run, state, write } from './devices.ts'

describe('two machines', () => {
  it('have the answers and decks of both after a sync each, by a folder that was empty', async () => {
    const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
    answer(a, '1')
    write(a, 'decks/notes.md', '# one\n')
    answer(b, '2')
    expect(await run(a, remote)).toMatchObject({ sent: true, received: 0 })
    expect(await run(b, remote)).toMatchObject({ sent: true })
    expect(await run(a)).toMatchObject({ conflicts: [] })
    expect(state(a)).toEqual({ lines: ['{"id":"1"}', '{"id":"2"}'], decks: { 'notes.md': '# one\n' } })
    expect(state(b)).toEqual(state(a))
    expect(await run(a)).toMatchObject({ sent: false, received: 0 })
  })
  longTest(
    'keep both texts of a deck that both changed, and say so; changes of other lines are joined',
    async () => {
      const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
      answer(a, '1')
      write(a, 'decks/one.md', 'first\n\n\n\nlast\n')
      write(a, 'decks/two.md', 'text\n')
      await run(a, remote)
      await run(b, remote)
      write(a, 'decks/one.md', 'FIRST\n\n\n\nlast\n')
      write(b, 'decks/one.md', 'first\n\n\n\nLAST\n')
      write(a, 'decks/two.md', 'text of a\n')
      write(b, 'decks/two.md', 'text of b\n')
      await run(a)
      expect((await run(b)).conflicts).toEqual(['decks/two.md'])
      await run(a)
      expect(read(a, 'decks/one.md')).toBe('FIRST\n\n\n\nLAST\n')
      expect(read(b, 'decks/two.md')).toBe('text of b\n')
      expect(read(b, 'decks/two.md.other')).toBe('text of a\n')
      expect(state(b)).toEqual(state(a))
    },
  )
  longTest('keep the text of an earlier clash too, and agree on it', async () => {
    const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
    answer(a, '1')
    write(a, 'decks/two.md', 'text\n')
    await run(a, remote)
    await run(b, remote)
    for (const round of [1, 2]) {
      write(a, 'decks/two.md', `text of a, ${round}\n`)
      write(b, 'decks/two.md', `text of b, ${round}\n`)
      await run(a)
      await run(b)
      await run(a)
    }
    expect(state(a).decks).toEqual({
      'two.md': 'text of b, 2\n',
      'two.md.other': 'text of a, 1\n',
      'two.md.2.other': 'text of a, 2\n',
    })
    expect(state(b)).toEqual(state(a))
  })
  longTest('agree after one deleted a deck; a log that was deleted comes back', async () => {
    const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
    answer(a, '1')
    write(a, 'decks/notes.md', '# one\n')
    await run(a, remote)
    await run(b, remote)
    rmSync(join(b.folder, 'decks/notes.md'))
    rmSync(join(b.folder, 'reviews'), { recursive: true })
    await run(b)
    await run(a)
    expect(existsSync(join(a.folder, 'decks/notes.md'))).toBe(false)
    expect(state(b)).toEqual({ lines: ['{"id":"1"}'], decks: {} })
  })
  longTest('lose nothing when somebody rewrote the remote, and are told', async () => {
    const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
    answer(a, '1')
    await run(a, remote)
    await run(b, remote)
    rmSync(remote, { recursive: true })
    const c = device('c')
    answer(c, '3')
    await run(c, remote)
    expect(await run(a)).toMatchObject({ rewritten: true })
    await run(b)
    await run(c)
    expect(state(c).lines).toEqual(['{"id":"1"}', '{"id":"3"}'])
    expect(state(b)).toEqual(state(c))
  })
  longTest('may share a name: lines of both stay in one file', async () => {
    const [a, b, remote] = [device('same'), device('same'), join(folder(), 'usb')]
    answer(a, '1')
    answer(b, '2')
    await run(a, remote)
    await run(b, remote)
    answer(a, '3')
    await run(a)
    await run(b)
    expect(state(a).lines).toEqual(['{"id":"1"}', '{"id":"2"}', '{"id":"3"}'])
    expect(read(b, 'reviews/2026-11.same.jsonl')).toBe(read(a, 'reviews/2026-11.same.jsonl'))
  })
})

describe('nothing is touched, and the reason is named,', () => {
  it('in a folder inside another repository', async () => {
    const outer = folder()
    git(outer, 'init', '-q')
    const inner = { name: 'a', folder: join(outer, 'data') }
    expect(await fault(run(inner, join(folder(), 'usb')))).toBe('inside')
    expect(existsSync(join(inner.folder, '.git'))).toBe(false)
  })
  it('in a folder that is a repository of something else', async () => {
    const a = device('a')
    git(a.folder, 'init', '-q')
    expect(await fault(run(a, join(folder(), 'usb')))).toBe('not-ours')
  })
  it('without a remote, with a bad one, with one that cannot be reached', async () => {
    const a = device('a')
    answer(a, '1')
    expect(await fault(run(a))).toBe('no-remote')
    expect(await fault(run(a, 'ext::sh -c id'))).toBe('bad-remote')
    expect(await fault(run(a, 'file:///nowhere/at/all'))).toBe('unreachable')
    expect(await fault(run(a))).toBe('no-remote')
  })
  it('with a remote or folder that holds other things', async () => {
    const a = device('a')
    answer(a, '1')
    const other = folder()
    writeFileSync(join(other, 'letter.txt'), 'Dear')
    expect(await fault(run(a, other))).toBe('foreign')
    git(other, 'init', '-q', '--initial-branch=main')
    git(other, 'add', '.')
    git(other, '-c', 'user.name=x', '-c', 'user.email=x', 'commit', '-qm', 'x')
    expect(await fault(run(a, other))).toBe('foreign')
    expect(state(a)).toEqual({ lines: ['{"id":"1"}'], decks: {} })
  })
  it('where decks are a link, and no link of a deck is followed', async () => {
    const [a, elsewhere, remote] = [device('a'), folder(), join(folder(), 'usb')]
    writeFileSync(join(elsewhere, 'secret.md'), 'secret')
    write(a, 'decks/mine.md', 'mine')
    symlinkSync(join(elsewhere, 'secret.md'), join(a.folder, 'decks/link.md'))
    answer(a, '1')
    await run(a, remote)
    expect(git(remote, 'ls-tree', '-r', '--name-only', 'main')).not.toContain('link')
    rmSync(join(a.folder, 'decks'), { recursive: true })
    symlinkSync(elsewhere, join(a.folder, 'decks'))
    expect(await fault(run(a))).toBe('link')
  })
  it('and no hook of either side is run', async () => {
    const [a, b, remote] = [device('a'), device('b'), join(folder(), 'usb')]
    answer(a, '1')
    await run(a, remote)
    const ran = join(folder(), 'ran')
    for (const place of [join(a.folder, '.git', 'hooks'), join(remote, 'hooks')])
      for (const name of [
        'pre-push',
        'post-receive',
        'update',
        'pre-receive',
        'reference-transaction',
        'post-update',
      ]) {
        mkdirSync(place, { recursive: true })
        writeFileSync(join(place, name), `#!/bin/sh\necho ${name} >>${ran}\n`, { mode: 0o755 })
      }
    answer(a, '2')
    await run(a)
    await run(b, remote)
    expect(state(b).lines).toHaveLength(2)
    expect(existsSync(ran)).toBe(false)
  })
})

/** Lets git work for so many commands and then fails as if the machine had gone off. */
const dying = (on: Device, after: number): Promise<unknown> => {
  const real = gitIn(on.folder, { env, unattended: true })
  let left = after
  return sync({ folder: on.folder, device: on.name, env, unattended: true }, (args, input) =>
    left-- > 0 ? real(args, input) : Promise.reject(new Error('off')),
  ).catch(() => undefined)
}

const step = async (
  random: Random,
  devices: readonly Device[],
  count: number,
  said: Set<string>,
): Promise<void> => {
  const on = devices[Math.floor(random() * devices.length)]!
  const what = random()
  if (what < 0.4) {
    answer(on, `${on.name}-${count}`, random() < 0.5 ? '2026-11' : '2026-12')
    said.add(`{"id":"${on.name}-${count}"}`)
  } else if (what < 0.55) write(on, `decks/${random() < 0.5 ? 'x' : on.name}.md`, `# ${count}\n`)
  else if (what < 0.75) await run(on)
  else if (what < 0.9) await dying(on, Math.floor(random() * 24))
  else await Promise.all(devices.map((each) => run(each).catch(() => undefined)))
}

longTest.each(Array.from({ length: 20 }, (_, block) => block * 10))(
  'three machines end in the same state, with every answer, whatever happens in between: seeds from %i',
  async (from) => {
    for (let seed = from; seed < from + 10; seed++) {
      const random = seeded(`sync ${seed}`)
      const remote = join(folder(), 'usb')
      const devices = [device('a'), device('b'), device('c')]
      for (const each of devices) {
        answer(each, `${each.name}-first`)
        await run(each, remote)
      }
      const said = new Set(devices.map(({ name }) => `{"id":"${name}-first"}`))
      for (let count = 0; count < 14; count++) await step(random, devices, count, said)
      for (const each of [...devices, ...devices]) await run(each)
      const [a, b, c] = devices.map(state)
      expect({ seed, ...b }).toEqual({ seed, ...a })
      expect({ seed, ...c }).toEqual({ seed, ...a })
      expect({ seed, lines: a!.lines }).toEqual({ seed, lines: [...said].sort() })
      git(remote, 'fsck', '--strict', '--no-dangling')
      for (const each of devices) git(each.folder, 'fsck', '--strict', '--no-dangling')
    }
  },
  300_000,
)
