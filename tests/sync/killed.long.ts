import { execFileSync, spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../../src/model/index.ts'
import { folder, root } from '../folders.ts'

const program = join(root, 'dist/flagdrill.cjs')

/** Runs a sync, killed with everything it started after so many milliseconds. */
const sync = (data: string, remote: string, killAfter?: number): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [program, 'sync', remote, '--data', data, '--language', 'en'], {
      env: { PATH: process.env.PATH, HOME: data },
      stdio: 'ignore',
      detached: true,
    })
    const timer =
      killAfter === undefined ? undefined : setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), killAfter)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code)
    })
  })

const lines = (data: string): string[] =>
  readdirSync(join(data, 'reviews'))
    .flatMap((name) =>
      readFileSync(join(data, 'reviews', name), 'utf8')
        .split('\n')
        .filter(Boolean),
    )
    .sort()

test('syncs that are killed at any moment lose no answer, and the next one ends what they began', async () => {
  const random = seeded('killed syncs')
  const remote = join(folder(), 'usb')
  const machines = ['a', 'b', 'c'].map((name) => ({ name, data: folder() }))
  const said: string[] = []
  let killed = 0
  for (let round = 0; round < 60; round++) {
    const { name, data } = machines[round % 3]!
    mkdirSync(join(data, 'reviews'), { recursive: true })
    const line = `{"id":"${name}-${round}"}`
    appendFileSync(join(data, 'reviews', `2026-11.${name}.jsonl`), `${line}\n`)
    said.push(line)
    if ((await sync(data, remote, round < 3 ? undefined : 60 + random() * 500)) === null) killed++
  }
  for (const { data } of [...machines, ...machines]) expect(await sync(data, remote)).toBe(0)
  for (const { data } of machines) {
    expect(lines(data)).toEqual([...said].sort())
    execFileSync('git', ['-C', data, 'fsck', '--strict', '--no-dangling'], { stdio: 'pipe' })
  }
  execFileSync('git', ['-C', remote, 'fsck', '--strict', '--no-dangling'], { stdio: 'pipe' })
  expect(killed).toBeGreaterThan(10)
}, 300_000)
