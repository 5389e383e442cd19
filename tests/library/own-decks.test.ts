import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readAnyCache, readCache, writeCache } from '../../src/io/cache.ts'
import { readLibrary } from '../../src/library/library.ts'
import { files, folder } from '../folders.ts'

/** The decks of a learner's folder: name and number of entries. */
async function decksIn(contents: Record<string, string | Uint8Array>): Promise<Record<string, number>> {
  const data = folder()
  files(join(data, 'decks'), contents)
  const { decks } = await readLibrary({ shipped: folder(), data, language: 'en', build: 'test' })
  return Object.fromEntries(decks.map((deck) => [deck.name, deck.entries.length]))
}

test('every format is a deck in the folder of decks; leftovers of editors and other files are none', async () => {
  expect(
    await decksIn({
      'a.md': 'Q: a?\nA: b\n',
      'b.cheat': '% git\n\n# tidies up\ngit gc\n',
      'c.org': '* A? :drill:\nb\n',
      'd.csv': 'question,answer\na?,b\n',
      '.#a.md': 'Q: c?\nA: d\n',
      'a.md~': 'Q: c?\nA: d\n',
      '#a.md#': 'Q: c?\nA: d\n',
      '._a.md': '\0\u0005',
      'a.md.swp': 'x',
      'picture.png': 'x',
      'README.txt': 'Some words.',
    }),
  ).toEqual({ a: 1, b: 1, c: 1, d: 1 })
})

test.each([
  ['the mark', { order: 7, fromHelp: true }, '--key'],
  ['the order of version 0.1.0', { order: 50 }, '--key'],
  ['neither', { order: 7 }, undefined],
  ['a mark that says no', { order: 50, fromHelp: false }, undefined],
])("what is built of a program's help is known when notes are read: %s", async (_name, top, long) => {
  const option = {
    kind: 'option',
    subject: 'pod/box/--key',
    at: { file: 'pod box', line: 3 },
    level: 5,
    program: 'pod',
    commands: ['box'],
    long: '--key',
    short: '-k',
    summary: 'Bring a key',
  }
  const built = {
    schema: 1,
    title: 'pod 1',
    language: 'en',
    ...top,
    program: 'pod',
    builtFrom: [],
    entries: [option],
    problems: [],
  }
  const data = folder()
  files(join(data, 'decks'), {
    'pod.json': JSON.stringify(built),
    'notes.md': '# pod box\n\n| Option | Meaning |\n|---|---|\n| -k | a key |\n',
  })
  const { decks } = await readLibrary({ shipped: folder(), data, language: 'en', build: 'test' })
  const [entry] = decks.find(({ name }) => name === 'notes')!.entries
  expect(entry).toMatchObject({ kind: 'option', long, short: '-k', summary: 'a key' })
})

/** A library of three decks whose cache says `kept` where the files of decks say `read`: what comes from where can be seen. */
async function libraryWithCache(more: Record<string, string> = {}): Promise<{
  data: string
  /** The answers of the decks by their names, read as a new process reads them. */
  answers(): Promise<Record<string, string>>
}> {
  const data = folder()
  files(join(data, 'decks'), {
    'a.md': 'Q: a?\nA: read\n',
    'b.md': 'Q: b?\nA: read\n',
    'sub.cheat': 'Q: c?\nA: read\n',
    ...more,
  })
  const answers = async (): Promise<Record<string, string>> => {
    // Another empty folder, so that nothing is remembered from before.
    const { decks } = await readLibrary({ shipped: folder(), data, language: 'en', build: 'test' })
    return Object.fromEntries(
      decks.flatMap(({ name, entries }) =>
        entries.flatMap((entry) => (entry.kind === 'concept' ? [[name, entry.answer]] : [])),
      ),
    )
  }
  expect(await answers()).toMatchObject({ a: 'read', b: 'read' })
  const cache = join(data, 'cache', 'own.en.json')
  const bytes = readCache(cache, 'test')!
  writeCache(cache, 'test', bytes.toString().replaceAll('"read"', '"kept"'))
  expect(await answers()).toMatchObject({ a: 'kept', b: 'kept' })
  return { data, answers }
}

test('an edit of one deck re-reads that deck only', async () => {
  const { data, answers } = await libraryWithCache()
  writeFileSync(join(data, 'decks', 'b.md'), 'Q: b?\nA: other\n')
  expect(await answers()).toMatchObject({ a: 'kept', b: 'other' })
  files(join(data, 'decks'), { 'new.md': 'Q: new?\nA: yes\n' })
  expect(await answers()).toMatchObject({ a: 'kept', b: 'other', new: 'yes' })
})

