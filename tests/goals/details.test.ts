import { detailsOf } from '../../src/goals/index.ts'
import { noProgress, pairKey } from '../../src/model/index.ts'
import * as made from '../made.ts'

test('what was mixed up more than once is named, the most often first', () => {
  const cards = ['sail', 'row', 'drift', 'moor'].map((name) => made.card(name))
  const confused = {
    [pairKey('sail', 'row')]: 2,
    // A first guess at a new card.
    [pairKey('sail', 'drift')]: 1,
    [pairKey('row', 'moor')]: 3,
    [pairKey('moor', 'of another goal')]: 9,
  }
  const { pairs } = detailsOf(cards, { ...noProgress(), confused }, () => [])
  expect(pairs.map((pair) => pair.map(({ entry }) => entry.subject).sort())).toEqual([
    ['moor', 'row'],
    ['row', 'sail'],
  ])
})
