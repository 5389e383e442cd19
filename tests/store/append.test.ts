import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { everyEvent } from '../../src/store/events.ts'
import { openProgress } from '../../src/store/progress.ts'
import type { ProgressStore } from '../../src/world/index.ts'
import { folder } from '../folders.ts'
import { review } from '../insight/log.ts'
import { languages } from '../languages.ts'
import { bench } from '../support.ts'

const texts = { ...languages.en!.errors, reasons: languages.en!.reasons }
const open = (data: string, device = 'test'): Promise<ProgressStore> =>
  openProgress(data, device, () => 0, texts)
const log = (data: string): string => join(data, 'reviews', '2001-02.test.jsonl')
const answer = (name: string, minute: number) =>
  review(
    name,
    `boat/--${name}#meaning`,
    `2001-02-03T09:${String(minute).padStart(2, '0')}Z`,
    'good',
    '2001-02-05',
  )
const known = async (data: string): Promise<string[]> =>
  Object.keys((await open(data)).progress.cards)
    .map((id) => /--(\w+)#/.exec(id)![1]!)
    .sort()

/** A text in UTF-16 with its mark, as editors on Windows save it. */
const wide = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le')

/** Changes to a log file by others while a session is open. */
const disturbances: [string, (file: string) => void][] = [
  ['an editor takes the last line end away', (file) => truncateSync(file, statSync(file).size - 1)],
  [
    'another window dies in the middle of a line',
    (file) => appendFileSync(file, '{"type":"review","id":"torn","card":"bo'),
  ],
  [
    'another window dies just before the line end',
    (file) => appendFileSync(file, JSON.stringify(answer('other', 1))),
  ],
  [
    'a synchronising program puts a copy in its place, without its line end',
    (file) => {
      writeFileSync(`${file}.new`, readFileSync(file, 'utf8').trimEnd())
      renameSync(`${file}.new`, file)
    },
  ],
  ['it is moved away', (file) => renameSync(file, join(file, '..', 'moved'))],
  [
    'a byte order mark and other line ends are put in',
    (file) => writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`),
  ],
  ['an editor saves it in UTF-16', (file) => writeFileSync(file, wide(readFileSync(file, 'utf8')))],
  [
    'an editor saves it in UTF-16, without its line end',
    (file) => writeFileSync(file, wide(readFileSync(file, 'utf8').trimEnd())),
  ],
  [
    'an editor saves it in UTF-16, the other way round',
    (file) => writeFileSync(file, wide(readFileSync(file, 'utf8')).swap16()),
  ],
]

test.each(disturbances)('when %s, no acknowledged answer is lost', async (name, disturb) => {
  const data = folder()
  const store = await open(data)
  await store.append(answer('first', 0))
  disturb(log(data))
  await store.append(answer('second', 2))
  await store.append(answer('third', 3))
  const moved = name === 'it is moved away'
  const expected = [
    ...(moved ? [] : ['first']),
    ...(name.includes('before the line end') ? ['other'] : []),
    'second',
    'third',
  ]
  expect(await known(data)).toEqual(expected)
  await store.close()
  expect(await known(data)).toEqual(expected)
  const exported = [...everyEvent(data, '"review"')].map(({ event }) => /--(\w+)#/.exec(event.card)![1]!)
  expect([...new Set(exported)].sort()).toEqual(expected)
})

test('lines that an older version glued together count, and so does one behind a torn one', async () => {
  const data = folder()
  mkdirSync(join(data, 'reviews'))
  const [first, second, third] = ['first', 'second', 'third'].map((name, minute) =>
    JSON.stringify(answer(name, minute)),
  )
  writeFileSync(log(data), `${first}${second}\n{"type":"rev${third}\n`)
  expect(await known(data)).toEqual(['first', 'second', 'third'])
})

test('a complete last line without its end counts at every door', async () => {
  const from = bench()
  mkdirSync(join(from.data, 'reviews'))
  writeFileSync(log(from.data), JSON.stringify(answer('first', 0)))
  expect((await from.run('doctor')).out).toContain('1 event in 1 file')
  expect((await from.run('export --format jsonl')).out).toBe(JSON.stringify(answer('first', 0)))
  expect((await from.run('history boat/--first#meaning')).out).toContain('2001-02-03 09:00')
  const to = bench()
  expect((await to.run(`merge ${from.data}`)).out).toContain('1 event and 0 decks added')
  expect(await known(to.data)).toEqual(['first'])
})

test('an answer that does not read back is not acknowledged', async () => {
  const data = folder()
  mkdirSync(join(data, 'reviews'))
  symlinkSync('/dev/null', log(data))
  await expect((await open(data)).append(answer('first', 0))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('could not be saved'),
  })
})
