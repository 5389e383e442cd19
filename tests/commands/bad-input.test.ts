import { chmodSync, closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files } from '../folders.ts'
import { bench } from '../support.ts'

const boat =
  '---\ndeck: boat\ntitle: Boat\nprogram: boat\n---\n# boat\n\n|Option|Meaning|\n|---|---|\n|-s|slow|\n|-f|fast|\n'

test.each([
  ['a missing file', 'gone.md', 'cannot be read (there is no such file)'],
  ['a folder', 'folder', 'no notes in it'],
  ['binary data', 'binary.md', 'is not text'],
  ['bytes that are no text', 'latin.md', 'is not text'],
  ['50 MB', 'huge.md', 'is larger than 16 MB'],
  ['no tables at all', 'prose.md', 'nothing in it makes a card'],
  ['an empty file', 'empty.md', 'nothing in it makes a card'],
])('%s ends in a clear line, and the other file is built', async (_name, file, line) => {
  const at = bench({ 'boat.md': boat })
  mkdirSync(join(at.data, 'folder'))
  files(at.data, {
    'binary.md': new Uint8Array([35, 0, 1, 2, 255]),
    'latin.md': new Uint8Array(4000).fill(0xe9),
    'prose.md': 'nothing but words',
    'empty.md': '',
    'good.md': '# pod\n\n|Option|Meaning|\n|---|---|\n|-k|a key|\n',
  })
  const huge = openSync(join(at.data, 'huge.md'), 'w')
  ftruncateSync(huge, 50 << 20)
  closeSync(huge)
  const { code, err } = await at.run(`build ${join(at.data, file)} ${join(at.data, 'good.md')}`)
  expect(code).toBe(1)
  expect(err).toContain(`${file}: ${line}`)
  expect(err).not.toContain(' at ')
  expect(readdirSync(join(at.data, 'decks'))).toEqual(['good.json'])
})

test('a file without any card names its lines as one with cards does', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.data, { 'words.md': '# Words\n\nBoats swim.\nAnd more.\n\n```\nls -l\n```\n' })
  const file = join(at.data, 'words.md')
  const shown = await at.run(`build ${file} --problems`)
  expect(shown.code).toBe(1)
  expect(shown.err).toContain('words.md:3: text without a card: Boats swim. … (–4)')
  expect(shown.err).toContain('words.md:7: a command line that the text near it may not be about: ls -l')
  const counted = await at.run(`build ${file}`)
  expect(counted.out).toContain('1 line (7) and 1 passage of text made no card.')
  const { deck, entries, problems, prose, written } = JSON.parse((await at.run(`build ${file} --json`)).out)
  expect({ deck, entries, written }).toEqual({ deck: 'words', entries: [], written: false })
  expect([...prose, ...problems].map(({ at: place }) => place.line)).toEqual([3, 7, 1])
})

test('two decks with one name: the first counts, the other is named, the quiz works', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.data, { 'decks/a.md': boat.replace('slow', 'mine') })
  const checked = await at.run('check')
  expect(checked.code).toBe(1)
  expect(checked.out).toMatch(/boat\.md: a deck named boat already exists/)
  expect((await at.run('cards boat')).out).toContain('mine')
})

test('two files that would make one deck are refused before anything is written', async () => {
  const at = bench({ 'boat.md': boat })
  files(at.data, {
    'x/notes.md': boat.replace('deck: boat', 'deck: mine'),
    'y/notes.md': boat.replace('deck: boat', 'deck: mine'),
  })
  const { code, err } = await at.run(`build ${at.data}/x/notes.md ${at.data}/y/notes.md`)
  expect([code, err]).toEqual([1, expect.stringContaining('two files would make one deck, "mine"')])
  expect(readdirSync(at.data)).not.toContain('decks')
})

