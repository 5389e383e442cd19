import { EventEmitter } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csv, csvLines, eventColumns, rowOf, tableEvents } from '../../src/export/index.ts'
import { writeWhole } from '../../src/io/write-file.ts'
import { eventIn, type LogEvent, Stopped } from '../../src/model/index.ts'
import { terminalOf } from '../../src/terminal/terminal.ts'
import { files, folder } from '../folders.ts'
import { rounds } from '../rounds.ts'
import { bench } from '../support.ts'
import { acts, keepLog, logOf } from './history.ts'

const deck = `---
deck: boat
program: boat
---

Q: Which side is port? {#port}

A: left

- right

Q: What is "=1+1|x" called? {#formula}

A: -stern

C: The [bow|front] is at the [front]. {#bow}
`
const cards = [
  'boat:port#concept',
  'boat:formula#concept',
  'boat:bow#gap-1',
  'boat:bow#gap-2',
  'old:0#concept',
  "=gone'#x",
]
const start = Date.parse('2001-01-01T10:00:00Z')

/** A learner with a log, and one without who has the same decks. */
function two(events: readonly LogEvent[]) {
  const clock = new Date(Math.max(...events.map(({ at }) => at)) + 1000).toISOString()
  const [from, to] = [bench({ 'boat.md': deck }, 'en', clock), bench({ 'boat.md': deck }, 'en', clock)]
  keepLog(from.data, events)
  return { from, to }
}
const known = async (at: ReturnType<typeof bench>) => {
  const { schema, cards, days, confused, held } = (await at.store()).progress
  return { schema, cards: { ...cards }, days, confused, held }
}
const logIn = (data: string): string[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) => {
    expect(name).toMatch(/^\d{4}-\d{2}\./)
    return readFileSync(join(data, 'reviews', name), 'utf8')
      .trimEnd()
      .split('\n')
  })

test.each(['jsonl', 'json', 'csv', 'anki'])('what %s holds comes back as it was, once', async (format) => {
  await fc.assert(
    fc.asyncProperty(acts, async (list) => {
      const events = logOf(list, cards, start)
      fc.pre(events.length > 0)
      const { from, to } = two(events)
      const file = join(folder(), 'out')
      expect(await from.run(`export --format ${format} --what reviews -o ${file}`)).toMatchObject({ code: 0 })
      const count = new Set(events.map(({ id }) => id)).size
      expect((await to.run(`import ${file} --dry-run --json`)).out).toContain(`"added": ${count}`)
      expect(readdirSync(to.data)).not.toContain('reviews')
      expect(await to.run(`import ${file} --json`)).toMatchObject({ code: 0, err: '' })
      expect(await known(to)).toEqual(await known(from))
      expect(logIn(to.data).map((line) => JSON.parse(line))).toEqual(expect.arrayContaining(events))
      const kept = logIn(to.data)
      expect((await to.run(`import ${file}`)).out).toContain('0 events added')
      expect(logIn(to.data)).toEqual(kept)
      for (const line of ['due', 'next --json']) expect(await to.run(line)).toEqual(await from.run(line))
    }),
    { seed: 1, numRuns: format === 'anki' ? rounds(1, 10) : rounds(3, 20) },
  )
})

test('any event is a row and comes back; no cell is a formula', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.object(), async (list, extra) => {
      const events = logOf(list, cards, start).map(
        (event, index): LogEvent =>
          index % 5 === 0
            ? ({ ...JSON.parse(JSON.stringify(extra)), order: index, ...event } as LogEvent)
            : event,
      )
      const text = csv.begin(eventColumns, {}) + csvLines(events.map((event) => rowOf(event, true)))
      async function* pieces(): AsyncIterable<string> {
        // Torn anywhere, as a file is read.
        for (let at = 0; at < text.length; at += 97) yield text.slice(at, at + 97)
      }
      const back: unknown[] = []
      for await (const found of tableEvents(pieces())) back.push(...found!.map(({ value }) => value))
      expect(back).toEqual(events)
      expect(back.every((event) => typeof eventIn(event) === 'object')).toBe(true)
      for (const row of parse(text) as string[][])
        for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r-]/)
    }),
    { seed: 1, numRuns: rounds(3, 60) },
  )
})

test('a table that another program has written again', async () => {
  const events = logOf(
    [
      { type: 'review', card: 0, grade: 2, answer: '-a; "b"', wait: 1 },
      { type: 'review', card: 1, grade: 0, answer: '둘', wait: 1 },
    ],
    cards,
    start,
  )
  const { from, to } = two(events)
  const { out } = await from.run('export --what reviews')
  const cellsOf = (line: string): string[] =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell!)
  // Columns in another order, semicolons, a mark of the encoding, line ends of Windows.
  const turned = out
    .split('\n')
    .map((line) => cellsOf(line).slice(0, eventColumns.length).reverse().join(';'))
  const file = join(folder(), '표.csv')
  writeFileSync(file, `\uFEFF${turned.join('\r\n')}\r\n`)
  expect(await to.run(`import ${file}`)).toMatchObject({ code: 0, out: '2 events added.' })
  expect(await known(to)).toEqual(await known(from))
  const wide = join(folder(), 'wide.jsonl')
  writeFileSync(
    wide,
    Buffer.from(`\uFEFF${events.map((event) => JSON.stringify(event)).join('\r\n')}`, 'utf16le'),
  )
  expect((await to.run(`import ${wide}`)).out).toBe('0 events added, 2 there already.')
  const pretty = join(folder(), 'pretty.json')
  writeFileSync(
    pretty,
    JSON.stringify(JSON.parse((await from.run('export --format json --what reviews')).out), null, 2),
  )
  expect((await to.run(`import ${pretty}`)).out).toBe('0 events added, 2 there already.')
})

