import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deviceName, type Machine } from '../../src/io/paths.ts'
import { files, folder } from '../folders.ts'

const machine = (change: Partial<Machine> = {}): Machine => ({
  key: 'k1',
  container: false,
  former: 'laptop-abc123',
  ...change,
})
const named = (data: string, state: string, change: Partial<Machine> = {}): string =>
  deviceName(data, { XDG_STATE_HOME: state }, machine(change), 'linux')

test('a machine keeps its name when its host is renamed, in every data folder; nothing of it is in the data', () => {
  const [data, state] = [folder(), folder()]
  const name = named(data, state)
  expect(name).toMatch(/^d-[0-9a-f]{12}$/)
  expect(named(data, state, { former: 'renamed-abc124' })).toBe(name)
  expect(named(folder(), state)).toBe(name)
  expect(readdirSync(data)).toEqual([])
  expect(named(data, folder())).not.toBe(name)
})

test('a machine that has answered before goes on with its name', () => {
  const [data, state] = [folder(), folder()]
  files(data, { 'reviews/2001-02.laptop-abc123.jsonl': '' })
  expect(named(data, state)).toBe('laptop-abc123')
  expect(named(data, state, { former: 'renamed-abc124' })).toBe('laptop-abc123')
})

test('a clone and a machine that shares the home folder have names of their own', () => {
  const [data, state] = [folder(), folder()]
  const names = ['k1', 'k2', 'k3'].map((key) => named(data, state, { key }))
  expect(new Set(names).size).toBe(3)
  expect(named(data, state, { key: 'k2' })).toBe(names[1])
})

test('each new container on a data folder is the same device', () => {
  const data = folder()
  const container = { container: true, key: 'container' }
  const name = named(data, folder(), { ...container, former: '8f3a-abc' })
  expect(named(data, folder(), { ...container, former: '91bb-def' })).toBe(name)
  expect(JSON.parse(readFileSync(join(data, 'device.json'), 'utf8'))).toEqual({ container: name })
})

test.each([['{'], ['[]'], ['{"k1":"../../x"}'], ['{"k1":7}'], ['null']])(
  'a file of names that holds %s is written again',
  (text) => {
    const [data, state] = [folder(), folder()]
    files(state, { 'flagdrill/device.json': text })
    const name = named(data, state)
    expect(name).toMatch(/^d-[0-9a-f]{12}$/)
    expect(named(data, state)).toBe(name)
  },
)

test('where nothing can be kept the name is at least the same tomorrow', () => {
  const state = folder()
  files(state, { flagdrill: 'a file' })
  expect(named(folder(), state)).toBe('laptop-abc123')
})
