import { installation, installedAs } from '../../src/io/installation.ts'
import { bench } from '../support.ts'

it.each([
  ['/home/me/flagdrill', false, 'checkout'],
  ['/usr/local/lib/node_modules/flagdrill', false, 'npm'],
  ['C:\\Users\\me\\AppData\\Roaming\\npm\\node_modules\\flagdrill', false, 'npm'],
  ['/home/me/.npm/_npx/1a2b/node_modules/flagdrill', false, 'npx'],
  ['/opt/homebrew/Cellar/flagdrill/0.1.0/libexec', false, 'homebrew'],
  ['/nix/store/abc-flagdrill-0.1.0/lib', false, 'nix'],
  ['/usr/lib/flagdrill', false, 'aur'],
  ['/opt/flagdrill', false, 'docker'],
  ['/home/me/.cache/flagdrill', true, 'executable'],
])('%s (one executable: %s) is %s', (root, sea, how) => {
  expect(installedAs(root, sea, () => how === 'checkout')).toBe(how)
})

it('says nothing of the machine that is nobody’s business', () => {
  const told = installation('/home/somebody/node_modules/flagdrill', {
    TERM: 'x; rm -rf /home/somebody',
    LANG: 'ko_KR.UTF-8',
  })
  expect(told).toMatchObject({ terminal: 'none', locale: 'ko_KR.UTF-8' })
  expect(JSON.stringify(told)).not.toContain('somebody')
})

it('doctor says how it was installed, and a report has figures without answers, deck names and paths', async () => {
  const on = bench({
    'boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n',
  })
  await on.run('quiz --seed 1', ['right', '', 'left', ''])
  expect((await on.run('doctor')).out).toContain(
    'flagdrill 1.2.3, installed by npm. A newer version: npm install -g',
  )
  const { code, out } = await on.run('doctor --report')
  expect(code).toBe(0)
  expect(out).toMatch(/^flagdrill +1\.2\.3 \(npm\)$/m)
  expect(out).toMatch(/^log +2 events, 1 files, 0 damaged lines$/m)
  for (const secret of [on.data, 'boat', 'left', 'port']) expect(out).not.toContain(secret)
})