test('edits of a few cards are cached beside the decks as they were, and read from there', async () => {
  const many = Array.from({ length: 30 }, (_, index) => `Q: ${index}?\nA: read\n`).join('\n')
  const { data, answers } = await libraryWithCache({ 'big.md': many })
  const [all, changed] = ['own.en.json', 'own-changed.en.json'].map((name) => join(data, 'cache', name))
  const before = readFileSync(all!, 'utf8')
  const edit = (name: string, text: string) => writeFileSync(join(data, 'decks', name), text)
  edit('b.md', 'Q: b?\nA: first\n')
  expect(await answers()).toMatchObject({ a: 'kept', b: 'first', big: 'kept' })
  // A mark shows where the answers come from.
  const mark = () => {
    const { key, content } = readAnyCache(changed!)!
    writeCache(changed!, key, content.toString().replaceAll('"first"', '"again"'))
  }
  mark()
  expect(await answers()).toMatchObject({ a: 'kept', b: 'again', big: 'kept' })
  edit('a.md', 'Q: a?\nA: second\n')
  expect(await answers()).toMatchObject({ a: 'second', b: 'again', big: 'kept' })
  rmSync(join(data, 'decks', 'b.md'))
  expect(await answers()).toEqual({ a: 'second', big: 'kept' })
  edit('a.md', 'Q: a?\nA: read\n')
  edit('b.md', 'Q: b?\nA: read\n')
  expect(await answers()).toMatchObject({ a: 'kept', b: 'kept', big: 'kept' })
  expect(readFileSync(all!, 'utf8')).toBe(before)
  edit('a.md', 'Q: a?\nA: third\n')
  expect(await answers()).toMatchObject({ a: 'third' })
  writeFileSync(changed!, readFileSync(changed!, 'utf8').replace('third', 'thirD'))
  expect(await answers()).toMatchObject({ a: 'third', b: 'kept' })
  edit('big.md', `${many}\n${many.replaceAll('?', ' again?')}`)
  expect(await answers()).toMatchObject({ a: 'third', b: 'kept', big: 'read' })
  expect(readFileSync(all!, 'utf8')).toContain('third')
  expect(await answers()).toMatchObject({ a: 'third', b: 'kept', big: 'read' })
})

test('the same content under another time stamp re-reads nothing', async () => {
  const { data, answers } = await libraryWithCache()
  for (const name of ['a.md', 'b.md']) utimesSync(join(data, 'decks', name), 1e9, 1e9)
  expect(await answers()).toMatchObject({ a: 'kept', b: 'kept' })
})

test('another content of the same length and time stamp is noticed as long as the stamp is fresh', async () => {
  const { data, answers } = await libraryWithCache()
  const file = join(data, 'decks', 'b.md')
  // Ahead, so that it stays fresh however slow the machine is.
  const now = new Date(Date.now() + 3_600_000)
  utimesSync(file, now, now)
  await answers()
  writeFileSync(file, 'Q: b?\nA: else\n')
  utimesSync(file, now, now)
  expect(await answers()).toMatchObject({ a: 'kept', b: 'else' })
})

test("notes are read again when a program's own help is built anew", async () => {
  const help = (summary: string) =>
    JSON.stringify({
      schema: 1,
      title: 'pod',
      language: 'en',
      order: 50,
      entries: [],
      problems: [],
      program: 'pod',
      builtFrom: [summary],
    })
  const { data, answers } = await libraryWithCache({ 'pod.json': help('one') })
  writeFileSync(join(data, 'decks', 'pod.json'), help('another'))
  expect(await answers()).toMatchObject({ a: 'read', b: 'read' })
})

test("the learner's words of a built deck are read, and what a newer program may write beside them is passed over", async () => {
  const built = {
    schema: 1,
    title: 'git',
    language: 'en',
    order: 0,
    builtFrom: ['/notes/git.md'],
    builtAt: '2001-02-03T09:00:00.000Z',
    entries: [
      {
        kind: 'concept',
        subject: 'a',
        at: { file: 'a.md', line: 1 },
        level: 1,
        question: 'a?',
        answer: 'b',
        wrong: [],
      },
    ],
    problems: [],
    captions: { 'git gui': 'opens the windows', 'git gc': null, 'git fsck': { text: 'checks' }, 'git am': 7 },
    captionsOfTomorrow: [{ line: 'git gui' }],
  }
  const read = async (deck: object) => {
    const data = folder()
    files(join(data, 'decks'), { 'git.json': JSON.stringify(deck) })
    const paths = { shipped: folder(), data, language: 'en', build: 'test' }
    const fresh = (await readLibrary(paths)).decks[0]!
    // From the cache, too.
    const kept = (await readLibrary({ ...paths, shipped: folder() })).decks[0]!
    expect(kept.captions).toEqual(fresh.captions)
    return [fresh.entries.length, fresh.captions, fresh.problems.length]
  }
  expect(await read(built)).toEqual([1, { 'git gui': 'opens the windows', 'git gc': null }, 0])
  expect(await read({ ...built, captions: undefined })).toEqual([1, undefined, 0])
  for (const captions of ['words', 7, null, [], { __proto__: 'x' }])
    expect(await read({ ...built, captions })).toEqual([1, {}, 0])
})