test('a deck and a day narrow the log, and the document says so', async () => {
  const list = [0, 1, 5].map((card) => ({ type: 'review' as const, card, grade: 2, wait: 86_400_000 }))
  const { from } = two(logOf(list, cards, start))
  const idsIn = async (line: string): Promise<string[]> =>
    JSON.parse((await from.run(`export --format json --what reviews ${line}`)).out).events.map(
      ({ card }: LogEvent) => card,
    )
  expect(await idsIn('')).toEqual([cards[0], cards[1], cards[5]])
  expect(await idsIn('--deck boat')).toEqual([cards[0], cards[1]])
  expect(await idsIn('boat --since 2001-01-03')).toEqual([cards[1]])
  expect(JSON.parse((await from.run('export --format json --what reviews --deck boat')).out)).toMatchObject({
    flagdrill: 1,
    what: 'reviews',
    decks: ['boat'],
  })
})

const event = JSON.stringify(logOf([{ type: 'review', card: 0, grade: 2, wait: 1 }], cards, start)[0])
test.each([
  ['nothing', '', 'is empty'],
  ['a list of cards', 'card,deck,kind\nx,y,z\n', '--what reviews'],
  ['a document of cards', '{"flagdrill":1,"what":"cards","exported":"","rows":[]}', '--what reviews'],
  ['a later document', '{"flagdrill":2,"what":"reviews","exported":"","events":{}}', 'newer flagdrill'],
  ['another document', '{"decks":[]}', 'not an event'],
  ['a document cut off', '{"flagdrill":1,"what":"reviews","exported":"","events":[', 'incomplete JSON'],
  ['a table of something else', 'front,back\na,b\n', 'nothing that can be imported'],
  ['a table cut off', `${eventColumns.join()}\nreview,"2001`, 'malformed table'],
  [
    'a table of other events',
    `${eventColumns.join()}\nmove,2001-01-01T00:00:00Z,,,,,,,,,,,,,,,,x,\n`,
    ':2: not an event',
  ],
  ['prose', 'Dear diary,\n', 'nothing that can be imported'],
  ['a log cut off', `${event}\n${event?.slice(0, 50)}`, ':2: not an event'],
  ['an event that names nothing', event!.replace('boat:port#concept', '__proto__'), ':1: not an event'],
  ['an event of a wrong sort', event!.replace('"grade"', '"mark"'), ':1: not an event'],
  ['an event before all time', event!.replace(/"at":\d+/, '"at":-9e15'), ':1: not an event'],
  ['an event of a later version', event!.replace('{', '{"v":2,'), 'newer flagdrill'],
  ['an event of a later type', event!.replace('review', 'praise'), 'newer flagdrill'],
  ['Latin-1', Buffer.from([0x7b, 0xe9, 0x0a]), 'not text in UTF-8'],
  ['bytes', Buffer.from([1, 0, 2, 0]), 'nothing that can be imported'],
  ['an archive of ours', Buffer.from([0x1f, 0x8b, 8, 0]), 'flagdrill restore'],
])('%s is refused and changes nothing', async (_name, content, said) => {
  const at = bench()
  const file = join(folder(), 'in')
  writeFileSync(file, content)
  const { code, err } = await at.run(`import ${file}`)
  expect([code, err.includes(said), err]).toEqual([1, true, err])
  expect(readdirSync(at.data)).not.toContain('reviews')
})

test.each([
  ['no file', '/nonexistent/x', 'no such file'],
  ['a folder', '/', 'is not a file'],
])('%s is refused', async (_name, file, said) => {
  expect((await bench().run(`import ${file}`)).err).toContain(said)
})

test('a write that fails, and Ctrl-C, leave what was there', async () => {
  const inside = folder()
  files(inside, { out: 'before' })
  async function* pieces(then: () => void): AsyncIterable<string> {
    yield 'half'
    then()
    yield 'half'
    yield 'never'
  }
  const fails = writeWhole(
    join(inside, 'out'),
    pieces(() => {
      throw new Error('no more')
    }),
  )
  await expect(fails).rejects.toThrow('no more')
  const before = process.listenerCount('SIGINT')
  await expect(
    writeWhole(
      join(inside, 'out'),
      pieces(() => process.emit('SIGINT')),
    ),
  ).rejects.toThrow(Stopped)
  expect(process.listenerCount('SIGINT')).toBe(before)
  expect(readdirSync(inside)).toEqual(['out'])
  expect(readFileSync(join(inside, 'out'), 'utf8')).toBe('before')
})

test('a reader that is slow is waited for', async () => {
  const stdout = Object.assign(new EventEmitter(), { write: () => false }) as unknown as NodeJS.WriteStream
  const streams = { stdin: process.stdin, stdout, stderr: process.stderr, env: {} }
  let written = false
  const writing = terminalOf(streams)
    .write('piece')
    .then(() => {
      written = true
    })
  await Promise.resolve()
  await new Promise(setImmediate)
  expect(written).toBe(false)
  stdout.emit('drain')
  await writing
  expect(written).toBe(true)
})
