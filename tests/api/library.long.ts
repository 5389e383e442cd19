import { ask, compareLines, judge, loadDeck, schedule } from '../../src/api/index.ts'

const notes = `# Boat

Q: Which side is port? {#port}

A: left

- right

C: The [rigging] carries the sails. {#mast}

- \`boat sail --speed 5\` - sails at 5 knots
`
const at = Date.parse('2026-11-29T10:00:00Z')

it('reads notes, asks, judges, and says what is wrong', () => {
  const deck = loadDeck(notes, { file: 'boat.md', program: 'boat' })
  expect(deck.problems).toEqual([])
  const [port] = deck.cards
  expect(port).toEqual({ id: 'boat:port#concept', kind: 'concept', line: 3 })
  const question = ask(deck, port!.id, { seed: 'a' })
  expect(question).toMatchObject({ type: 'choice', prompt: 'Which side is port?' })
  const right = question.choices!.indexOf('left')
  expect(judge(deck, port!.id, right, { seed: 'a' })).toMatchObject({ outcome: 'right', grade: 'good' })
  expect(judge(deck, port!.id, 1 - right, { seed: 'a' })).toMatchObject({
    outcome: 'wrong',
    expected: 'left',
    grade: 'again',
  })
  expect(judge(deck, 'boat:mast#gap-1', 'riging')).toMatchObject({ outcome: 'near' })
  expect(judge(deck, 'boat:mast#gap-1', 'riging').grade).toBeUndefined()
  expect(() => judge(deck, port!.id, 'left')).toThrow(TypeError)
  expect(() => ask(deck, 'boat:none')).toThrow(RangeError)
})

it('names what could not be used', () => {
  const { cards, problems } = loadDeck('| Option | Meaning |\n|---|---|\n| -x | |\n', { file: 'a.md' })
  expect(cards).toEqual([])
  expect(problems[0]).toMatchObject({ line: expect.any(Number), message: expect.stringContaining('a.md') })
})

it('compares command lines', () => {
  const deck = loadDeck(
    '---\ndeck: boat\nprogram: boat\n---\n\n| Command | Meaning |\n|---|---|\n| `sail [FLAGS]` | sets off |\n\n| Option | Type | Value | Commands | Meaning |\n|---|---|---|---|---|\n| `-s`, `--speed` | int | `N` | `sail` | sails at N knots |\n| `--fast` | | | `sail` | sails quickly |\n',
  )
  expect(compareLines(deck, 'boat sail -s 5', 'boat sail --speed=5').same).toBe(true)
  const { same, differences } = compareLines(deck, 'boat sail --fast', 'boat sail')
  expect([same, differences.length]).toEqual([false, 1])
  expect(compareLines(deck, 'git push', 'git push -f').same).toBeNull()
})

it('schedules as the program does', () => {
  const deck = loadDeck(notes, { program: 'boat' })
  const plan = schedule({ offset: 0 })
  const first = plan.next(deck, {}, at)!
  expect(deck.cards.map(({ id }) => id)).toContain(first)
  const memory = plan.apply(first, undefined, 'good', at)
  expect(memory).toMatchObject({ day: '2026-11-29', due: '2026-12-01', reps: 1, failed: false })
  expect(plan.recall(memory, at + memory.stability * 86_400_000)).toBeCloseTo(0.9)
  expect(plan.waiting(deck, { [first]: memory }, at).due).toEqual([])
  expect(plan.waiting(deck, { [first]: memory }, at + 3 * 86_400_000).due).toEqual([first])
  expect(() => schedule({ retention: 2 })).toThrow(RangeError)
})
