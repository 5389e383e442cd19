import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../../src/model/index.ts'
import { folder, root } from '../folders.ts'

const program = join(root, 'dist/flagdrill.cjs')
const acknowledged = /^ (?:again|hard|good|easy) · /gm

const logged = (data: string): { id: string; type: string }[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) =>
    readFileSync(join(data, 'reviews', name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => {
        try {
          return [JSON.parse(line)]
        } catch {
          return []
        }
      }),
  )

interface Session {
  said: string
  err: string
  code: number | null
  /** Milliseconds until the first answer was acknowledged, where one was. */
  first?: number
}

/** A real session over a pipe, ended by a signal after a while, or by its own end. */
function session(
  data: string,
  args: string[],
  answers: string,
  kill?: { after: number; signal: NodeJS.Signals },
  now?: string,
): Promise<Session> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'quiz', ...args, '--data', data, '--language', 'en'], {
      env: { PATH: process.env.PATH, HOME: data, ...(now === undefined ? {} : { FLAGDRILL_NOW: now }) },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let [said, err] = ['', '']
    let first: number | undefined
    const began = performance.now()
    child.stdout.on('data', (part: Buffer) => {
      said += String(part)
      if (first === undefined && said.search(acknowledged) >= 0) first = performance.now() - began
    })
    child.stderr.on('data', (part: Buffer) => {
      err += String(part)
    })
    child.stdin.on('error', () => undefined)
    child.stdin.write(answers)
    if (kill) setTimeout(() => child.kill(kill.signal), kill.after)
    else child.stdin.end()
    child.on('close', (code) => resolve({ said, err, code, first }))
  })
}

/** Sessions of one block in three lanes, each with a data folder of its own, ended at random moments; says how many answers were acknowledged. */
async function block(signal: NodeJS.Signals, number: number, times: number): Promise<number> {
  const random = seeded(`killed ${signal} ${number}`)
  let next = 0
  let total = 0
  const lane = async (): Promise<void> => {
    const data = folder()
    let mine = 0
    let before = 0
    // Until the first answer: machines differ, and so does what else they do.
    let start = (await session(data, ['--limit', '1', '--new', '1'], '1\n')).first ?? 300
    while (next < times) {
      const round = next++
      const day = new Date(Date.parse('2001-01-01T12:00:00') + round * 86_400_000).toISOString().slice(0, 19)
      const { said, code, err, first } = await session(
        data,
        ['--new', '50', '--seed', String(number * times + round)],
        '1\n2\n'.repeat(100),
        { after: start * (0.3 + 2 * random()), signal },
        day,
      )
      start = first === undefined ? Math.min(start * 1.2, 60_000) : 0.8 * start + 0.2 * first
      mine += said.match(acknowledged)?.length ?? 0
      total += said.match(acknowledged)?.length ?? 0
      // Ended by the signal, or already at its end: never by an error of its own.
      expect([round, code === null || code === 0 || code >= 128, err]).toEqual([round, true, ''])
      if (mine === 0) continue
      const kept = new Set(logged(data).map((event) => event.id)).size
      expect(kept).toBeGreaterThanOrEqual(mine)
      // Events that were on disk before are still there.
      expect(kept).toBeGreaterThanOrEqual(before)
      before = kept
    }
    const { code } = await session(data, ['--limit', '1', '--new', '5'], '1\n')
    expect(code).toBe(0)
  }
  await Promise.all([lane(), lane(), lane()])
  return total
}

// A thousand and two hundred, in blocks that each end within some minutes on a busy machine.
const blocks = (signal: NodeJS.Signals, times: number): [NodeJS.Signals, number][] =>
  Array.from({ length: times / 50 }, (_, number) => [signal, number])

test.each([...blocks('SIGKILL', 1000), ...blocks('SIGTERM', 200)])(
  '%s at random moments of 50 real sessions, block %i: no acknowledged answer is lost, and it always starts again',
  async (signal, number) => {
    const total = await block(signal, number, 50)
    process.stderr.write(
      `${signal}, block ${number}: 50 sessions ended, ${total} acknowledged answers, none lost\n`,
    )
    expect(total).toBeGreaterThan(25)
  },
  600_000,
)

test('three programs that answer at once: all 3,000 answers are kept', async () => {
  const data = folder()
  const decks = ['docker-reference', 'docker-options', 'docker-commands']
  const results = await Promise.all(
    [1, 2, 3].map((seed) =>
      session(data, [...decks, '--new', '2000', '--seed', String(seed)], '1\n'.repeat(1000)),
    ),
  )
  const acks = results.map(({ said }) => said.match(acknowledged)?.length ?? 0)
  expect(acks).toEqual([1000, 1000, 1000])
  // A card that was missed five times is put off as well, by an event of its own.
  const reviews = logged(data).filter(({ type }) => type === 'review')
  expect(new Set(reviews.map(({ id }) => id)).size).toBe(3000)
}, 300_000)

const mounted = (at: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', at]).status === 0
const unmount = (at: string): void => void spawnSync('umount', [at])

const canMount = (() => {
  const at = folder()
  const can = mounted(at)
  unmount(at)
  return can
})()
if (!canMount) process.stderr.write('skipped: no small file system can be mounted here\n')
const testSmall = canMount ? test : test.skip

/** Fills a file system but for a little room, another amount each time. */
function fill(disk: string, round: number): void {
  const junk = join(disk, 'junk')
  writeFileSync(junk, '')
  try {
    for (let i = 0; ; i++) writeFileSync(`${junk}${i}`, Buffer.alloc(1024 + 97 * round))
  } catch {
    rmSync(`${junk}${round % 3}`, { force: true })
  }
}

/** How many answers a log holds; a folder without a log holds none. */
function answersIn(data: string): number {
  try {
    return new Set(logged(data).map((event) => event.id)).size
  } catch {
    return 0
  }
}

testSmall(
  'a file system that fills up: the answer that does not fit is said to be lost, all before it are kept',
  async () => {
    const disk = folder()
    expect(mounted(disk)).toBe(true)
    const data = join(disk, '가득 찬 곳')
    mkdirSync(data)
    let all = 0
    try {
      for (let round = 0; round < 40; round++) {
        fill(disk, round)
        const before = answersIn(data)
        const { said, err, code } = await session(
          data,
          ['--new', '100', '--seed', String(round)],
          '1\n2\n'.repeat(60),
          undefined,
          `2001-02-${String(1 + (round % 27)).padStart(2, '0')}T10:00:00`,
        )
        const acks = said.match(acknowledged)?.length ?? 0
        all += acks
        if (code !== 0) {
          expect(code).toBe(1)
          expect(err).toMatch(/Error: .*(?:could not be saved|cannot write)/)
        }
        for (const name of readdirSync(disk)) if (name.startsWith('junk')) rmSync(join(disk, name))
        const after = answersIn(data)
        expect(after).toBeGreaterThanOrEqual(before + acks)
        if (after <= 250) continue
        rmSync(data, { recursive: true })
        mkdirSync(data)
      }
      expect(all).toBeGreaterThan(0)
    } finally {
      unmount(disk)
    }
  },
  300_000,
)
