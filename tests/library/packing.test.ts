import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeDecks, encodeDecks } from '../../src/library/packing.ts'
import type { Deck } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../folders.ts'

const read = (name: string): Deck => {
  const file = `/shelf/${name}.md`
  const text = readFileSync(join(root, 'tests/fixtures/decks/boat.md'), 'utf8')
  const { entries, problems } = sources().markdown.parse(`${text}\n\nQ: 줄\u2028바꿈?\n\nA: "예\\n"\n`, file)
  return { name, title: name, language: 'en', order: 1, file, shipped: false, entries, problems }
}
const empty: Deck = { ...read('none'), entries: [] }
const decks = [read('one'), empty, read('two')]
const data = (deck: Deck): unknown => JSON.parse(JSON.stringify(deck))

test('packed decks come back as they were, whole and one by one', () => {
  expect(decks[0]!.entries.length).toBeGreaterThan(10)
  const text = encodeDecks('k', decks)
  const whole = decodeDecks(text, 'k')!
  expect(whole.map(({ programs }) => programs)).toEqual([['boat'], [], ['boat']])
  expect(whole.map((deck) => data({ ...deck, programs: undefined }))).toEqual(decks.map(data))
  const back = decodeDecks(text, 'k')!
  for (const [index, deck] of decks.entries())
    for (const [place, entry] of deck.entries.entries())
      expect(data(back[index]!.entryAt!(place) as never)).toEqual(data(entry as never))
})

test('entries go with their deck to another file', () => {
  const [deck] = decodeDecks(encodeDecks('k', [{ ...decks[0]!, file: '/shelf/one.md' }]), 'k')!
  deck!.file = '/elsewhere/one.md'
  expect(new Set(deck!.entries.map((entry) => entry.at.file))).toEqual(new Set(['/elsewhere/one.md']))
})

test('another key, or a text that was cut, is not taken', () => {
  const text = encodeDecks('k', decks)
  expect(decodeDecks(text, 'other')).toBeUndefined()
  expect(decodeDecks(text.subarray(0, -3), 'k')).toBeUndefined()
})
