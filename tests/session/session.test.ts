import fc from 'fast-check'
import {
  applyEvent,
  type Card,
  type CardId,
  type Grade,
  grades,
  type LogEvent,
  noProgress,
  pairKey,
  type Review,
} from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import { defaultLimits, learnerDay, queue } from '../../src/schedule/index.ts'
import { gradeOf, quickMs, steadyMs } from '../../src/session/evidence.ts'
import {
  answer,
  begin,
  current,
  missedEnough,
  positionOf,
  type Session,
  summarise,
  typedAnswer,
  undo,
} from '../../src/session/index.ts'
import * as made from '../made.ts'
import { morning as at, card, day } from '../made.ts'

const engine = scheduler()
const review = (asked: Card, grade: Grade, id = 'r'): Review =>
  made.review(asked.id, { id, grade, took: 1000, after: engine.next(asked.id, undefined, at, day, grade) })
const names = (session: Session): string => session.waiting.map((item) => item.entry.subject).join(' ')

test('a failed card comes back after four others, again and again until it is right', () => {
  const cards = 'a b c d e f'.split(' ').map((name) => card(name))
  let session = answer(begin(cards), review(cards[0]!, 'again'))
  expect(names(session)).toBe('b c d e a f')
  session = answer(session, review(cards[1]!, 'good'))
  expect([names(session), session.finished, session.total]).toEqual(['c d e a f', 1, 6])
})

test('the place of a card counts cards that were met, and how often it is asked', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => card(name)) as [Card, Card, Card]
  let session = begin([a, b, c])
  const seen = [positionOf(session)]
  for (const grade of ['again', 'good', 'good', 'again', 'again', 'good'] as const) {
    session = answer(session, review(current(session)!, grade))
    seen.push(positionOf(session))
  }
  expect(seen.map(({ at, times }) => `${at}/${times}`)).toEqual([
    '1/1',
    '2/1',
    '3/1',
    // The first one again, and again.
    '3/2',
    '3/3',
    '3/4',
    '3/1',
  ])
})

test('a card that was missed five times in a session is put off', () => {
  const only = card('a')
  let session = begin([only, card('b')])
  const misses: (number | undefined)[] = []
  for (let time = 0; time < 6; time++) {
    session = { ...session, waiting: [only] }
    session = answer(session, review(only, 'again'))
    misses.push(missedEnough(session, only))
  }
  expect(misses).toEqual([undefined, undefined, undefined, undefined, 5, 6])
  expect(missedEnough(session, card('b'))).toBeUndefined()
})

test.each([
  ['', [], 'gave-up'],
  ['  ', [], 'gave-up'],
  ['0', [], 'gave-up'],
  [' 0 ', [], 'gave-up'],
  ['00', [], 'text'],
  // A learner has said that it is right.
  ['0', ['0'], 'text'],
])('%j is %s %s', (text, accepted, type) => {
  expect(typedAnswer({ card: card('a') }, text, { entries: [] }, accepted).type).toBe(type)
})

test('0 is an answer where a gap asks for it', () => {
  const gap: Card = {
    ...card('a'),
    kind: 'gap',
    part: '1',
    entry: {
      kind: 'gap',
      subject: 'a',
      at: { file: 'f', line: 1 },
      level: 1,
      texts: ['Exit code ', ' is fine.'],
      gaps: [{ name: '1', answers: ['`0`'] }],
    },
  }
  expect(typedAnswer({ card: gap }, '0', { entries: [] })).toEqual({ type: 'text', text: '0' })
})

test('the last card comes back at once', () => {
  const only = card('a')
  expect(names(answer(begin([only]), review(only, 'again')))).toBe('a')
})

test('an answer to a card that is not asked changes nothing', () => {
  const session = begin([card('a')])
  expect(answer(session, review(card('b'), 'good'))).toBe(session)
})

const gradings = fc.array(fc.constantFrom(...grades), { maxLength: 40 })
const history = (given: Grade[]): Session[] => {
  const steps = [begin('a b c d e f g h'.split(' ').map((name) => card(name)))]
  for (const grade of given) {
    const asked = current(steps.at(-1)!)
    if (asked) steps.push(answer(steps.at(-1)!, review(asked, grade, String(steps.length))))
  }
  return steps
}

