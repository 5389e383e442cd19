import fc from 'fast-check'
import {
  type Card,
  type Day,
  type Grade,
  grades,
  type LogEvent,
  type Memory,
  type Review,
} from '../../src/model/index.ts'
import { scheduler } from '../../src/schedule/fsrs.ts'
import {
  answer,
  begin,
  current,
  holdOf,
  planOf,
  putAside,
  resume,
  type Session,
  undo,
  undoOf,
} from '../../src/session/index.ts'
import { card, day } from '../made.ts'
import { rounds } from '../rounds.ts'

const engine = scheduler()
const cards = 'a b c d e f g'.split(' ').map((name) => card(name))
const known: Memory = engine.next(cards[0]!.id, undefined, 0, day, 'good')
const actions = fc.array(fc.constantFrom(...grades, 'undo', 'suspend', 'bury'), { maxLength: 60 })

/** A session that is being played, with the log that it writes and what is known of the cards. */
interface Playing {
  session: Session
  log: LogEvent[]
  memories: Map<string, Memory | undefined>
}

type Stamp = Pick<Review, 'id' | 'at' | 'day'>

/** Takes the last step back; false when there is none. */
function takeBack(playing: Playing, stamp: Stamp): boolean {
  const back = undo(playing.session)
  if (!back) return false
  playing.log.push(undoOf(back.step, stamp))
  if (back.step.type === 'answer') playing.memories.set(back.step.card.id, back.step.memory)
  playing.session = back.session
  return true
}

function hold(playing: Playing, asked: Card, until: Day | 'always', stamp: Stamp): void {
  const event = holdOf(asked, until, stamp)
  playing.log.push(event)
  playing.session = putAside(playing.session, asked, event)
}

function grade(playing: Playing, asked: Card, grade: Grade, stamp: Stamp): void {
  const memory = playing.memories.get(asked.id)
  const after = engine.next(asked.id, memory, stamp.at - 1, day, grade)
  const review = { type: 'review' as const, card: asked.id, grade, by: 'x', after, ...stamp }
  playing.log.push(review)
  playing.session = answer(playing.session, review, memory)
  playing.memories.set(asked.id, after)
}

/** Does what an action names; false when there is nothing to do it to. */
function act(playing: Playing, action: string, stamp: Stamp): boolean {
  if (action === 'undo') return takeBack(playing, stamp)
  const asked = current(playing.session)
  if (asked === undefined) return false
  if (action === 'suspend' || action === 'bury')
    hold(playing, asked, action === 'suspend' ? 'always' : day, stamp)
  else grade(playing, asked, grades.find((name) => name === action)!, stamp)
  return true
}

/** The states of a session as it is played, each with the log that it has written. */
function played(given: readonly string[]): { session: Session; log: LogEvent[] }[] {
  const playing: Playing = { session: begin(cards), log: [], memories: new Map([[cards[0]!.id, known]]) }
  const state = () => ({ session: playing.session, log: [...playing.log] })
  const states = [state()]
  for (const [index, action] of given.entries())
    if (act(playing, action, { id: `e${index}`, at: index + 1, day })) states.push(state())
  return states
}

const plan = planOf({ key: 'k', day, seed: 's' }, cards, (item) => (item === cards[0] ? known : undefined))
const byId = new Map(cards.map((item) => [item.id as string, item]))

test('a session that ended at any point goes on as it was, with all that can be taken back', () => {
  fc.assert(
    fc.property(actions, (given) => {
      // As it comes back from disk: without what is not defined.
      for (const { session, log } of played(given))
        expect(JSON.parse(JSON.stringify(resume(plan, byId, log)))).toEqual(
          JSON.parse(JSON.stringify(session)),
        )
    }),
    { numRuns: rounds(7, 200), seed: 5 },
  )
})

test('undo is the identity step by step, over holds and answers alike', () => {
  fc.assert(
    fc.property(actions, (given) => {
      const { session } = played(given.filter((action) => action !== 'undo')).at(-1)!
      let now = session
      for (let steps = session.steps.length; steps > 0; steps--) now = undo(now)!.session
      expect(now).toEqual(begin(cards))
      expect(undo(now)).toBeUndefined()
    }),
    { numRuns: 60, seed: 5 },
  )
})

describe('what happened meanwhile', () => {
  const review = (item: Card, grade: 'again' | 'good'): LogEvent => ({
    type: 'review',
    id: `r${item.id}${grade}`,
    at: 5,
    day,
    card: item.id,
    grade,
    by: 'x',
    after: engine.next(item.id, undefined, 5, day, grade),
  })
  const names = (session: Session): string => session.waiting.map((item) => item.entry.subject).join('')
  test.each([
    ['a card that no deck makes any more is left out', [], 'bcdefg', new Set(['a'])],
    ['a card that another window answered is done', [review(cards[2]!, 'good')], 'abdefg', new Set()],
    [
      'a card that failed elsewhere is still to be mended',
      [review(cards[2]!, 'again')],
      'abcdefg',
      new Set(),
    ],
    ['a card of no concern changes nothing', [review(card('z'), 'good')], 'abcdefg', new Set()],
    [
      'a card put aside elsewhere is not asked',
      [holdOf(cards[4]!, 'always', { id: 'h', at: 1, day })],
      'abcdfg',
      new Set(),
    ],
  ] as const)('%s', (_name, events, left, gone) => {
    const there = new Map([...byId].filter(([, item]) => !(gone as Set<string>).has(item.entry.subject)))
    expect(names(resume(plan, there, events))).toBe(left)
  })
})
