import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLibrary } from '../../src/library/library.ts'
import { readNeeds } from '../../src/library/needs.ts'
import { files, folder, root } from '../folders.ts'
import { bench } from '../support.ts'

const boat = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
const other = '---\ndeck: other\nlanguage: en\nprogram: pod\n---\n\nQ: a? {#a}\n\nA: b\n'

test('needs of tasks are read again where a deck about their program has changed, or the version of it', async () => {
  const [shipped, data] = [folder(), folder()]
  files(shipped, { 'en/boat.md': boat })
  files(data, { 'decks/other.md': other })
  let made = 0
  const read = async (program: string, version?: string): Promise<number> => {
    const deckPaths = { shipped, data, language: 'en', build: 'test', versionOf: () => version }
    const library = await readLibrary(deckPaths)
    readNeeds(deckPaths, library, program, () => ({ [`${program}:busan#${++made}`]: [] }))
    return made
  }
  expect(await read('boat')).toBe(1)
  expect(await read('pod')).toBe(2)
  expect(await read('boat')).toBe(2)
  files(data, { 'decks/other.md': `${other}\nQ: c? {#c}\n\nA: d\n` })
  expect(await read('boat')).toBe(2)
  expect(await read('pod')).toBe(3)
  expect(await read('boat', '2.0')).toBe(4)
  expect(await read('boat')).toBe(5)
  files(data, {
    'decks/sail.md': '---\ndeck: sail\nlanguage: en\nprogram: boat\n---\n\nQ: e? {#e}\n\nA: f\n',
  })
  expect(await read('boat')).toBe(6)
  expect(await read('pod')).toBe(6)
})

test('with kept needs new cards come in the order in which they come without', async () => {
  const at = bench({ 'boat.md': boat, 'other.md': other })
  const order = async (): Promise<string> => (await at.run('next --json --new 40')).out
  const first = await order()
  expect(first).toContain('boat')
  const kept = JSON.parse(readFileSync(join(at.data, 'cache/needs.en.json'), 'utf8').split('\n').at(-1)!)
  const [[, { needs }]] = kept
  expect(Object.values(needs).flat()).toContain('boat/--speed#meaning')
  expect(await order()).toBe(first)
})