test('undo after an answer is the identity, over a whole session backwards', () => {
  fc.assert(
    fc.property(gradings, (given) => {
      const steps = history(given)
      let session = steps.at(-1)!
      for (const before of steps.slice(0, -1).reverse()) {
        const back = undo(session)!
        expect(back.session).toEqual(before)
        session = back.session
      }
      expect(undo(session)).toBeUndefined()
    }),
    { numRuns: 100, seed: 3 },
  )
})

test('no card is lost: every card of a session is waiting or finished', () => {
  fc.assert(
    fc.property(gradings, (given) => {
      const session = history(given).at(-1)!
      expect(new Set(session.waiting).size).toBe(session.waiting.length)
      expect(session.waiting.length + session.finished).toBe(session.total)
    }),
    { numRuns: 100, seed: 3 },
  )
})

test('folding an event and its undo leaves progress as it was', () => {
  fc.assert(
    fc.property(gradings, fc.integer({ min: 0, max: 39 }), (given, cutAt) => {
      const progress = noProgress()
      const subject = card('a')
      let now = at
      const undos: { event: LogEvent; before: string }[] = []
      for (const [index, grade] of given.entries()) {
        now += (index % 3) * 40_000_000
        const today = learnerDay(now, () => 0, 4)
        const before = progress.cards[subject.id]
        const event: Review = {
          type: 'review',
          id: String(index),
          card: subject.id,
          at: now,
          day: today,
          grade,
          took: 5,
          first: before === undefined || undefined,
          by: 'fsrs-6',
          after: engine.next(subject.id, before, now, today, grade),
        }
        undos.push({
          before: JSON.stringify(progress),
          event: { ...event, type: 'undo', of: event.id, after: before } as LogEvent,
        })
        applyEvent(progress, event)
      }
      for (const { event, before } of undos.slice(cutAt).reverse()) {
        applyEvent(progress, event)
        expect(JSON.parse(JSON.stringify(progress))).toEqual(JSON.parse(before))
      }
    }),
    { numRuns: 100, seed: 3 },
  )
})

test('the summary counts cards once and names what was hard, worst first', () => {
  const [a, b, c] = [card('a'), card('b'), card('c')]
  let session = begin([a, b, c])
  for (const [asked, grade] of [
    [a, 'again'],
    [b, 'hard'],
    [c, 'good'],
    [a, 'good'],
  ] as const)
    session = answer(session, review(asked, grade))
  expect(summarise(session)).toMatchObject({ cards: 3, rightAtOnce: 2, tookMs: 4000, hard: [a, b] })
})

describe('grades from evidence', () => {
  const base = { outcome: 'right', nearMisses: 0, hints: 0, took: 5_000, reading: 40, typing: 6 } as const
  const known = { ...engine.next('x' as CardId, undefined, at, day, 'good'), reps: 3 }
  test.each([
    ['right at first try', {}, 'good'],
    ['right, unmeasured', { took: undefined }, 'good'],
    ['wrong', { outcome: 'wrong' }, 'again'],
    ['wrong and quick', { outcome: 'wrong', took: 1, before: known }, 'again'],
    ['right after a hint', { hints: 1 }, 'hard'],
    ['right after a slip', { nearMisses: 1 }, 'hard'],
    ['right but slow', { took: steadyMs(base) + 1 }, 'hard'],
    ['just in time', { took: steadyMs(base) }, 'good'],
    ['quick and known', { took: quickMs(base), before: known }, 'easy'],
    ['quick, but failed last time', { took: 500, before: { ...known, failed: true } }, 'good'],
    ['quick, but new', { took: 500 }, 'good'],
    ['a quick choice may be luck', { took: 500, before: known, typing: 0 }, 'good'],
  ] as const)('%s', (_name, evidence, grade) => {
    expect(gradeOf({ ...base, ...evidence })).toBe(grade)
  })
})

