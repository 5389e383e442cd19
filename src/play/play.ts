import type { Verdict } from '../kinds/index.ts'
import { type Card, type Progress, Stopped } from '../model/index.ts'
import { feedback, header } from '../render/index.ts'
import { addDays } from '../schedule/index.ts'
import {
  acceptOf,
  answer,
  broughtForward,
  current,
  forwardedLast,
  gradeOfTurn,
  onlyRepeats,
  type Plan,
  putBack,
  remaining,
  reviewOf,
  type Session,
  undo,
  undoOf,
  withCards,
} from '../session/index.ts'
import type { ProgressStore, World } from '../world.ts'
import { after } from './after.ts'
import { ask } from './ask.ts'
import {
  dayOf,
  type Open,
  openContext,
  type Pools,
  type Remembered,
  type SessionContext,
  stamp,
  triedAt,
  turnNow,
} from './context.ts'
import { forwardNames } from './forward-names.ts'
import { keyLine } from './keys.ts'
import { leechesOf } from './leech.ts'
import { summaryLines } from './summary.ts'

/** How a session is played. */
export interface PlayOptions extends Pools, Open {
  /** All cards that were chosen from, for what comes next. */
  cards(): readonly Card[]
  /** What is really known, where the store records nothing. */
  practice?: Progress
  /** What is remembered of the cards, where the store is to be opened only when it is needed: with the first answer, hint or stop. */
  remembered?: ReadonlyMap<string, Remembered>
  /** Titles of decks by name. */
  titles: ReadonlyMap<string, string>
  /** How long answers took, by kind. */
  took: Progress['took']
  /** Milliseconds since 1970 after which no further card is begun, except those that failed in this session. */
  until?: number
  /** What is said when the learner stops before the end. */
  stopped: string
  /** Reads the decks anew after one of them was edited. */
  reload?(): Promise<readonly Card[]>
}

/** Takes the last step back; the same session when there is none. */
async function takeBack(context: SessionContext, session: Session): Promise<Session> {
  const { world } = context
  const back = undo(session)
  if (!back) {
    context.say(world.texts.quiz.nothingToUndo)
    return session
  }
  const store = await context.store()
  const { step } = back
  const { accepted, forwarded = [] } = step.type === 'answer' ? step : {}
  await store.append(
    undoOf(step, stamp(world)),
    ...(accepted === undefined ? [] : [acceptOf(step.card.id, accepted, stamp(world), true)]),
    ...forwarded.flatMap((event) => putBack(event, stamp(world)) ?? []),
  )
  context.say(back.step.type === 'hold' ? world.texts.quiz.backAgain : world.texts.quiz.undone)
  return back.session
}

/** Brings the cards of the options forward that the last line failed on, and says so; nothing in practice. */
async function leadBack(context: SessionContext, session: Session, verdict: Verdict): Promise<Session> {
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

/** Plays a session at the terminal to its end, or until the learner stops, and says what it came to; every answer is on disk before the next question. */
export async function play(
  world: World,
  open: () => Promise<ProgressStore>,
  options: PlayOptions,
): Promise<Session> {
  const { terminal, texts } = world
  const context = await openContext(
    world,
    open,
    { ...options, helped: new Set(leechesOf(options.session.steps)) },
    options.remembered,
  )
  const { style } = context
  let { plan, session, until } = options
  let kept = options.resumed
  const keep = async (next: Plan): Promise<void> => {
    const store = await context.store()
    plan = next
    kept = true
    store.keep(plan)
  }
  const summary = async (): Promise<void> => {
    const progress = options.practice ?? (await context.store()).progress
    for (const line of summaryLines(world, session, options.cards(), progress)) terminal.print(line)
  }
  /** The end, from which the last answer can still be taken back. */
  const end = async (said: string | undefined): Promise<boolean> => {
    if (said !== undefined) context.say(said)
    await summary()
    if (!terminal.interactive || session.steps.length === 0) return true
    const { keys: names } = texts.quiz
    try {
      const reply = await terminal.ask({
        type: 'key',
        accept: [world.keys.undo, world.keys.quit],
        enter: 'n',
        keys: keyLine(world, names.done, `${world.keys.undo} ${names.undo}`),
        unattended: 'n',
      })
      return !(reply.type === 'key' && reply.key === world.keys.undo)
    } catch (error) {
      if (error instanceof Stopped) return true
      throw error
    }
  }

  try {
    if (options.resumed) context.say(texts.quiz.goesOn)
    for (;;) {
      const late = until !== undefined && world.now() >= until
      // A failed card is repeated even then: it would be the first one of the next session.
      if (late) session = onlyRepeats(session)
      const card = current(session)
      if (card === undefined) {
        if (await end(late && session.finished < session.total ? texts.quiz.timeUp : undefined)) {
          if (session.finished >= session.total) (await context.store()).keep(undefined)
          return session
        }
        session = await takeBack(context, session)
        // Whoever takes an answer back wants to give another one.
        until = undefined
        continue
      }
      terminal.newScreen?.()
      terminal.print(
        header(
          {
            deck: options.titles.get(card.deck) ?? card.deck,
            at: Math.min(session.finished + 1, session.total),
            total: session.total,
            ...remaining(session, options.took, (item) => context.memoryOf(item) === undefined),
          },
          texts,
          style,
          terminal.columns,
        ),
      )
      terminal.print('')
      const memory = context.memoryOf(card)
      if ((card.entry.changed ?? 0) > (memory?.last ?? Number.POSITIVE_INFINITY))
        context.say(texts.quiz.changed, style.almost)
      const turn = turnNow(world, { plan, session }, card, context.among, memory?.stability)
      const settled = await ask(context, turn, (tried) => keep(triedAt({ plan, session }, tried)))
      if (settled.type === 'undo') {
        session = await takeBack(context, session)
        terminal.print('')
        continue
      }
      const { verdict, took } = settled
      const store = await context.store()
      // Another window may have answered the card meanwhile.
      await store.refresh()
      const known = store.progress.cards[card.id]
      const grade = settled.grade ?? gradeOfTurn(settled.turn, verdict, took, known)
      const scheduler = await context.scheduler()
      const load = await context.load()
      const review = reviewOf(settled.turn, verdict, grade, stamp(world), scheduler, known, took, load)
      // The plan is there before its first answer, so that the next run can go on from it.
      if (!kept || plan.tried) await keep({ ...plan, tried: undefined })
      await store.append(review)
      load.move(known, review.after)
      const revealed = settled.turn.asked.type === 'reveal'
      for (const line of feedback(card, verdict, texts, style, terminal.columns, revealed))
        terminal.print(line)
      const before = session
      // What stands on disk counts, whatever happens at the keys.
      session = answer(before, review, known)
      const next = await after(context, before, { type: 'answer', card, review, memory: known }, settled)
      session =
        next.go === 'undo'
          ? await takeBack(context, next.session)
          : await leadBack(context, next.session, verdict)
      if (next.go === 'stop') throw new Stopped('escape')
      if (next.edited && options.reload) {
        const fresh = new Map((await options.reload()).map((item) => [item.id, item]))
        session = withCards(session, (item) => fresh.get(item.id))
      }
      terminal.print('')
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    context.say(session.steps.length === 0 ? texts.quiz.stoppedAtOnce : options.stopped)
    await summary()
    return session
  }
}
