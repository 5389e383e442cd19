import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { files, folder, root } from '../folders.ts'
import { bench } from '../support.ts'

const samples = join(root, 'tests/fixtures/peers')
const after = '2026-11-30T10:00:00Z'

/** The events in the log of a data folder, in the order of their cards. */
const told = (data: string): Record<string, unknown>[] =>
  readdirSync(join(data, 'reviews')).flatMap((name) =>
    readFileSync(join(data, 'reviews', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  )
/** The questions of an imported deck by the ids of their cards. */
async function questions(on: ReturnType<typeof bench>, deck: string): Promise<Map<string, string>> {
  const cards = JSON.parse((await on.run(`cards ${deck} --json`)).out) as {
    id: string
    entry: { question?: string; texts?: string[] }
  }[]
  return new Map(cards.map(({ id, entry }) => [id, entry.question ?? entry.texts!.join('…')]))
}

test('hashcards: the cards and every review of a database that it made', async () => {
  const on = bench({}, 'en', after)
  const { out, err } = await on.run(`import ${join(samples, 'hashcards')}`)
  expect(out).toBe('Deck hashcards: 5 cards.\n6 events added.')
  expect(err).toContain('flagdrill quiz hashcards')
  const asked = await questions(on, 'hashcards')
  const grades: Record<string, unknown[]> = {}
  for (const { card, grade } of told(on.data)) {
    const name = asked.get(card as string)!
    grades[name] = [...(grades[name] ?? []), grade]
  }
  expect(grades).toEqual({
    'What is a keel?': ['easy'],
    'A … carries the ….': ['hard', 'good'],
    '배의 왼쪽을 뭐라고 하나요?': ['good'],
    'A [bracket] and ![a picture](x.png) belong to the text, the … does not.': ['again', 'good'],
  })
  expect((await on.run(`import ${join(samples, 'hashcards', 'hashcards.db')}`)).out).toContain(
    '0 events added',
  )
})

test('hashcards: what is known of a card that was edited away is counted', async () => {
  const on = bench({}, 'en', after)
  const place = folder()
  cpSync(join(samples, 'hashcards/hashcards.db'), join(place, 'hashcards.db'))
  cpSync(join(samples, 'obsidian/ships.md'), join(place, 'ships.md'))
  const { out, err } = await on.run(`import ${place} --name sea --dry-run`)
  expect(out).toBe('Would make deck sea: 6 cards.\n0 events would be added.')
  expect(err).toContain('6 records left out: the card is not in the notes any more.')
})

test('repeater: the memory that a database of its own has of each card', async () => {
  const on = bench({}, 'en', after)
  const line = `import ${join(samples, 'repeater/cards.db')} ${join(samples, 'repeater')}`
  expect((await on.run(line)).out).toBe('Deck repeater: 4 cards.\n3 events added.')
  const { cards } = (await on.store()).progress
  const asked = await questions(on, 'repeater')
  const known = Object.entries(cards).map(([id, memory]) => [
    asked.get(id),
    memory.stability.toFixed(3),
    memory.difficulty.toFixed(3),
    memory.reps,
    new Date(memory.last).toISOString(),
  ])
  expect(known.sort()).toEqual([
    ['The left side is …, the right side ….', '2.306', '2.118', 1, '2026-11-29T20:37:08.567Z'],
    ['What does a mast\ncarry?', '0.247', '6.402', 2, '2026-11-29T20:37:10.604Z'],
    ['keel', '2.306', '2.111', 2, '2026-11-29T20:37:09.587Z'],
  ])
  expect((await on.run(line)).out).toContain('0 events added')
})

test('Obsidian: comments count for the cards above them', async () => {
  const on = bench({}, 'en', after)
  const { out, err } = await on.run(`import ${join(samples, 'obsidian/ships.md')}`)
  expect(out).toBe('Deck ships: 6 cards.\n6 events added.')
  expect(err).toContain('1 record left out: the card is not in the notes any more.')
  const { cards } = (await on.store()).progress
  const asked = await questions(on, 'ships')
  const known = Object.entries(cards).map(([id, memory]) => [
    asked.get(id),
    memory.stability,
    memory.difficulty.toFixed(1),
    memory.day,
    memory.due,
  ])
  expect(known.sort()).toEqual([
    ['Name the left side\nof a ship', 7, '7.1', '2026-11-28', '2026-12-05'],
    ['The … turns the ….', 8, '7.1', '2026-11-28', '2026-12-06'],
    ['The … turns the ….', 9, '8.1', '2026-11-28', '2026-12-07'],
    ['What is a keel?', 14, '6.7', '2026-11-26', '2026-12-10'],
    ['a pole that carries sails', 25, '5.6', '2026-11-25', '2026-12-20'],
    ['mast', 3, '8.1', '2026-11-28', '2026-12-01'],
  ])
})

test('org-drill and org-fc: properties, tables and the history', async () => {
  const on = bench({}, 'en', after)
  expect((await on.run(`import ${join(samples, 'org/ships.org')} --dry-run`)).out).toBe(
    'Would make deck ships: 4 cards.\n3 events would be added.',
  )
  const { out } = await on.run(`import ${join(samples, 'org/org-fc-reviews.tsv')}`)
  expect(out).toBe('Deck org: 4 cards.\n4 events added.')
  const { cards } = (await on.store()).progress
  const asked = await questions(on, 'org')
  const known = Object.entries(cards).map(([id, memory]) => [
    asked.get(id),
    memory.reps,
    memory.day,
    memory.due,
  ])
  expect(known.sort()).toEqual([
    ['Keel\nWhat is the spine of a ship?', 5, '2026-11-29', '2026-12-09'],
    ['The left side', 4, '2026-11-27', '2026-12-12'],
    // Its two answers are in the history; the second one was wrong.
    ['What is port?', 2, '2026-11-21', '2026-11-21'],
  ])
})

test.each([
  ['an empty folder', {}, 'is not a file'],
  ['notes without progress', { 'a.md': 'Q: What?\n\nA: That\n' }, 'hold cards, but no progress'],
])('%s is refused in a line, and nothing is written', async (_, contents, said) => {
  const on = bench()
  const place = folder()
  files(place, contents)
  const { code, err } = await on.run(`import ${place}`)
  expect([code, err]).toEqual([1, expect.stringContaining(said)])
  expect(existsSync(join(on.data, 'reviews'))).toBe(false)
})