describe('the queue', () => {
  const plan = (cards: Card[], progress = noProgress(), limits = defaultLimits, now = at) => {
    const result = queue(
      cards,
      progress,
      engine,
      now,
      learnerDay(now, () => 0, 4),
      limits,
    )
    return [...result.due, ...result.fresh].map((item) => item.id.replace('#meaning', '')).join(' ')
  }
  const answered = (progress: ReturnType<typeof noProgress>, asked: Card, grade: Grade, now: number) => {
    const today = learnerDay(now, () => 0, 4)
    const before = progress.cards[asked.id]
    applyEvent(progress, {
      type: 'review',
      id: `${now}`,
      card: asked.id,
      at: now,
      day: today,
      grade,
      first: before === undefined || undefined,
      by: 'x',
      after: engine.next(asked.id, before, now, today, grade),
    })
  }
  const dayMs = 86_400_000

  test('new cards come level by level, in the order of the decks, one of a subject a day', () => {
    expect(
      plan([card('z', { subject: 'z', level: 2 }), card('a'), card('a2', { subject: 'a' }), card('b')]),
    ).toBe('a b z')
  })

  test('due cards come by risk of forgetting, before new ones; what failed comes first of all', () => {
    const cards = ['weak', 'strong', 'failed', 'new'].map((name) => card(name))
    const progress = noProgress()
    answered(progress, cards[0]!, 'hard', at)
    answered(progress, cards[1]!, 'easy', at)
    answered(progress, cards[2]!, 'again', at)
    expect(plan(cards, progress, defaultLimits, at + 30 * dayMs)).toBe('failed weak strong new')
  })

  test('limits count for the day, not for the run', () => {
    const cards = Array.from({ length: 30 }, (_, index) => card(`c${index}`))
    const progress = noProgress()
    for (const asked of cards.slice(0, 15)) answered(progress, asked, 'good', at)
    expect(plan(cards, progress).split(' ')).toHaveLength(5)
    expect(plan(cards, progress, defaultLimits, at + dayMs).split(' ')).toHaveLength(15)
    expect(
      plan(cards, progress, { newPerDay: 20, reviewsPerDay: 3 }, at + 10 * dayMs).split(' '),
    ).toHaveLength(3 + 15)
  })

  test('what builds on another card waits until that one is stable', () => {
    const base = card('a')
    const next = { ...card('b'), after: base.id }
    const progress = noProgress()
    expect(plan([next, base])).toBe('a')
    answered(progress, base, 'again', at)
    expect(plan([next, base], progress, defaultLimits, at + dayMs)).toBe('a')
    answered(progress, base, 'good', at + dayMs)
    expect(plan([next, base], progress, defaultLimits, at + 2 * dayMs)).not.toContain('b')
    answered(progress, base, 'good', at + 3 * dayMs)
    answered(progress, base, 'good', at + 7 * dayMs)
    expect(plan([next, base], progress, defaultLimits, at + 8 * dayMs)).toContain('b')
    // If the other one is not among the cards, there is nothing to wait for.
    expect(plan([next])).toBe('b')
  })

  test('what is mixed up is asked close together', () => {
    const cards = ['a', 'b', 'c', 'd'].map((name) => card(name))
    const progress = noProgress()
    for (const [index, asked] of cards.entries()) answered(progress, asked, 'good', at - index * dayMs)
    const later = at + 30 * dayMs
    expect(plan(cards, progress, defaultLimits, later)).toBe('d c b a')
    progress.confused[pairKey('d', 'a')] = 1
    expect(plan(cards, progress, defaultLimits, later)).toBe('d a c b')
  })

  test('a card whose entry has become another is due again', () => {
    const known = card('a')
    const progress = noProgress()
    answered(progress, known, 'good', at)
    expect(plan([known], progress, defaultLimits, at + 60_000)).toBe('')
    const changed = { ...known, entry: { ...known.entry, changed: at + 1000 } }
    expect(plan([changed], progress, defaultLimits, at + 60_000)).toBe('a')
  })

  test('a card that failed and was not mended comes back the same day, whatever the limit', () => {
    const progress = noProgress()
    answered(progress, card('a'), 'again', at)
    expect(plan([card('a')], progress, { newPerDay: 0, reviewsPerDay: 0 })).toBe('a')
  })
})
