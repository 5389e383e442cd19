import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOf, packed } from '../scripts/package.mjs'
import { saidIn } from '../scripts/said.mjs'
import { root } from './folders.ts'

const found = packed()

test('the package holds what it needs and nothing else, licences included, under 3 MB', () => {
  expect(faultsOf(found)).toEqual([])
})

test('what does not belong, is missing or too large is named', () => {
  expect(faultsOf({ size: 1, files: [...found.files, 'data/state.json', 'src/cli.ts'] })).toEqual([
    'does not belong: data/state.json',
    'does not belong: src/cli.ts',
  ])
  expect(faultsOf({ ...found, files: found.files.filter((file) => file !== 'LICENSE') })).toEqual([
    'is missing: LICENSE',
  ])
  expect(faultsOf({ ...found, size: 4_000_000 })).toEqual(['is larger than 3000000 bytes: 4000000'])
})

test('an image leaves out of dist what the package leaves out', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] }
  const ignored = readFileSync(join(root, 'packaging/docker/Dockerfile.dockerignore'), 'utf8').split('\n')
  const left = files.flatMap((name) => (name.startsWith('!') ? [name.slice(1)] : []))
  expect(left.length).toBeGreaterThan(2)
  expect(ignored).toEqual(expect.arrayContaining(left))
})

test.each([
  [{ LANG: 'ko_KR.UTF-8' }, true],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'ko_KR.UTF-8' }, true],
  // The first that is set decides.
  [{ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, false],
  [{ LC_ALL: '', LANG: 'ko' }, true],
  [{ LANG: 'de_DE.UTF-8' }, false],
  [{}, false],
])('what is said while the program is installed follows the locale: %j', (environment, isKorean) => {
  const { installing, building, next } = saidIn(environment)
  for (const text of [installing, building, next[0], next[1]])
    expect([text, /[\uAC00-\uD7A3]/.test(text!)]).toEqual([text, isKorean])
  expect(next.join()).toContain('npm install -g .')
})

test('installing, building and starting say only those texts', () => {
  for (const name of ['ready.mjs', 'start.mjs'])
    for (const [, argument] of readFileSync(join(root, 'scripts', name), 'utf8').matchAll(
      /console\.error\((.*)\)/g,
    ))
      expect(argument).toMatch(/said\.|error/)
})
