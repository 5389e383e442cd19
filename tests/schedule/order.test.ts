import { type Card, type CardId, type Day, type Memory, noProgress } from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { type Limits, queue } from '../../src/schedule/index.ts'
import * as made from '../made.ts'

const day = '2001-03-03' as Day
const at = Date.parse('2001-03-03T09:00:00Z')
const dayMs = 86_400_000
/** Reviewed so many days ago, and due on that day of February. */
const memory = (ago: number, due: number, stability: number, failed = false): Memory =>
  made.memory({
    stability,
    due: `2001-02-${due}` as Day,
    last: at - ago * dayMs,
    reps: 2,
    lapses: failed ? 1 : 0,
    failed,
  })
const progress = {
  ...noProgress(),
  cards: {
    early: memory(10, 11, 9),
    middle: memory(20, 12, 9),
    late: memory(30, 13, 9),
    failed: memory(1, 14, 9, true),
  },
}
const cards = ['early', 'late', 'failed', 'middle', 'new'].map((name) => ({
  ...made.card(name),
  id: name as CardId,
}))
const order = (limits: Partial<Limits>, of = cards): string =>
  Object.values(queue(of, progress, scheduler(), at, day, { newPerDay: 1, reviewsPerDay: 9, ...limits }))
    .flatMap((list) => (Array.isArray(list) ? list.map((item: Card) => item.id) : []))
    .join(' ')

test.each([
  ['unless another is wanted', {}, 'failed late middle early new'],
  ['by risk', { order: 'risk' }, 'failed late middle early new'],
  ['by day', { order: 'due' }, 'failed early middle late new'],
  ['by day, of which the limit takes the first', { order: 'due', reviewsPerDay: 2 }, 'failed early new'],
] as const)(
  'due cards come in their order %s; what failed comes first, new ones last',
  (_name, limits, ids) => {
    expect(order(limits)).toBe(ids)
  },
)

test('an order at random follows from the seed alone', () => {
  const seeds = Array.from({ length: 30 }, (_, seed) => String(seed))
  const orders = seeds.map((seed) => order({ order: { seed } }))
  // Three cards in every order.
  expect(new Set(orders).size).toBe(6)
  for (const found of orders) expect(found).toMatch(/^failed .* new$/)
  expect(seeds.map((seed) => order({ order: { seed } }, [...cards].reverse()))).toEqual(orders)
})
