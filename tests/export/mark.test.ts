import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder } from '../folders.ts'
import { bench } from '../support.ts'

const mini = '---\ndeck: mini\nprogram: pod\n---\n\nQ: 수도는? {#a}\n\nA: 서울\n'
const mark = Buffer.from([0xef, 0xbb, 0xbf])

test.each([
  ['ko', '--format csv', true],
  ['ko', '--format json', false],
  ['en', '--format csv', false],
  ['en', '--format csv --bom', true],
])('in %s `export %s` begins with a byte order mark: %s', async (language, options, marked) => {
  const at = bench({ 'mini.md': mini }, language)
  const file = join(folder(), 'out')
  expect((await at.run(`export ${options} -o ${file}`)).code).toBe(0)
  expect(readFileSync(file).subarray(0, 3).equals(mark)).toBe(marked)
})

test('a pipe gets none unless it is asked for, and what has one is imported', async () => {
  const at = bench({ 'mini.md': mini }, 'ko')
  expect((await at.run('export --format csv')).out.startsWith('\uFEFF')).toBe(false)
  const cards = JSON.parse((await at.run('cards --json')).out)
  await at.run(`suspend ${cards[0].id}`)
  const file = join(folder(), 'log.csv')
  await at.run(`export --format csv --what reviews -o ${file}`)
  expect(readFileSync(file).subarray(0, 3).equals(mark)).toBe(true)
  const to = bench({ 'mini.md': mini })
  expect((await to.run(`import ${file}`)).code).toBe(0)
  expect((await to.store()).progress.held).toEqual({ [cards[0].id]: 'always' })
})
