import { join } from 'node:path'
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

test("what is built of a program's help is known when notes are read", async () => {
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
    order: 50,
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
  expect(entry).toMatchObject({ subject: 'pod/box/--key', long: '--key', summary: 'a key' })
})
