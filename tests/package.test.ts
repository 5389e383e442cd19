import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOf, packed } from '../scripts/package.mjs'
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
