import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { snippetOf } from '../../src/commands/cards/snippet.ts'
import { cardsOf } from '../../src/kinds/index.ts'
import type { Deck } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { files, root } from '../folders.ts'
import { languages } from '../languages.ts'
import { rounds } from '../rounds.ts'
import { bench } from '../support.ts'

const folder = (language: string): string => join(root, 'decks', language)
const shipped = Object.keys(languages).flatMap((language) =>
  readdirSync(folder(language))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder(language), name)),
)
/** The cards of a deck's text. */
function cards(text: string, file: string) {
  const { entries, head } = sources().markdown.parse(text, file)
  const deck = { name: head.name ?? 'x', entries, problems: [], file } as unknown as Deck
  return { entries, made: cardsOf([deck]) }
}

test.each(shipped)('every card of %s can be copied into a deck of one’s own under its id', (file) => {
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  const { entries, made } = cards(text, file)
  const places = entries.map(({ at }) => at.line - 1)
  const lost: string[] = []
  // Every card in the long run; here about seven of each deck, others in each language.
  const step = rounds(Math.ceil(made.length / 7), 1)
  const first = rounds(file.length % step, 0)
  for (const card of made.filter((_, index) => index % step === first)) {
    const at = card.entry.at.line - 1
    const { head, body } = snippetOf(lines, at, Math.min(...places.filter((line) => line > at), lines.length))
    const copy = ['---', ...head, '---', '', ...body, ''].join('\n')
    if (!cards(copy, file).made.some(({ id }) => id === card.id)) lost.push(card.id)
  }
  expect(made.length).toBeGreaterThan(5)
  expect(lost).toEqual([])
})

test('a changed copy goes before the shipped card and keeps its progress', async () => {
  const deck = '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n'
  const at = bench({ 'boat.md': deck })
  await at.run('quiz boat --limit 1 --seed 1', ['left', ''])
  const before = (await at.store()).progress.cards
  const { edited } = await at.run('edit boat:port#concept')
  expect(edited).toEqual(['my-boat.md:7'])
  const own = join(at.data, 'decks/my-boat.md')
  writeFileSync(own, readFileSync(own, 'utf8').replace('A: left', 'A: the left one'))
  expect((await at.run('show boat:port#concept')).out).toContain('✓ the left one')
  expect((await at.store()).progress.cards).toEqual(before)
  // Once more opens the copy, and makes no second one.
  expect((await at.run('edit boat:port#concept')).edited).toEqual(['my-boat.md:7'])
  expect(readFileSync(own, 'utf8').match(/\{#port\}/g)).toHaveLength(1)
})

test('a line opens by its text or by its id without the part behind #', async () => {
  const at = bench()
  files(at.data, {
    'decks/mine.md':
      '# docker\n\n- `docker logs -f web` follows the log of web\n\n`docker run -d nginx` starts nginx\n',
  })
  const { out } = await at.run('cards --json')
  const ids = (JSON.parse(out) as { id: string }[]).map(({ id }) => id)
  const [whole] = ids.map((id) => id.split('#')[0]!)
  expect(ids.filter((id) => id.startsWith(`${whole}#`)).length).toBeGreaterThan(1)
  for (const given of [whole!, "'docker logs -f web'", "'docker  logs -f web'"])
    expect([given, (await at.run(`edit ${given}`)).edited]).toEqual([given, ['mine.md:3']])
})

test.each([
  ['looks', 0, 'Nothing was changed: the card stays as it was'],
  [undefined, 1, 'vi does not start'],
] as const)('where the editor %s, no copy of a shipped card stays', async (editor, expected, said) => {
  const deck = '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n'
  const at = bench({ 'boat.md': deck })
  at.own.editor = editor
  const { code, out, err } = await at.run('edit boat:port#concept')
  expect([code, out + err]).toEqual([expected, expect.stringContaining(said)])
  expect((await at.run('cards')).out).not.toContain('my-boat')
  expect((await at.run('decks')).out).not.toContain('my-boat')
  expect((await at.run('check')).out).toContain('no problem')
})

test('the end of an id is enough where only one card has it', async () => {
  const at = bench({
    'boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\n| Command | Meaning |\n|---|---|\n| `trip rm` | Delete a trip |\n| `crew rm` | Send somebody home |\n',
  })
  await at.run("add 'Which port?' 443")
  await at.run("add 'boat trip ls' -m 'list the trips'")
  for (const given of ['my-cards:card-1', 'my-cards:card-1#concept']) {
    expect((await at.run(`edit ${given}`)).edited).toEqual(['my-cards.md:7'])
    expect((await at.run(`suspend ${given}`)).out).toContain('my-cards:card-1#concept: ')
    expect((await at.run(`suspend ${given} --back`)).code).toBe(0)
    expect((await at.run(`show ${given}`)).out).toContain('Which port?')
  }
  const again = await at.run("add 'boat trip ls' -m 'list the trips'")
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('flagdrill edit boat:card-1')])
  // Two decks have a card-1: nothing is taken for what it may not be.
  for (const line of ['edit card-1', 'suspend card-1', 'show card-1', 'suspend rm', 'show rm']) {
    const { code, out, err } = await at.run(line)
    expect([line, code, out]).toEqual([line, 1, ''])
    expect(err).toContain('did you mean')
  }
  // Of one line all cards are meant, as one card was added.
  expect((await at.run('edit boat:card-1')).edited).toHaveLength(1)
  const both = ['boat:card-1#read', 'boat:card-1#command']
  const lines = (await at.run('suspend boat:card-1')).out.split('\n')
  expect(lines.map((line) => line.split(': ')[0])).toEqual(both)
  expect(Object.keys((await at.store()).progress.held)).toEqual(both)
  expect((await at.run('suspend boat:card-1 --back')).code).toBe(0)
  expect((await at.store()).progress.held).toEqual({})
  // A place is named as lists of cards name it.
  expect((await at.run('edit my-cards.md:7')).edited).toEqual(['my-cards.md:7'])
  expect((await at.run('edit my-cards.md:8')).err).toContain('my-cards.md:8')
  expect((await at.run('show trip/rm')).out).toContain('Delete a trip')
  expect((await at.run("suspend 'trip/rm#recall'")).out).toContain('boat/trip/rm#recall: ')
  await at.run('next my-cards')
  await at.run('answer my-cards:card-1#concept --grade good')
  expect((await at.run('forget cards:card-1')).err).toContain('my-cards:card-1#concept?')
  expect((await at.run('forget my-cards:card-1')).out).toContain('my-cards:card-1#concept: ')
})

test('show repeats no row that the card is made of', async () => {
  const at = bench({
    'boat.md':
      '---\ndeck: boat\nprogram: boat\n---\n\n| Command | Meaning |\n|---|---|\n| `trip rm` | Delete a trip |\n\nC: Held by its [anchor|hook]. #ropes {#x}\n',
  })
  const row = await at.run('show boat/trip/rm#meaning')
  expect(row.out.split('Delete a trip')).toHaveLength(2)
  expect(JSON.parse((await at.run('show boat/trip/rm#meaning --json')).out).source).toContain('| Delete')
  expect((await at.run('show boat:x')).out).toContain('[anchor|hook]. #ropes')
})

/** An editor that replaces a text in the file it opens. */
const replacing =
  (text: string, by: string) =>
  (file: string): void =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(text, by))

