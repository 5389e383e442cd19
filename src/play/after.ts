import { type Grade, grades, type Hold, Stopped, UserError } from '../model/index.ts'
import { details, outcome, when } from '../render/index.ts'
import { addDays, daysBetween } from '../schedule/index.ts'
import {
  acceptLast,
  acceptOf,
  answer,
  holdOf,
  putAside,
  reviewOf,
  type Session,
  type SessionStep,
  undoOf,
} from '../session/index.ts'
import type { Reply, Request } from '../world.ts'
import type { Asked } from './ask.ts'
import { dayOf, type SessionContext, stamp } from './context.ts'
import { allKeys, keysAfter } from './keys.ts'
import { leechHelp } from './leech.ts'

/** Where it goes on after an answer. */
export interface After {
  session: Session
  go: 'next' | 'undo' | 'stop'
  /** The card's file was edited. */
  edited?: boolean
}

/** The keys after an answer: go on, another grade, back, aside. Every change is on disk before the next key. */
export async function after(
  context: SessionContext,
  before: Session,
  step: SessionStep & { type: 'answer' },
  settled: Asked & { type: 'settled' },
): Promise<After> {
  const { world, style, practice } = context
  const scheduler = await context.scheduler()
  const load = await context.load()
  const store = await context.store()
  const { terminal, texts, keys } = world
  const { card, memory } = step
  const today = dayOf(world)
  const days = practice
    ? undefined
    : (Object.fromEntries(
        grades.map((grade) => [
          grade,
          daysBetween(today, scheduler.next(card.id, memory, step.review.at, today, grade, load.on).due),
        ]),
      ) as Record<Grade, number>)
  let { review } = step
  let session = answer(before, review, memory)
  let edited = false
  const putAway = async (until: NonNullable<Hold['until']>, said: string): Promise<After> => {
    const was = store.progress.held[card.id]
    const hold = holdOf(card, until, stamp(world))
    await store.append(hold)
    context.say(practice ? texts.weak.leftOut : said)
    return { session: putAside(session, card, hold, was), go: 'next', edited }
  }
  // Of practice nothing is remembered: the card stays as it really is.
  const real = practice?.cards[card.id]
  const comesAgain = (): string => {
    if (review.grade === 'again') return texts.quiz.comesBack
    if (practice) return texts.weak.unchanged(real && when(real.due, today, texts))
    return texts.quiz.due(when(review.after.due, dayOf(world), texts))
  }
  const say = (): void => {
    context.say(outcome(review.grade, comesAgain(), texts, style))
    const help = leechHelp(context, store, card, review.after)
    if (help !== undefined) context.say(help, style.almost)
  }
  const asked = async (request: Request): Promise<Reply | 'stopped'> => {
    try {
      return await terminal.ask(request)
    } catch (error) {
      if (error instanceof Stopped) return 'stopped'
      throw error
    }
  }
  say()
  const { given } = settled.verdict
  let accepted = false
  for (;;) {
    // What was typed and called wrong may be right all the same.
    const typed = settled.turn.asked.type === 'text' && given.trim() !== ''
    const mayAccept = typed && settled.verdict.outcome === 'wrong' && review.grade === 'again'
    const reply = await asked({
      type: 'key',
      accept: [
        '1',
        '2',
        '3',
        '4',
        keys.undo,
        keys.suspend,
        keys.bury,
        keys.edit,
        keys.why,
        keys.quit,
        keys.help,
        ...(mayAccept ? ['!'] : []),
      ],
      enter: 'n',
      keys: keysAfter(world, review.grade, days, mayAccept),
      unattended: 'n',
      // Whoever typed on must still see what was wrong.
      fresh: settled.verdict.outcome !== 'right',
    })
    if (reply === 'stopped') return { session, go: 'stop', edited }
    const key = reply.type === 'key' ? reply.key : 'n'
    const accepts = key === '!' && mayAccept
    const grade = accepts ? 'good' : grades[Number(key) - 1]
    if (key === 'n') return { session, go: 'next', edited }
    if (key === keys.undo) return { session, go: 'undo', edited }
    if (key === keys.quit) return { session, go: 'stop', edited }
    if (key === keys.suspend) return putAway('always', texts.quiz.suspended)
    if (key === keys.bury) return putAway(addDays(dayOf(world), 1), texts.quiz.buried)
    if (key === keys.help) for (const line of allKeys(world)) terminal.print(line)
    if (key === keys.why)
      for (const line of details(card, real ?? review.after, dayOf(world), texts, style, terminal.columns))
        terminal.print(line)
    if (key === keys.edit) {
      const { file, line } = card.entry.at
      try {
        if (await world.edit(file, line)) edited = true
        else context.say(texts.quiz.noEditor(`${file}:${line}`))
      } catch (error) {
        // An editor that cannot be started is no reason to end the session.
        if (!(error instanceof UserError)) throw error
        context.say(error.message)
      }
    }
    if (grade !== undefined && grade !== review.grade) {
      // One write: there is no moment at which the answer is not there.
      const now = stamp(world)
      const undone = undoOf({ ...step, review }, now)
      const again = reviewOf(
        settled.turn,
        settled.verdict,
        grade,
        { ...now, id: world.newId() },
        scheduler,
        memory,
        settled.took,
        load,
      )
      const { after: earlier } = review
      review = { ...again, after: scheduler.next(card.id, memory, review.at, review.day, grade, load.on) }
      const event = accepts ? [acceptOf(card.id, given, { ...now, id: world.newId() })] : []
      await store.append(undone, review, ...event)
      load.move(earlier, review.after)
      session = answer(before, review, memory)
      if (accepts) accepted = true
      if (accepted) session = acceptLast(session, given)
      say()
      if (accepts) context.say(texts.quiz.accepted)
    }
  }
}
