import fc from 'fast-check'
import type { AnswerSpeed } from '../../src/insight/answer-speed.ts'
import { drillOf, rankWeak, reasonsOf, weakCards, weakestAt, weakestUntil } from '../../src/insight/index.ts'
import { type WeakOptions, weakness, weaknessOf } from '../../src/insight/weak.ts'
import { contrastId } from '../../src/kinds/index.ts'
import {
  type Card,
  type CardId,
  type Day,
  type Memory,
  noProgress,
  type Progress,
  pairKey,
} from '../../src/model/index.ts'
import { decay, retrievability } from '../../src/schedule/index.ts'
import * as made from '../made.ts'
import { rounds } from '../rounds.ts'

const memory = (change: Partial<Memory> = {}): Memory =>
  made.memory({ stability: 10, last: 0, reps: 3, ...change })
const cards = ['calm', 'lapsed', 'hard', 'failed', 'mixed', 'slow', 'unknown', 'held', 'buried'].map((name) =>
  made.card(name),
)
const progress: Progress = {
  ...noProgress(),
  cards: {
    'calm#meaning': memory(),
    'lapsed#meaning': memory({ lapses: 9 }),
    'hard#meaning': memory({ difficulty: 9.5 }),
    'failed#meaning': memory({ failed: true }),
    'mixed#meaning': memory({ day: '2001-01-20' as Day }),
    'slow#meaning': memory(),
    'held#meaning': memory({ lapses: 20 }),
    'buried#meaning': memory({ lapses: 20 }),
  },
  confused: { [pairKey('mixed', 'third')]: 1, [pairKey('mixed', 'other')]: 3 },
  held: { 'held#meaning': 'always' as const, 'buried#meaning': '2001-02-07' as Day },
}
const about: WeakOptions = {
  today: '2001-02-06' as Day,
  retrievability: () => 0.95,
  speedOf: ({ id }) =>
    new Map<string, AnswerSpeed>([
      ['slow#meaning', { medianMs: 9000, ratio: 2 }],
      ['calm#meaning', { medianMs: 8000, ratio: 1.9 }],
    ]).get(id),
}
const names = (more: Partial<WeakOptions> = {}): string =>
  weakCards(cards, progress, { ...about, ...more })
    .map((item) => item.card.entry.subject)
    .join(' ')
const found = (subject: string, more: Partial<WeakOptions> = {}, of = cards, known = progress) =>
  weakCards(of, known, { ...about, ...more }).find((item) => item.card.entry.subject === subject)!

test.each<[Partial<WeakOptions>, string]>([
  [{}, 'failed lapsed mixed hard slow calm'],
  [{ by: 'risk' }, 'failed lapsed mixed hard slow calm'],
  [{ by: 'lapses' }, 'lapsed'],
  [{ by: 'difficulty' }, 'hard failed lapsed mixed slow calm'],
  [{ by: 'slow' }, 'slow'],
  [{ by: 'confusion' }, 'mixed'],
  [{ since: '2001-02-03' }, 'failed lapsed hard slow calm'],
  [{ since: '2001-02-04' }, ''],
  [{ by: 'lapses', today: '2001-02-07' as Day }, 'buried lapsed'],
])('%j: the weakest first', (more, expected) => {
  expect(names(more)).toBe(expected)
})

test.each<[string, string[]]>([
  ['failed', ['failed']],
  ['lapsed', ['leech']],
  ['hard', ['difficulty']],
  ['slow', ['slow']],
  ['mixed', ['confusion']],
  // Nothing stands out: its risk is all there is to say.
  ['calm', ['risk']],
])('%s: why', (subject, reasons) => {
  expect(reasonsOf(found(subject))).toEqual(reasons)
})

test.each([
  [0.9, 1, ['risk', 'lapses']],
  [0.91, 7, ['lapses']],
  [0.91, 8, ['leech']],
])('at a chance of %d after %d lapses', (chance, lapses, reasons) => {
  const known = { ...noProgress(), cards: { 'calm#meaning': memory({ lapses }) } }
  expect(reasonsOf(found('calm', { retrievability: () => chance }, cards, known))).toEqual(reasons)
})

test('of cards that have failed, the harder ones come first', () => {
  const failed = { failed: true }
  const known: Progress = {
    ...noProgress(),
    cards: {
      'calm#meaning': memory(failed),
      'hard#meaning': memory({ ...failed, difficulty: 9 }),
      'lapsed#meaning': memory({ ...failed, lapses: 6 }),
    },
  }
  const order = weakCards(cards, known, about).map(({ card }) => card.entry.subject)
  expect(order).toEqual(['lapsed', 'hard', 'calm'])
})

test('a card says what it is mixed up with most', () => {
  expect(found('mixed')).toMatchObject({ confusedWith: 'other', confusions: 4 })
})

