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
