import {
  appendFileSync,
  chmodSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Review } from '../../src/model/index.ts'
import { openProgress } from '../../src/store/progress.ts'
import type { ProgressStore } from '../../src/world/index.ts'
import { files, folder } from '../folders.ts'
import { languages } from '../languages.ts'
import * as made from '../made.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const at = Date.parse('2001-02-03T09:00:00Z')
const open = (data: string, device = 'one', now = at): Promise<ProgressStore> =>
  openProgress(data, device, () => now, texts)
const review = (name: string, id = name, when = at): Review =>
  made.review(`${name}#meaning`, { id, at: when, first: true })
const log = (data: string): string => join(data, 'reviews', '2001-02.one.jsonl')
const known = (store: ProgressStore): string[] =>
  Object.keys(store.progress.cards)
    .map((id) => id.replace('#meaning', ''))
    .sort()

test('an answer is on disk when append returns, before any snapshot', async () => {
  const data = folder()
  const store = await open(data)
  await store.append(review('a'))
  expect(readFileSync(log(data), 'utf8').trim().split('\n')).toHaveLength(1)
  expect(readdirSync(data)).toEqual(['reviews'])
  expect(known(await open(data))).toEqual(['a'])
})

test('a snapshot is only a cache: removed, emptied, cut or foreign, the log counts', async () => {
  const data = folder()
  const store = await open(data)
  await store.append(review('a'), review('b'))
  await store.close()
  const snapshot = join(data, 'state.json')
  const whole = readFileSync(snapshot, 'utf8')
  const other = folder()
  const theirs = await open(other)
  await theirs.append(review('z'))
  await theirs.close()
  for (const text of [
    '',
    '{',
    whole.slice(0, -20),
    'null',
    '[]',
    '{"schema":1}',
    readFileSync(join(other, 'state.json'), 'utf8'),
  ]) {
    writeFileSync(snapshot, text)
    const again = await open(data)
    expect(known(again)).toEqual(['a', 'b'])
    expect(again.progress.days['2001-02-03']).toMatchObject({ new: 2, answers: 2 })
  }
  rmSync(snapshot)
  expect(known(await open(data))).toEqual(['a', 'b'])
})

test('what was added behind a snapshot is folded in', async () => {
  const data = folder()
  const store = await open(data)
  await store.append(review('a'))
  await store.close()
  appendFileSync(log(data), `${JSON.stringify(review('b'))}\n`)
  const again = await open(data)
  expect(known(again)).toEqual(['a', 'b'])
  expect(again.progress.days['2001-02-03']?.answers).toBe(2)
})

test('a torn last line is passed over, and the next answer begins a new line', async () => {
  const data = folder()
  await (await open(data)).append(review('a'))
  appendFileSync(log(data), JSON.stringify(review('torn')).slice(0, 60))
  const store = await open(data)
  expect(known(store)).toEqual(['a'])
  await store.append(review('b'))
  expect(known(store)).toEqual(['a', 'b'])
  expect(known(await open(data))).toEqual(['a', 'b'])
})

test.each([
  ['no JSON', 'hello'],
  ['another shape', '{"type":"review","card":1}'],
  ['a wrong grade', JSON.stringify({ ...review('x'), grade: 'fine' })],
  ['no memory', JSON.stringify({ ...review('x'), after: undefined })],
  ['a wrong day', JSON.stringify({ ...review('x'), day: 'today' })],
  ['NUL bytes', '\u0000\u0000'],
])('a damaged line (%s) costs only itself', async (_name, line) => {
  const data = folder()
  await (await open(data)).append(review('a'))
  appendFileSync(log(data), `${line}\n`)
  const store = await open(data)
  await store.append(review('b'))
  expect(known(await open(data))).toEqual(['a', 'b'])
})

test('a snapshot of a newer version is refused and not touched', async () => {
  const data = folder()
  files(data, { 'state.json': '{"schema":2,"cards":{}}' })
  await expect(open(data)).rejects.toThrow(/newer flagdrill/)
  expect(readFileSync(join(data, 'state.json'), 'utf8')).toBe('{"schema":2,"cards":{}}')
})

test('two windows on one folder lose nothing and see each other’s answers', async () => {
  const data = folder()
  const [one, two] = [await open(data), await open(data)]
  for (let i = 0; i < 20; i++) await (i % 2 ? one : two).append(review(`c${i}`))
  await one.append(review('last'))
  expect(known(one)).toHaveLength(21)
  await one.close()
  await two.close()
  expect(known(await open(data))).toHaveLength(21)
})

test('two devices write files of their own and are read as one history', async () => {
  const data = folder()
  await (await open(data, 'one')).append(review('a', '1', at + 1))
  await (await open(data, 'two')).append(review('b', '2', at))
  expect(readdirSync(join(data, 'reviews')).sort()).toEqual(['2001-02.one.jsonl', '2001-02.two.jsonl'])
  expect(known(await open(data, 'three'))).toEqual(['a', 'b'])
})

test('files are the learner’s only', async () => {
  const data = join(folder(), '새 폴더 🐳')
  const store = await open(data)
  await store.append(review('a'))
  await store.close()
  expect(statSync(log(data)).mode & 0o777).toBe(0o600)
  expect(statSync(join(data, 'state.json')).mode & 0o777).toBe(0o600)
})

test('a folder that cannot be written is said, in one line with a way out', async () => {
  const data = folder()
  // Not even the superuser makes a folder below a file.
  files(data, { file: '' })
  chmodSync(join(data, 'file'), 0o400)
  await expect((await open(join(data, 'file', 'below'))).append(review('a'))).rejects.toMatchObject({
    name: 'UserError',
    hint: expect.stringContaining('--data'),
  })
})

test('looking does not write', async () => {
  const data = folder()
  await (await open(data)).close()
  expect(readdirSync(data)).toEqual([])
})
