import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { en } from '../../src/i18n/en.ts'
import { syncInBackground, syncOf, syncTrouble } from '../../src/system/sync.ts'
import { files, folder } from '../folders.ts'
import { longTest } from '../rounds.ts'

const onWindows = process.platform === 'win32'

;(onWindows ? it.skip : it)(
  'a sync in the background names the folder and asks nobody (needs mkfifo)',
  async () => {
    const [place, data] = [folder(), folder()]
    const pipe = join(place, 'pipe')
    execFileSync('mkfifo', [pipe])
    files(place, {
      'program.js': `require('node:fs').writeFileSync(${JSON.stringify(pipe)},
      JSON.stringify([process.argv.slice(2), process.env.FLAGDRILL_UNATTENDED]))`,
    })
    // A folder that was never synchronised has nothing to do.
    syncInBackground(join(place, 'missing.js'), data, process.env)
    files(data, { '.git/flagdrill': '' })
    syncInBackground(join(place, 'program.js'), data, process.env)
    expect(JSON.parse(await readFile(pipe, 'utf8'))).toEqual([['sync', '--data', data], '1'])
  },
)

longTest('why it failed is told at the next start, until one succeeds', async () => {
  const [data, remote] = [folder(), join(folder(), 'usb')]
  const unattended = syncOf(data, 'test', { ...process.env, FLAGDRILL_UNATTENDED: '1' }, en)
  await expect(unattended(undefined, () => undefined)).rejects.toThrow('no remote is known yet')
  expect(syncTrouble(data)).toBe('no remote is known yet')
  await unattended(remote, () => undefined)
  expect(syncTrouble(data)).toBeUndefined()
})