test('a leech that is mixed up with something brings the card that tells them apart, once and right behind it', () => {
  const beside: Card = {
    ...made.card('a'),
    id: contrastId('b', 'a'),
    kind: 'contrast',
    other: made.card('b').entry,
  }
  const of = [beside, ...['a', 'b', 'c'].map((name) => made.card(name))]
  const known: Progress = {
    ...noProgress(),
    cards: {
      'a#meaning': memory({ lapses: 8 }),
      'b#meaning': memory({ lapses: 3 }),
      'c#meaning': memory({ lapses: 9, difficulty: 8 }),
      [beside.id]: memory({ failed: true }),
    },
    confused: { [pairKey('a', 'b')]: 2, [pairKey('a', 'c')]: 5 },
  }
  const contrasts = new Map([[beside.id, beside]])
  const drilled = (progress: Progress): string =>
    drillOf(weakCards(of, progress, { ...about, contrasts }))
      .map(({ id }) => String(id))
      .join(' ')
  // c is a leech too, but nothing tells it apart from a.
  expect(drilled(known)).toBe('c#meaning a#meaning a~b#contrast b#meaning')
  expect(found('b', { contrasts }, of, known)).toMatchObject({ leech: false, contrast: undefined })
  expect(drilled({ ...known, held: { [beside.id]: 'always' } })).toBe('c#meaning a#meaning b#meaning')
  // The card about both is mixed up in its own way only.
  expect(found('a', { by: 'risk' }, of, known)).toMatchObject({ confusedWith: 'b', confusions: 2 })
})

test('weakness is between 0 and 1 and grows with each of its parts', () => {
  const parts = fc.record({
    risk: fc.double({ min: 0, max: 1, noNaN: true }),
    lapses: fc.nat(30),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    speed: fc.double({ min: 0, max: 50, noNaN: true }),
    confusions: fc.nat(20),
  })
  fc.assert(
    fc.property(parts, (given) => {
      const score = weaknessOf(given)
      expect(score).toBeGreaterThanOrEqual(0)
      expect(score).toBeLessThanOrEqual(1)
      for (const more of [
        { risk: Math.min(1, given.risk + 0.1) },
        { lapses: given.lapses + 1 },
        { difficulty: Math.min(10, given.difficulty + 1) },
        { speed: given.speed + 0.5 },
        { confusions: given.confusions + 1 },
      ])
        expect(weaknessOf({ ...given, ...more })).toBeGreaterThanOrEqual(score - 1e-12)
    }),
    { seed: 9 },
  )
})

test('every part counts: from nothing upwards, weakness really grows', () => {
  const none = { risk: 0, lapses: 0, difficulty: 1, speed: 1, confusions: 0 }
  expect(weaknessOf(none)).toBe(0)
  const most = { risk: 1, lapses: 8, difficulty: 10, speed: 3, confusions: 4 }
  expect(Object.entries(most).map(([part, value]) => [part, weaknessOf({ ...none, [part]: value })])).toEqual(
    [
      ['risk', 1],
      ['lapses', 0.5],
      ['difficulty', 0.25],
      ['speed', 0.25],
      ['confusions', 0.25],
    ],
  )
})

test('the weakest few are the head of the whole list, by every figure, and what is kept of them gives them later', () => {
  const shelf = Array.from({ length: 60 }, (_, index) => ({
    id: made.card(`card${index}`).id,
    kind: 'meaning',
    deck: 'x',
    subject: `card${index}`,
  }))
  const state = fc.record({
    stability: fc.nat(1000).map((one) => 0.5 + one / 20),
    ratio: fc.option(fc.nat(40).map((one) => one / 10)),
    lapses: fc.nat(12),
    difficulty: fc.integer({ min: 1, max: 10 }),
    failed: fc.nat(30).map((one) => one === 0),
    mixed: fc.nat(3),
  })
  fc.assert(
    fc.property(
      // With the small numbers that are tried first nearly all cards have failed.
      fc.noBias(fc.array(state, { minLength: shelf.length, maxLength: shelf.length })),
      fc.nat(6),
      fc.oneof(fc.constant('all' as const), fc.constantFrom(...weakness)),
      (states, most, by) => {
        const of = (id: string) => states[shelf.findIndex((card) => card.id === id)]!
        const known: Progress = {
          ...noProgress(),
          cards: Object.fromEntries(
            shelf.map(({ id }) => {
              const { lapses, difficulty, failed, stability } = of(id)
              return [id, memory({ lapses, difficulty, failed, stability, last: -86_400_000 })]
            }),
          ),
          confused: Object.fromEntries(
            states.flatMap(({ mixed }, index) =>
              mixed > 0 ? [[pairKey(`card${index}`, 'other'), mixed]] : [],
            ),
          ),
        }
        const speedOf = (card: { id: CardId }): AnswerSpeed | undefined => {
          const { ratio } = of(card.id)
          return ratio === null ? undefined : { medianMs: 1, ratio }
        }
        const ranked = (count?: number, days = 0) =>
          rankWeak(
            shelf,
            known,
            {
              today: about.today,
              by,
              retrievability: (memory) => retrievability(memory, days * 86_400_000),
              speedOf,
            },
            ({ subject }) => [subject],
            count,
          )
        const now = ranked(most)
        expect(now).toEqual(ranked().slice(0, most))
        if (by !== 'all' || most === 0) return
        const kept = weakestUntil(
          shelf,
          known,
          { today: about.today, from: 0, until: 86_400_000, fades: () => decay, speedOf },
          ({ subject }) => [subject],
          most,
        ).map(({ kept }) => kept)
        for (const days of [0, 0.1, 0.5, 1])
          expect(weakestAt(kept, days * 86_400_000, most).map(({ id, risk }) => [id, risk])).toEqual(
            ranked(most, days).map(({ card, risk }) => [card.id, risk]),
          )
      },
    ),
    { seed: 1, numRuns: rounds(12, 600) },
  )
})
