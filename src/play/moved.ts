import type { Verdict } from '../kinds/index.ts'
import type { Card } from '../model/index.ts'
import { addDays } from '../schedule/index.ts'
import {
  broughtForward,
  forwardedLast,
  holdOf,
  missedEnough,
  putAside,
  type Session,
} from '../session/index.ts'
import { dayOf, type SessionContext, stamp } from './context.ts'
import { forwardNames } from './forward-names.ts'

/** Brings the cards of the options forward that the last line failed on, and says so; nothing in practice. */
export async function leadBack(
  context: SessionContext,
  session: Session,
  verdict: Verdict,
): Promise<Session> {
  const { world, pool, practice } = context
  const last = session.steps.at(-1)
  if (practice || last?.type !== 'answer' || !verdict.missed?.length) return session
  const store = await context.store()
  const soon = addDays(dayOf(world), 1)
  const events = broughtForward(last.review, verdict, store.progress, soon, () => stamp(world))
  if (events.length === 0) return session
  await store.append(...events)
  const load = await context.load()
  for (const { before, after: moved } of events) load.move(before, moved)
  context.say(world.texts.quiz.leadsBack(forwardNames(events, pool)))
  return forwardedLast(session, events)
}

/** Puts a card off until tomorrow that was missed too often in this session. */
export async function putOff(context: SessionContext, card: Card, session: Session): Promise<Session> {
  const last = session.steps.at(-1)
  const waits = session.waiting.some(({ id }) => id === card.id)
  if (!waits || last?.type !== 'answer' || missedEnough(session, card) === undefined) return session
  const { world } = context
  const store = await context.store()
  const was = store.progress.held[card.id]
  const hold = holdOf(card, addDays(dayOf(world), 1), stamp(world))
  await store.append(hold)
  return putAside(session, card, hold, was)
}
