import fc from 'fast-check'
import { weakCards } from '../../src/insight/index.ts'
import { weaknessOf } from '../../src/insight/weak.ts'
import { type Card, type CardId, type Day, type Memory, noProgress, pairKey } from '../../src/model/index.ts'

const card = (name: string): Card => ({
  id: `${name}#meaning` as CardId,
  kind: 'meaning',
  deck: 'boat',
  covers: [],
  entry: {
    kind: 'concept',
    subject: name,
    at: { file: 'x', line: 1 },
    level: 1,
    question: name,
    answer: '',
    wrong: [],
  },
})
const memory = (change: Partial<Memory> = {}): Memory => ({
  stability: 10,
  difficulty: 5,
  due: '2001-02-05' as Day,
  last: 0,
  day: '2001-02-03' as Day,
  reps: 3,
  lapses: 0,
  failed: false,
  ...change,
})
const cards = ['calm', 'lapsed', 'hard', 'failed', 'mixed', 'unknown', 'held'].map(card)
const progress = {
  ...noProgress(),
  cards: {
    'calm#meaning': memory(),
    'lapsed#meaning': memory({ lapses: 9 }),
    'hard#meaning': memory({ difficulty: 9.5 }),
    'failed#meaning': memory({ failed: true }),
    'mixed#meaning': memory(),
    'held#meaning': memory({ lapses: 20 }),
  },
  confused: { [pairKey('mixed', 'other')]: 3, [pairKey('mixed', 'third')]: 1 },
  held: { 'held#meaning': 'always' as const },
}
const names = (by?: Parameters<typeof weakCards>[3]): string =>
  weakCards(cards, progress, () => 0.9, by)
    .map((item) => item.card.entry.subject)
    .join(' ')

test('the weakest come first: failed, often failed, mixed up, difficult', () => {
  expect(names()).toBe('failed lapsed mixed hard calm')
})

test.each([
  ['risk', 'failed lapsed mixed hard calm'],
  ['lapses', 'lapsed'],
  ['difficulty', 'hard failed lapsed mixed calm'],
  ['confusion', 'mixed'],
] as const)('by %s', (by, expected) => {
  expect(names(by)).toBe(expected)
})

test('a card says why: how often it failed, and with what it is mixed up most', () => {
  const found = weakCards(cards, progress, () => 0.9)
  expect(found.find((item) => item.card.entry.subject === 'lapsed')).toMatchObject({ leech: true })
  expect(found.find((item) => item.card.entry.subject === 'mixed')).toMatchObject({
    confusedWith: 'other',
    confusions: 4,
  })
})

test('weakness is between 0 and 1 and grows with each of its parts', () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true })
  const parts = fc.tuple(chance, fc.nat(30), fc.double({ min: 1, max: 10, noNaN: true }), fc.nat(20))
  fc.assert(
    fc.property(parts, ([risk, lapses, difficulty, confusions]) => {
      const score = weaknessOf(risk, lapses, difficulty, confusions)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      expect(weaknessOf(Math.min(1, risk + 0.1), lapses, difficulty, confusions)).toBeGreaterThanOrEqual(
        score - 1e-12,
      )
      expect(weaknessOf(risk, lapses + 1, difficulty, confusions)).toBeGreaterThanOrEqual(score - 1e-12)
      expect(weaknessOf(risk, lapses, Math.min(10, difficulty + 1), confusions)).toBeGreaterThanOrEqual(
        score - 1e-12,
      )
      expect(weaknessOf(risk, lapses, difficulty, confusions + 1)).toBeGreaterThanOrEqual(score - 1e-12)
    }),
    { seed: 9 },
  )
})
