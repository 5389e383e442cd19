import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { files, folder, root } from '../folders.ts'
import { review, writeLog } from '../insight/log.ts'

const program = join(root, 'dist/flagdrill.cjs')
const deck = 'Q: Which way? {#way}\n\nA: there\n\nQ: How fast? {#speed}\n\nA: fast\n'

/** Runs `flagdrill due` with a limit on open files; undefined if Node itself does not start. */
function due(data: string, most: number): { code: number | null; said: string } | undefined {
  const line = `ulimit -n ${most}; exec "$0" "$1" due own --json --language en --data "$2"`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line, process.execPath, program, data], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: data, FLAGDRILL_NOW: '2001-02-10T09:00:00Z' },
  })
  const said = stdout + stderr
  // It dies before it has read anything of ours.
  return /node::|node:internal|node:fs/.test(said) || said === '' ? undefined : { code: status, said }
}

test('somebody who may open few files is told so: what cannot be read never counts as empty', () => {
  if (process.platform === 'win32') return
  const data = folder()
  files(join(data, 'decks'), { 'own.md': `---\ndeck: own\nprogram: boat\n---\n\n${deck}` })
  writeLog(data, [review('r1', 'boat:way#concept', '2001-02-03T09:00Z', 'good', '2001-02-05')])
  const counts = (said: string): unknown => {
    const { due, new: fresh } = JSON.parse(said) as { due: number; new: number }
    return { due, fresh }
  }
  let refused = 0
  for (let most = 14; most < 34; most++) {
    const result = due(data, most)
    if (!result) continue
    if (result.code === 0) expect([most, counts(result.said)]).toEqual([most, { due: 1, fresh: 1 }])
    else {
      expect([most, result.said]).toEqual([most, expect.stringContaining('may not open more files')])
      refused++
    }
  }
  // Otherwise nothing was tried.
  expect(refused).toBeGreaterThan(0)
}, 300_000)