test('a deck of notes that is edited in a quiz is built again, and asks as it reads now', async () => {
  const at = bench()
  files(at.data, {
    'git.md': '# git\n\n- `git gui`: opens a windw\n- `git prune`: throws away\n- `git fsck`: checks\n',
  })
  await at.run(`build ${join(at.data, 'git.md')}`)
  at.own.editor = replacing('a windw', 'the window')
  const { out, edited } = await at.run('quiz git --new 3 --seed 1', ['', 'e', 'y', '', '^C'])
  expect(edited).toHaveLength(1)
  expect(out).toContain('Saved, and git was built again: the change counts from the next card')
  const cards = (await at.run('cards git')).out
  expect(cards).toContain('the window')
  expect(cards).not.toContain('windw')
  at.own.editor = 'looks'
  const again = await at.run('quiz git --new 3 --seed 1', ['', 'e', 'y', '', '^C'])
  expect(again.out).toContain('Nothing was changed')
})

test('a copy that has lost its id is named', async () => {
  const deck = '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n'
  const at = bench({ 'boat.md': deck })
  at.own.editor = replacing('{#port}', '{#port} now')
  expect((await at.run('edit boat:port#concept')).err).toMatch(
    /the copy no longer makes boat:port#concept, so both\s+cards are asked/,
  )
})

test('what undo says of a card that is put aside again is true', async () => {
  const deck = '---\ndeck: boat\nprogram: boat\n---\n\nQ: Which side is port? {#port}\n\nA: left\n\n- right\n'
  const at = bench({ 'boat.md': deck })
  await at.run('suspend boat:port#concept')
  await at.run('suspend boat:port#concept --back')
  expect((await at.run('undo')).out).toContain('It is suspended again.')
  await at.run('undo')
  await at.run('bury boat:port#concept')
  await at.run('bury boat:port#concept --back')
  expect((await at.run('undo')).out).toContain('It is buried again, until ')
})
