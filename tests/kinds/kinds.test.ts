import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages } from '../../src/i18n/index.ts'
import { cardsOf, kindOf, kinds } from '../../src/kinds/index.ts'
import {
  type Answer,
  type Card,
  type Deck,
  type Question,
  seeded,
  type Verdict,
} from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { root } from '../support.ts'

const { kinds: texts } = languages.en!
const file = join(root, 'tests/fixtures/decks/boat.md')
const { entries } = sources().markdown.parse(readFileSync(file, 'utf8'), file)
const deck: Deck = {
  name: 'boat',
  title: 'Boat',
  language: 'en',
  order: 1,
  file,
  shipped: true,
  entries,
  problems: [],
}
const cards = cardsOf([deck])
const pool = { entries }
const card = (id: string): Card => cards.find((item) => item.id === id)!
const ask = (id: string, seed: number | string = 1): Question =>
  kindOf(card(id)).ask(card(id), pool, seeded(seed), texts)
const judge = (id: string, answer: Answer): Verdict => kindOf(card(id)).judge(card(id), ask(id), answer, pool)
const typed = (id: string, text: string): string => {
  const { outcome, remarks } = judge(id, { type: 'text', text })
  return [outcome, ...remarks.map((remark) => remark.code)].join(' ')
}

test('every kind makes a card of the deck, and its own ids', () => {
  expect(new Set(cards.map((item) => item.kind))).toEqual(new Set(Object.keys(kinds)))
  expect(new Set(cards.map((item) => item.id)).size).toBe(cards.length)
  expect(cards.map((item) => String(item.id))).toEqual(
    expect.arrayContaining([
      'boat/trip/start#meaning',
      'boat/--speed#recall',
      'boat:port#concept',
      'boat:parts#gap-turn',
      'boat:parts#gap-hold',
    ]),
  )
})

test('a card names what it covers', () => {
  expect(card('boat/--speed#recall').covers).toEqual(['trip start --speed'])
  expect(card('boat/trip/ls#meaning').covers).toEqual(['trip ls'])
})

describe('recall of an option', () => {
  test.each([
    ['--speed', 'right'],
    ['-s', 'right'],
    ['  -s  ', 'right'],
    ['"--speed"', 'right'],
    ['`-s`', 'right'],
    ['--speed=5', 'right'],
    ['-s 5', 'right'],
    ['boat trip start --speed', 'right'],
    ['－－ｓｐｅｅｄ', 'right'],
    ['-S', 'wrong means'],
    ['--all', 'wrong means'],
    ['--sped', 'near typo'],
    ['--spede', 'near typo'],
    ['--Speed', 'near case'],
    ['—speed', 'near dashes'],
    ['–s', 'near dashes'],
    ['-x', 'wrong unknown'],
    ['speed', 'wrong unknown'],
    ['', 'wrong'],
    ['--', 'wrong unknown'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat/--speed#recall', text)).toBe(expected)
  })

  test('what was typed instead is named with its own meaning', () => {
    expect(judge('boat/--speed#recall', { type: 'text', text: '-S' }).remarks).toEqual([
      { code: 'means', typed: '-S', names: '-S, --signal FLAG', summary: 'Hoist a flag before leaving' },
    ])
  })

  test('the hint gives the beginning and the length, not the answer', () => {
    expect(ask('boat/--speed#recall')).toMatchObject({ type: 'text', hint: 'begins with --s (5 letters)' })
  })
})

describe('recall of a command', () => {
  test.each([
    ['boat trip start', 'right'],
    ['trip start', 'right'],
    ['boat sail', 'right'],
    ['sail', 'right'],
    ['$ boat  trip   start', 'right'],
    ['boat trip stop', 'wrong means'],
    ['boat Trip start', 'near case'],
    ['boat trip strat', 'near typo'],
    ['boat swim', 'wrong unknown'],
  ])('%j is %s', (text, expected) => {
    expect(typed('boat/trip/start#recall', text)).toBe(expected)
  })
})

describe('meaning', () => {
  test('is chosen among neighbours, the right one once, nothing twice', () => {
    for (let seed = 0; seed < 50; seed++) {
      const question = ask('boat/--speed#meaning', seed)
      if (question.type !== 'choice') throw new Error(question.type)
      expect(new Set(question.choices).size).toBe(question.choices.length)
      expect(question.choices[question.right]).toBe('Sail no faster than so many knots')
      expect(question.choices).toContain('Hoist a flag before leaving')
    }
  })

  test('the right answer stands in every place', () => {
    const places = Array.from({ length: 60 }, (_, seed) => ask('boat/--speed#meaning', seed)).map(
      (question) => (question.type === 'choice' ? question.right : -1),
    )
    expect(new Set(places)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('the same seed asks the same', () => {
    expect(ask('boat/--speed#meaning', 'x')).toEqual(ask('boat/--speed#meaning', 'x'))
  })

  test('without neighbours it is shown and graded by the learner', () => {
    const only = { entries: entries.filter((entry) => entry.subject === 'boat/--speed') }
    const item = card('boat/--speed#meaning')
    expect(kindOf(item).ask(item, only, seeded(1), texts)).toMatchObject({
      type: 'reveal',
      answer: 'Sail no faster than so many knots',
    })
  })
})

describe('concept and gap', () => {
  test('a concept with wrong answers is a choice, one without is shown', () => {
    expect(ask('boat:port#concept').type).toBe('choice')
    expect(ask('boat:stern#concept')).toMatchObject({ type: 'reveal', answer: 'The stern' })
  })

  test('only the right choice is right', () => {
    const question = ask('boat:port#concept')
    if (question.type !== 'choice') throw new Error(question.type)
    const outcomes = question.choices.map(
      (_, index) => judge('boat:port#concept', { type: 'choice', index }).outcome,
    )
    expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1)
    expect(outcomes[question.right]).toBe('right')
    expect(judge('boat:port#concept', { type: 'gave-up' }).outcome).toBe('wrong')
  })

  test('a gap shows the other gaps filled', () => {
    expect(ask('boat:parts#gap-turn').prompt).toContain(
      'A boat turns with its ____ and is held by its anchor.',
    )
  })

  test.each([
    ['rudder', 'right'],
    [' "Rudder" ', 'right'],
    ['ruder', 'near typo'],
    ['anchor', 'wrong'],
    ['', 'wrong'],
  ])('%j in the gap is %s', (text, expected) => {
    expect(typed('boat:parts#gap-turn', text)).toBe(expected)
  })

  test('capitals count in a gap that is an option', () => {
    const text = '# boat\n\nC: Use [`-s`] to sail slowly. {#s}\n'
    const [item] = cardsOf([{ ...deck, entries: sources().markdown.parse(text, 'x.md').entries }])
    const verdict = (answer: string) =>
      kinds.gap.judge(item!, ask('boat:parts#gap-turn'), { type: 'text', text: answer }, pool).outcome
    expect([verdict('-s'), verdict('`-s`'), verdict('-S')]).toEqual(['right', 'right', 'wrong'])
  })
})
