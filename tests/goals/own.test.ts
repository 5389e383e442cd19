import { courseOf, deckGoal, standingOf } from '../../src/goals/index.ts'
import { cardsOf } from '../../src/kinds/index.ts'
import { type Day, type Deck, type Memory, noProgress, type Progress } from '../../src/model/index.ts'
import { sources } from '../../src/sources/index.ts'
import { memory } from '../made.ts'

/** A deck of so many questions. */
function deckOf(name: string, count: number, shipped = false): Deck {
  const text = Array.from({ length: count }, (_, at) => `Q: ${name} ${at}? {#q${at}}\n\nA: it is ${at}\n`)
  const file = `${name}.md`
  const { entries } = sources().markdown.parse(`---\ndeck: ${name}\n---\n\n${text.join('\n')}`, file)
  return { name, title: name, language: 'en', order: 1, file, shipped, entries, problems: [] }
}

test('beside a goal new cards of the decks of one’s own come in turn, one of each deck', () => {
  const decks = [deckOf('aim', 8, true), deckOf('git', 5), deckOf('sea', 2)]
  const cards = cardsOf(decks)
  const aim = deckGoal('aim', 'Aim')
  const subjects = decks[0]!.entries.map(({ subject }) => subject)
  const goal = { ...aim, subjects }
  const { places } = courseOf(
    cards,
    [goal],
    goal,
    () => [],
    ({ deck }) => deck !== 'aim',
  )
  const order = [...places].sort(([, a], [, b]) => a - b).map(([id]) => id.split(':')[0])
  expect(order.join(' ')).toBe('aim aim git aim aim sea aim aim git aim aim sea git git git')
})

test('the day of a goal follows from the cards of it that are begun, not from those of all decks', () => {
  const [mine, others] = [cardsOf([deckOf('mine', 20)]), cardsOf([deckOf('others', 40)])]
  const today = '2001-02-07' as Day
  const begun = (ids: readonly string[]): Record<string, Memory> =>
    Object.fromEntries(ids.map((id) => [id, memory({ day: today, reps: 1 })]))
  const ids = [...mine.slice(0, 10), ...others.slice(0, 30)].map(({ id }) => id)
  const days = Object.fromEntries(
    ['2001-02-06', '2001-02-07', '2001-02-05'].map((day) => [day, { new: day === today ? 14 : 13 }]),
  )
  const progress = { ...noProgress(), cards: begun(ids), days } as unknown as Progress
  // 40 cards in three days, a quarter of them of the goal: ten more take three days.
  const standing = standingOf(deckGoal('mine', 'Mine'), mine, progress, today, 'en')
  expect([standing.met, standing.day]).toEqual([10, '2001-02-10'])
  const none = { ...progress, cards: begun(others.map(({ id }) => id)) } as Progress
  expect(standingOf(deckGoal('mine', 'Mine'), mine, none, today, 'en').day).toBeUndefined()
})
