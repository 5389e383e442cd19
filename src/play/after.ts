import { partsOf } from '../kinds/index.ts'
import {
  type Accept,
  type Grade,
  grades,
  type Hold,
  type Memory,
  missesIn,
  type Review,
  Stopped,
  sanitize,
} from '../model/index.ts'
import { details, faultText, outcome, when } from '../render/index.ts'
import { addDays, type DueLoad, daysBetween, type Scheduler } from '../schedule/index.ts'
import {
  acceptLast,
  acceptOf,
  answer,
  holdOf,
  missedEnough,
  putAside,
  reviewOf,
  type Session,
  type SessionStep,
  undoOf,
} from '../session/index.ts'
import type { ProgressStore } from '../world/index.ts'
import type { Asked } from './ask.ts'
import { dayOf, type SessionContext, stamp } from './context.ts'
import { confirmed, editCard } from './edit-card.ts'
import { allKeys, keysAfter } from './keys.ts'
import { leechHelp } from './leech.ts'

/** The next step after an answer. */
export interface After {
  session: Session
  go: 'next' | 'undo' | 'stop'
  /** The card's file was edited. */
  edited?: boolean
}

/** An answer whose keys are read: what it was given to, and what it counts as now. */
interface Answered {
  readonly context: SessionContext
  readonly store: ProgressStore
  readonly scheduler: Scheduler
  readonly load: DueLoad
  readonly before: Session
  readonly step: SessionStep & { type: 'answer' }
  readonly settled: Asked & { type: 'settled' }
  /** The real memory of the card, if nothing is recorded. */
  readonly real: Memory | undefined
  review: Review
  session: Session
  edited: boolean
  accepted: Accept | undefined
  /** The lines that `w` has shown. */
  told: Set<string>
}

/** The keys after an answer: go on, another grade, back, aside. Every change is on disk before the next key. */
export async function after(
  context: SessionContext,
  before: Session,
  step: SessionStep & { type: 'answer' },
  settled: Asked & { type: 'settled' },
): Promise<After> {
  const answered: Answered = {
    context,
    store: await context.store(),
    scheduler: (await context.schedulers())(step.card.deck),
    load: await context.load(),
    before,
    step,
    settled,
    // Of practice nothing is remembered: the card stays as it really is.
    real: context.practice?.cards[step.card.id],
    review: step.review,
    session: answer(before, step.review, step.memory),
    edited: false,
    accepted: undefined,
    told: new Set(),
  }
  sayOutcome(answered)
  for (;;) {
    const key = await readKey(answered, context.practice ? undefined : intervals(answered))
    const go = goes(answered, key)
    if (go) return { session: answered.session, go, edited: answered.edited }
    const put = await putAway(answered, key)
    if (put) return put
    if (await stops(answered, key)) return { session: answered.session, go: 'stop', edited: answered.edited }
  }
}

/** Does what a key says; returns whether the learner stopped meanwhile. */
async function stops(answered: Answered, key: string): Promise<boolean> {
  try {
    await obey(answered, key)
    return false
  } catch (error) {
    if (error instanceof Stopped) return true
    throw error
  }
}

/** The memory that a grade gives, of the answer as it was given: for the keys that offer it and for the review that gets it. The card itself does not count on its day. */
const memoryFor = ({ scheduler, load, step, review }: Answered, grade: Grade): Memory =>
  scheduler.next(step.card.id, step.memory, step.review.at, step.review.day, grade, {
    load: load.without(review.after),
    guess: step.review.guess,
  })

/** The days until the card would come again, by grade. */
function intervals(answered: Answered): Record<Grade, number> {
  const today = dayOf(answered.context.world)
  const daysFor = (grade: Grade): number => daysBetween(today, memoryFor(answered, grade).due)
  return Object.fromEntries(grades.map((grade) => [grade, daysFor(grade)])) as Record<Grade, number>
}

/** When the card comes again, in words. */
function comesAgain({ context: { world, practice }, session, step, review, real }: Answered): string {
  const { texts } = world
  const today = dayOf(world)
  if (review.grade === 'again') {
    const misses = missedEnough(session, step.card)
    return misses === undefined ? texts.quiz.comesBack : texts.quiz.putOff(misses)
  }
  if (practice) return texts.weak.unchanged(real && when(real.due, today, texts))
  return texts.quiz.due(when(review.after.due, today, texts))
}

/** Says the grade, when the card comes again and, of a leech, the way out. */
function sayOutcome(answered: Answered): void {
  const { context, store, step, review } = answered
  const { world, style } = context
  context.say(outcome(review.grade, comesAgain(answered), world.texts, style))
  const help = leechHelp(context, store, step.card, review.after)
  if (help !== undefined) context.say(help, style.almost)
}

/** Whether what was typed and called wrong may still be said to be right. */
function mayAccept({ settled, review }: Answered): boolean {
  const { turn, verdict } = settled
  const typed = turn.asked.type === 'text' && verdict.given.trim() !== ''
  return typed && verdict.outcome === 'wrong' && review.grade === 'again'
}

