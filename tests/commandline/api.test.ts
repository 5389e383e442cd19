import { effective, keyOf, type Reading, type ReadOption, readLine } from '../../src/commandline/index.ts'
import { docker } from './support.ts'

// The parts of a reading that other modules use: path, options as they count, words, the command inside.
const read = (line: string): Reading => readLine(docker, line)
const named = ({ spec, value }: ReadOption): string => `${spec.name}=${value}`

test('a reading has the canonical path, options, words and the command inside', () => {
  const { path, options, positionals, inner, faults, unknown } = read(
    'docker run -dit --name web -p 8080:80 alpine:latest sh -c ls',
  )
  expect(path).toBe('container run')
  expect(options.map(named)).toEqual([
    '--detach=true',
    '--interactive=true',
    '--tty=true',
    '--name=web',
    '--publish=8080:80/tcp',
  ])
  expect(positionals.map(({ raw, value }) => [raw, value])).toEqual([['alpine:latest', 'alpine']])
  expect(inner.map(({ raw }) => raw)).toEqual(['sh', '-c', 'ls'])
  expect([...faults, ...unknown]).toEqual([])
})

test('options as they count: the last of two, no explicit defaults', () => {
  const { options, needless } = effective(
    read('docker run --name a --name b --rm=false --pull missing x'),
    docker,
  )
  expect(options.map(named)).toEqual(['--name=b'])
  expect(needless.map(named)).toEqual(['--rm=false', '--pull=missing'])
})

test('spellings of one line share a key', () => {
  const key = (line: string): string => keyOf(docker, read(line))
  expect(key('docker ps -aq')).toBe(key('docker container ls --quiet --all'))
  expect(key('docker ps -aq')).not.toBe(key('docker ps -a'))
})
