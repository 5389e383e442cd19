import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { folder, root } from './folders.ts'

const onLinux = process.platform === 'linux' && process.arch === 'x64'

;(onLinux ? test : test.skip)(
  'one executable holds Node and the program (built on Linux x64 only)',
  () => {
    const made = spawnSync(process.execPath, [join(root, 'scripts/sea.mjs'), '--name', 'flagdrill-test'], {
      encoding: 'utf8',
    })
    expect(made.stdout).toMatch(/flagdrill-test: \d+ MB/)
    const home = folder()
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(
        join(root, 'dist/executable/flagdrill-test'),
        [...args, '--data', join(home, 'data')],
        // Neither Node nor npm can be found.
        { encoding: 'utf8', env: { HOME: home, PATH: '/nowhere', LC_ALL: 'C' }, input: '1\n\n1\n' },
      )
      return { status, out: stdout + stderr }
    }
    expect(run('due', '--count')).toEqual({ status: 0, out: '20\n' })
    expect(run('quiz', '--limit', '1')).toMatchObject({
      status: 0,
      out: expect.stringContaining('Done: 1 new card'),
    })
    expect(run('explain', 'docker ps -a')).toMatchObject({ status: 0 })
    expect(run('fit')).toMatchObject({ status: 1, out: expect.stringContaining('400 more are needed') })
  },
  120_000,
)