test.each([
  ['no JSON', 'hello'],
  ['another version', '{"schema":9}'],
  ['broken entries', '{"schema":1,"title":"t","language":"en","order":1,"entries":[{"kind":"option"}]}'],
])('a built deck that is %s is a problem, and the rest works', async (_name, text) => {
  const at = bench({ 'boat.md': boat })
  files(at.data, { 'decks/bad.json': text })
  expect((await at.run('check')).out).toContain('bad.json: not a deck that this version understands')
  expect((await at.run('due --count')).out).toBe('2')
})

test('escapes and control characters in a cell never reach the terminal', async () => {
  const evil = '\u001B]0;owned\u0007\u001B[2J\u001B[31mred\u009B31m\u202Eback\r\u0008\u007F'
  const at = bench({ 'boat.md': boat })
  files(at.data, {
    'notes.md': `# pod ${evil}\n\n|Option ${evil}|Meaning|\n|---|---|\n|-k|a ${evil} key|\n|-z|sleep|\n\nQ: Who ${evil}?\nA: You ${evil}\n\n|${evil}|x|\n|---|---|\n|a|b|\n`,
  })
  const built = await at.run(`build ${at.data}/notes.md --name 'notes'`)
  const outputs = [
    built,
    await at.run('cards'),
    await at.run('cards --json'),
    await at.run('check'),
    await at.run('decks'),
  ]
  outputs.push(await at.run('quiz notes --limit 3', ['1', '', 'q']))
  for (const { out, err } of outputs)
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202E]/)
  expect(readFileSync(join(at.data, 'decks/notes.json'), 'utf8')).toContain('red')
})

test('a cache that is damaged or cannot be written only costs time', async () => {
  const at = bench({ 'boat.md': boat })
  await at.run('due')
  files(at.data, { 'cache/decks.en.json': '{"key":' })
  expect((await at.run('due --count')).out).toBe('2')
  chmodSync(join(at.data, 'cache'), 0o500)
  expect((await at.run('due --count')).out).toBe('2')
  chmodSync(join(at.data, 'cache'), 0o700)
})

test('an edited deck is read anew, and its progress stays', async () => {
  const at = bench({ 'boat.md': boat })
  await at.run('quiz --limit 1 --seed 1', ['slow', ''])
  files(at.decks, {
    'en/boat.md':
      `\n\n${boat.replace('|-s|slow|\n|-f|fast|', '|-f|very fast|\n|-s|rather slow|')}`.trimStart(),
  })
  const cards = JSON.parse((await at.run('cards --json')).out) as {
    id: string
    memory: unknown
    entry: { summary: string }
  }[]
  const card = cards.find((item) => item.id === 'boat/-s#meaning')!
  expect(card.entry.summary).toBe('rather slow')
  expect(card.memory).toMatchObject({ reps: 1 })
})

test('--minutes stops before the next card, Ctrl-C at any question, and nothing is lost', async () => {
  const at = bench({ 'boat.md': boat })
  const timed = await at.run('quiz --minutes 1 --seed 1', ['+70s slow', ''])
  expect(timed.out).toContain('Time is up.')
  const stopped = await at.run('quiz --seed 1', ['^C'])
  expect([stopped.code, stopped.out]).toEqual([0, expect.stringContaining('Every answer is kept')])
  expect(Object.keys((await at.store()).progress.cards)).toEqual(['boat/-s#meaning'])
})

test('undo and a changed grade leave the log as if only the last had been said', async () => {
  const at = bench({ 'boat.md': boat })
  await at.run('quiz --limit 1 --seed 1', ['fast', 'u', 'slow', '2', ''])
  const { progress } = await at.store()
  expect(progress.days['2001-02-03']).toMatchObject({ new: 1, answers: 1, right: 1, reviews: 0 })
  expect(progress.cards['boat/-s#meaning']).toMatchObject({ reps: 1, failed: false, stability: 1.2931 })
  // Everything that happened is still in the log.
  const log = readFileSync(join(at.data, 'reviews/2001-02.test.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).type)
  expect(log).toEqual(['review', 'undo', 'review', 'undo', 'review'])
})