/** The key that is pressed next; that of stopping where the learner stops in any other way. */
async function readKey(answered: Answered, days: Record<Grade, number> | undefined): Promise<string> {
  const { context, settled, review } = answered
  const { terminal, keys, texts } = context.world
  const { undo, suspend, bury, edit, why, quit, help } = keys
  const accepts = mayAccept(answered)
  try {
    const reply = await terminal.ask({
      type: 'key',
      accept: ['1', '2', '3', '4', undo, suspend, bury, edit, why, quit, help, ...(accepts ? ['!'] : [])],
      enter: 'n',
      keys: keysAfter(context.world, review.grade, days, accepts),
      unattended: 'n',
      // A learner who typed on must still see the mistake.
      fresh: settled.verdict.outcome !== 'right',
      unhurried: settled.verdict.outcome !== 'right',
      stray: { says: texts.quiz.byKey, clears: texts.quiz.clears },
    })
    return reply.type === 'key' ? reply.key : 'n'
  } catch (error) {
    if (error instanceof Stopped) return quit
    throw error
  }
}

/** The step that a key leads to, if it leaves the card. */
function goes({ context }: Answered, key: string): After['go'] | undefined {
  const { undo, quit } = context.world.keys
  if (key === 'n') return 'next'
  if (key === undo) return 'undo'
  return key === quit ? 'stop' : undefined
}

/** Suspends or buries the card where the key says so. */
async function putAway(answered: Answered, key: string): Promise<After | undefined> {
  const { context, store, step, session, edited } = answered
  const { world, practice } = context
  const { texts, keys } = world
  if (key !== keys.suspend && key !== keys.bury) return undefined
  const until: NonNullable<Hold['until']> = key === keys.suspend ? 'always' : addDays(dayOf(world), 1)
  const said = key === keys.suspend ? texts.quiz.suspended : texts.quiz.buried
  const was = store.progress.held[step.card.id]
  const hold = holdOf(step.card, until, stamp(world))
  await store.append(hold)
  context.say(practice ? texts.weak.leftOut : said(keys.undo))
  return { session: putAside(session, step.card, hold, was), go: 'next', edited }
}

/** Does what a key says after which the next one is read. */
async function obey(answered: Answered, key: string): Promise<void> {
  const { world } = answered.context
  const { terminal, keys } = world
  if (key === keys.help) {
    for (const line of allKeys(world, mayAccept(answered))) terminal.print(line)
  } else if (key === keys.why) await sayMore(answered)
  else if (key === keys.edit) {
    if (await editCard(answered.context, answered.step.card)) answered.edited = true
  } else await grade(answered, key)
}

/** Why the program refuses the line that was typed, in words; undefined where it does not. */
function refusalOf({ context, settled, step }: Answered): string | undefined {
  const { texts } = context.world
  const { entry } = step.card
  const fault = settled.verdict.remarks.flatMap((remark) =>
    remark.code === 'line' && remark.difference.code === 'fault' ? [remark.difference.fault] : [],
  )[0]
  if (!fault || !('program' in entry)) return undefined
  const program = entry.program ?? ''
  return texts.quiz.acceptRefused(program, sanitize(faultText(fault, program, texts)))
}

/** Gives the answer the grade of a key, or calls it right after a yes. */
async function grade(answered: Answered, key: string): Promise<void> {
  const { context, settled, review } = answered
  const accepts = key === '!' && mayAccept(answered)
  const given = sanitize(settled.verdict.given.trim())
  if (accepts) {
    const refused = refusalOf(answered)
    const sure = context.world.texts.quiz.acceptSure(given)
    if (!(await confirmed(context, refused === undefined ? sure : `${refused}\n${sure}`))) return
  }
  const wanted = accepts ? 'good' : grades[Number(key) - 1]
  if (wanted !== undefined && wanted !== review.grade) await regrade(answered, wanted, accepts)
}

/** Says more about the card: why its answer is right, then what is remembered of it. What was said before is not said again. */
async function sayMore({ context, step, real, review, told }: Answered): Promise<void> {
  const { world, style, pool } = context
  const { terminal, texts } = world
  const events = await (await world.maintenance()).historyOf(step.card.id)
  const about = { parts: partsOf(step.card, pool), misses: missesIn(events), shown: true }
  const memory = real ?? review.after
  const lines = details(step.card, memory, dayOf(world), texts, style, terminal.columns, about)
  const fresh = lines.filter((line) => !told.has(line))
  for (const line of fresh) terminal.print(line)
  for (const line of fresh) told.add(line)
  if (fresh.length === 0) context.say(texts.quiz.about.nothingMore, style.dim)
}

/** Gives the answer another grade, and accepts it from now on where the learner says that it was right. */
async function regrade(answered: Answered, grade: Grade, accepts: boolean): Promise<void> {
  const { context, store, scheduler, load, before, step, settled } = answered
  const { world } = context
  const { card, memory } = step
  const { verdict, turn, took } = settled
  const earlier = answered.review
  // One write: there is no moment at which the answer is not there.
  const now = stamp(world)
  const undone = undoOf({ ...step, review: earlier }, now)
  const fresh = { ...now, id: world.newId() }
  const again = reviewOf(turn, verdict, grade, fresh, scheduler, {
    memory,
    took,
    load,
    corrected: world.chanceCorrection,
  })
  answered.review = { ...again, after: memoryFor(answered, grade) }
  const accepted = accepts ? acceptOf(card.id, verdict.given, { ...now, id: world.newId() }) : undefined
  await store.append(undone, answered.review, ...(accepted ? [accepted] : []))
  load.move(earlier.after, answered.review.after)
  answered.session = answer(before, answered.review, memory)
  answered.accepted ??= accepted
  answered.session = acceptLast(answered.session, answered.accepted)
  sayOutcome(answered)
  if (accepts) context.say(world.texts.quiz.accepted(world.keys.undo))
}
