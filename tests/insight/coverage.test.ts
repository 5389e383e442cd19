import { buildCardIndex } from '../../src/insight/card-index.ts'
import { coverageAhead, coverageAt } from '../../src/insight/coverage.ts'
import { type Figures, knownFrom } from '../../src/insight/index.ts'
import { cardsOf } from '../../src/kinds/index.ts'
import { type CardId, type Memory, noProgress } from '../../src/model/index.ts'
import { shownCoverage } from '../../src/render/standing.ts'
import { decay, recalledUntil, retrievability } from '../../src/schedule/index.ts'
import * as made from '../made.ts'

const option = (long: string, commands: string[]) => ({
  kind: 'option' as const,
  program: 'boat',
  subject: `boat/${long}`,
  at: { file: 'x', line: 1 },
  level: 1,
  commands,
  long,
  short: '-x',
  type: 'string',
  value: 'X',
  summary: long,
})
const deck = {
  name: 'boat',
  title: 'boat',
  language: 'en',
  order: 0,
  file: 'x',
  shipped: true,
  problems: [],
  entries: [option('--all', ['ls', 'trip ls']), option('--bow', ['ls']), option('--calm', [])],
}
const cards = cardsOf([deck])
const day = 86_400_000
/** A memory of which so much is left a day after its last answer: 0.9 after as many days as it is stable. */
const left = (chance: number, failed = false): Memory =>
  made.memory({ stability: 1 / ((chance ** (-1 / decay) - 1) / (0.9 ** (-1 / decay) - 1)), last: 0, failed })

test.each<[string, Record<string, Memory>, [known: number, met: number]]>([
  ['nothing was answered', {}, [0, 0]],
  ['its meaning is known', { '--all#meaning': left(0.95) }, [1, 1]],
  ['it is just known', { '--all#recall': left(0.9001) }, [1, 1]],
  ['it is just not known any more', { '--all#recall': left(0.899) }, [0, 1]],
  ['one of its cards is forgotten', { '--all#meaning': left(0.95), '--all#recall': left(0.5) }, [0, 1]],
  ['the other one is', { '--all#meaning': left(0.5), '--all#recall': left(0.95) }, [0, 1]],
  ['it failed last', { '--all#meaning': left(0.99, true) }, [0, 1]],
  ['only its short form is known', { '--all#form': left(0.99) }, [0, 0]],
  ['its short form is forgotten', { '--all#meaning': left(0.95), '--all#form': left(0.1) }, [1, 1]],
])('of an option that two commands share: %s', (_name, memories, [known, met]) => {
  const progress = {
    ...noProgress(),
    cards: Object.fromEntries(Object.entries(memories).map(([id, memory]) => [`boat/${id}`, memory])),
  }
  expect(cards.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(progress.cards) as CardId[]))
  const ahead = coverageAhead(
    buildCardIndex(cards),
    cards.map(({ id }) => progress.cards[id]),
  )
  const found = coverageAt(ahead, day)
  expect(found).toHaveLength(3)
  expect(found).toEqual(
    expect.arrayContaining([
      { program: 'boat', command: 'ls', known, met, total: 2 },
      { program: 'boat', command: 'trip ls', known, met, total: 1 },
      // An option of no command is the program's own.
      { program: 'boat', command: '', known: 0, met: 0, total: 1 },
    ]),
  )
  expect(found.map((item) => item.known / item.total)).toEqual(
    found.map((item) => item.known / item.total).sort(),
  )
})

test('with any parameters a card is recalled with 90 % up to that instant', () => {
  for (const w20 of [0.1, decay, 0.5, 0.8])
    for (const [last, stability] of [
      [0, 0.01],
      [1_700_000_000_000, 1],
      [1_700_000_000_000, 23.7],
      [1_700_000_000_000, 36_500],
    ] as const) {
      const until = recalledUntil({ last, stability })
      expect(retrievability({ last, stability }, until - 60_000, w20)).toBeGreaterThan(knownFrom)
      expect(retrievability({ last, stability }, until, w20)).toBeCloseTo(knownFrom, 9)
      expect(retrievability({ last, stability }, until + 60_000, w20)).toBeLessThan(knownFrom)
    }
})

test('a screen shows those that were begun, those of which most was met first, and says how many there are besides', () => {
  const coverage = Array.from({ length: 20 }, (_, i) => ({
    program: 'boat',
    command: `c${i}`,
    known: 0,
    met: i % 4 === 0 ? 0 : i === 9 ? 3 : 1,
    total: i === 1 ? 92 : 4,
  }))
  const { shown, more, unmet } = shownCoverage({ coverage } as Figures)
  expect([shown.length, more, unmet]).toEqual([12, 3, 5])
  // One shared option of a rare command with 92 of them is not what a beginner wants to see first.
  expect(shown.map(({ command }) => command).slice(0, 2)).toEqual(['c9', 'c2'])
  expect(shown.map(({ command }) => command)).not.toContain('c1')
})
