import { join } from 'node:path'
import { loadAll } from '../../src/commands/command.ts'
import { commands } from '../../src/commands/index.ts'
import { sources } from '../../src/sources/index.ts'
import { bench } from '../support.ts'

const deck = `---
deck: boat
program: boat
---

# Boat

## Level 1: Sides #sides

Q: Which side is port? #words {#port}

A: left

C: Starboard is [right]. {#starboard} #words

### boat sail #speed

| Option | Meaning |
|---|---|
| \`-s\`, \`--slow\` | go slowly |

## Anchors and issue #1

Q: What holds a boat? {#anchor}

A: an anchor
`

test('tags stand at the end of headings and of cards, and change neither ids nor texts', () => {
  const entriesIn = (text: string) => sources().markdown.parse(text, 'boat.md').entries
  const tagged = entriesIn(deck)
  expect(tagged.map(({ subject, tags }) => [subject, tags ?? []])).toEqual([
    ['boat:port', ['sides', 'words']],
    ['boat:starboard', ['sides', 'words']],
    ['boat/sail/--slow', ['sides', 'speed']],
    ['boat:anchor', []],
  ])
  const plain = entriesIn(deck.replaceAll(/ #[a-z]+/g, ''))
  expect(tagged.map(({ tags: _, ...entry }) => entry)).toEqual(plain)
  const [hash] = entriesIn('# c\n\nQ: How is a header included? {#h}\n\nA: with #include\n')
  expect(hash).toMatchObject({ answer: 'with #include' })
  expect(hash!.tags).toBeUndefined()
  // A question without an id is known by its words, not by its tags.
  const bare = (tag: string): string =>
    entriesIn(`# boat\n\nQ: Who steers?${tag}\n\nA: the mate\n`)[0]!.subject
  expect(bare(' #crew')).toBe(bare(''))
})

test('quiz, weak, find, stats and export are narrowed by tags', async () => {
  const all = new Map(await loadAll(commands))
  for (const name of ['quiz', 'weak', 'find', 'stats', 'export'])
    expect(Object.keys(all.get(name)!.options)).toContain('tag')
  const at = bench({ 'boat.md': deck })
  const ids = async (line: string): Promise<string[]> =>
    JSON.parse((await at.run(`${line} --json`)).out).map(
      (row: { id?: string; card?: string }) => row.id ?? row.card,
    )
  expect(await ids('find --tag words')).toEqual(['boat:port#concept', 'boat:starboard#gap-1'])
  expect(await ids('find --tag #sides --tag words left')).toEqual(['boat:port#concept'])
  expect(await ids('find --tag nothing')).toEqual([])
  const { out } = await at.run('quiz --tag words --seed 1', ['q'])
  expect(out).toContain('1 of 2')
  await at.run('quiz boat --new 5 --seed 1', (request) =>
    request.type === 'key'
      ? request.accept.includes('y')
        ? 'y'
        : ''
      : request.type === 'text'
        ? 'right'
        : '1',
  )
  expect((await ids('weak --tag words')).sort()).toEqual(['boat:port#concept', 'boat:starboard#gap-1'])
  expect(JSON.parse((await at.run('stats --tag words --json')).out).cards).toMatchObject({ total: 2, met: 2 })
  const rows = (await at.run('export --tag words')).out.split('\n').slice(1)
  expect(rows.map((row) => row.split(',')[0])).toEqual(['boat:port#concept', 'boat:starboard#gap-1'])
  const offered = await at.run("completion zsh -- find --tag ''")
  expect(
    offered.out
      .split('\n')
      .slice(1)
      .map((row) => row.trim()),
  ).toEqual(['sides', 'speed', 'words'])
})

test('tags go to Anki with the cards, and come with the notes of others', async () => {
  const { cardsOfCollection, entryOfCard, reading, entryBytes, zipEntries, archiveLimits } = await import(
    '../../src/anki/index.ts'
  )
  const { readFileSync } = await import('node:fs')
  const at = bench({ 'boat.md': deck })
  const file = join(at.data, 'cards.apkg')
  expect((await at.run(`export -o ${file}`)).code).toBe(0)
  const bytes = readFileSync(file)
  const packed = {
    size: bytes.length,
    read: async (from: number, length: number) => bytes.subarray(from, from + length),
  }
  const entry = (await zipEntries(packed as never, archiveLimits)).find(
    ({ name }) => name === 'collection.anki21',
  )
  const cards = await reading(await entryBytes(packed as never, entry!, archiveLimits), cardsOfCollection)
  expect(cards.find(({ fields }) => fields.get('Id') === 'boat:port#concept')?.tags).toEqual([
    'sides',
    'words',
  ])
  // Under another name of the note type the notes are somebody else's.
  const foreign = { ...cards[0]!, type: { ...cards[0]!.type, name: 'Basic' } }
  expect(entryOfCard(foreign, { file: 'x', line: 1 })?.entry.tags).toEqual(['sides', 'words'])
})
