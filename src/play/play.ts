import { completed } from '../kinds/index.ts'
import { type Card, type Progress, Stopped } from '../model/index.ts'
import { feedback, header } from '../render/index.ts'
import {
  acceptBack,
  answer,
  current,
  gradeOfTurn,
  onlyRepeats,
  type Plan,
  positionOf,
  putBack,
  remaining,
  reviewOf,
  type Session,
  type Turn,
  undo,
  undoOf,
  withCards,
  without,
} from '../session/index.ts'
import type { ProgressStore, Request, World } from '../world/index.ts'
import { type After, after } from './after.ts'
import { type Asked, ask } from './ask.ts'
import {
  type Editing,
  type Open,
  openContext,
  type Pools,
  type Remembered,
  type SessionContext,
  stamp,
  triedAt,
  turnNow,
} from './context.ts'
import { asking, endKeys, isLow, keyLine } from './keys.ts'
import { leechesOf } from './leech.ts'
import { leadBack, putOff } from './moved.ts'
import { type Ready, settledFirst } from './ready.ts'
import { withoutSpoiler } from './spoiler.ts'
import { type Coming, knownComing, summaryLines } from './summary.ts'

/** The end of a session, below its summary. */
export interface Closing {
  lines: readonly string[]
  /** Something that may be done next: by a key, after a yes. */
  offer?: { key: string; name: string; run(): Promise<void> } | undefined
}

/** How a session is played. */
export interface PlayOptions extends Pools, Open {
  /** All cards that were chosen from, for what comes next. */
  cards(): readonly Card[]
  /** The real progress, if the store records nothing. */
  practice?: Progress
  /** The memories of the cards, if the store is to be opened only when it is needed: with the first answer, hint or stop. */
  remembered?: ReadonlyMap<string, Remembered>
  /** The question of the first card, where it is ready: the decks need not be read before it stands. */
  ready?: Ready | undefined
  /** The title of a deck, by its name. */
  titleOf(deck: string): string
  /** How long answers took, by kind. */
  took: Progress['took']
  /** Milliseconds since 1970 after which no further card is begun, except those that failed in this session. */
  until?: number
  /** The lines for a learner who stops before the end. */
  stopped: string
  /** How a card is edited. */
  editing?: Editing
  /** The decks and tags that it is of; absent or '' for all. */
  scope?: string
  /** The days on which cards come, today first; made of the known cards where it is absent. */
  coming?(): Promise<readonly Coming[]>
  /** Makes the lines below the summary. */
  closing?(session: Session): Promise<Closing>
  /** Reads the decks anew after one of them was edited. */
  reload?(): Promise<readonly Card[]>
}

/** A session that is played, with its plan on disk. */
interface Playing {
  readonly context: SessionContext
  readonly options: PlayOptions
  plan: Plan
  session: Session
  /** Whether the plan is kept on disk, so that the next run can go on from it. */
  kept: boolean
  /** As in the options; absent once an answer was taken back at the end. */
  until: number | undefined
  /** The question that is ready for the card that comes; absent once it was asked. */
  ready: Ready | undefined
}

/** Takes the last step back; the session stays as it is when there is none. */
async function takeBack(playing: Playing): Promise<void> {
  const { context, session } = playing
  const { world } = context
  const back = undo(session)
  if (!back) {
    context.say(world.texts.quiz.nothingToUndo)
    return
  }
  const store = await context.store()
  const load = await context.load()
  const { step } = back
  const { accepted, forwarded = [] } = step.type === 'answer' ? step : {}
  await store.append(
    undoOf(step, stamp(world)),
    ...(accepted === undefined ? [] : [acceptBack(accepted, stamp(world))]),
    ...forwarded.flatMap((event) => putBack(event, stamp(world)) ?? []),
  )
  if (step.type === 'answer') {
    for (const { before, after: moved } of [...forwarded].reverse()) load.move(moved, before)
    load.move(step.review.after, step.memory)
  }
  context.say(back.step.type === 'hold' ? world.texts.quiz.backAgain : world.texts.quiz.undone)
  playing.session = back.session
  // The card is asked again; hints that were seen are not unseen.
  const hints = step.type === 'answer' ? (step.review.hints ?? 0) : 0
  if (hints > 0) {
    const tried = { card: step.card.id, round: back.session.steps.length, nearMisses: 0, hints }
    await keep(playing, { ...playing.plan, tried })
  }
}

/** Writes the plan of the session down. */
async function keep(playing: Playing, plan: Plan): Promise<void> {
  const store = await playing.context.store()
  playing.plan = plan
  playing.kept = true
  store.keep(plan)
}

/** Sums the session up and says what else there is to say at its end; returns what may be done next. */
async function saySummary({ context, session, options }: Playing): Promise<Closing['offer']> {
  const progress = options.practice ?? (await context.store()).progress
  const coming = (await options.coming?.()) ?? knownComing(context.world, options.cards(), progress)
  for (const line of summaryLines(context.world, session, progress, { coming, scope: options.scope ?? '' }))
    context.world.terminal.print(line)
  const closing = await options.closing?.(session)
  for (const line of closing?.lines ?? []) context.say(line, (text) => text)
  return closing?.offer
}

/** Ends the session with its summary, from which the last answer can still be taken back, or what is offered can be done; returns whether it is over. */
async function end(playing: Playing, late: boolean): Promise<boolean> {
  const { context, session } = playing
  const { world } = context
  const { terminal, texts, keys } = world
  if (late && session.finished < session.total) context.say(texts.quiz.timeUp)
  const offer = await saySummary(playing)
  if (!terminal.interactive || session.steps.length === 0) return true
  const { keys: names } = texts.quiz
  try {
    const request: Request = {
      type: 'key',
      accept: [keys.undo, keys.quit, '?', ...(offer ? [offer.key] : [])],
      enter: 'n',
      keys: keyLine(world, names.done, offer?.name, `${keys.undo} ${names.undoLast}`),
      unattended: 'n',
    }
    const reply = await asking(world, request, () => endKeys(world))
    const key = reply.type === 'key' ? reply.key : 'n'
    if (key === keys.undo) return false
    if (offer && key === offer.key) await offer.run()
    return true
  } catch (error) {
    if (error instanceof Stopped) return true
    throw error
  }
}

/** Shows where the session is, above a card. */
function sayHeader({ context, options, session, ready }: Playing, card: Card): void {
  const { terminal, texts } = context.world
  terminal.newScreen?.()
  terminal.print(
    header(
      {
        deck: ready?.title ?? options.titleOf(card.deck),
        ...positionOf(session),
        total: session.total,
        done: session.finished,
        isNew: context.memoryOf(card) === undefined,
        ...remaining(session, options.took, (item) => context.memoryOf(item) === undefined),
      },
      texts,
      context.style,
      terminal.columns,
    ),
  )
  if (!isLow(terminal)) terminal.print('')
}

/** Writes the review of a settled answer down, shows what is said of it, and goes on with its keys. */
async function record(playing: Playing, card: Card, settled: Asked & { type: 'settled' }): Promise<After> {
  const { context, session: before } = playing
  const { world, style } = context
  const { verdict, took } = settled
  const store = await context.store()
  // Another window may have answered the card meanwhile.
  await store.refresh()
  const known = store.progress.cards[card.id]
  const grade = settled.grade ?? gradeOfTurn(settled.turn, verdict, took, known)
  const load = await context.load()
  const scheduler = (await context.schedulers())(card.deck)
  const review = reviewOf(settled.turn, verdict, grade, stamp(world), scheduler, {
    memory: known,
    took,
    load,
    corrected: world.chanceCorrection,
  })
  // The plan is there before its first answer, so that the next run can go on from it.
  if (!playing.kept || playing.plan.tried) await keep(playing, { ...playing.plan, tried: undefined })
  await store.append(review)
  load.move(known, review.after)
  const revealed = settled.turn.asked.type === 'reveal'
  const { terminal, texts } = world
  const whole = { ...card, entry: completed(card.entry, context.among(card)) }
  const told = withoutSpoiler(whole, before)
  for (const line of feedback(told, verdict, texts, style, terminal.columns, revealed)) terminal.print(line)
  // The review is already saved, so the session is updated first.
  playing.session = answer(before, review, known)
  return after(context, before, { type: 'answer', card, review, memory: known }, settled)
}

/** The turn of the card that is asked: the one that is ready, of a card that has not changed, or the one that its deck makes. */
function turnFor(playing: Playing, card: Card): Turn {
  const { context, ready } = playing
  if (ready) return { card, asked: ready.question, nearMisses: 0, hints: 0 }
  const { world } = context
  const memory = context.memoryOf(card)
  if ((card.entry.changed ?? 0) > (memory?.last ?? Number.POSITIVE_INFINITY))
    context.say(world.texts.quiz.changed, context.style.almost)
  return turnNow(world, playing, card, context.among, memory?.stability)
}

/** Takes the decks in as they are after one of them was edited: cards are asked as they read now, those of it that are gone no more. */
async function takeIn(playing: Playing, { deck }: Card): Promise<void> {
  const cards = await playing.options.reload?.()
  if (cards === undefined) return
  const fresh = new Map(cards.map((item) => [item.id, item]))
  const changed = withCards(playing.session, (item) => fresh.get(item.id))
  playing.session = without(
    changed,
    (item) => item.deck === deck && item.kind !== 'contrast' && !fresh.has(item.id),
  )
}

/** Asks the card and does what comes of the answer. Throws Stopped. */
async function askCard(playing: Playing, card: Card): Promise<void> {
  const { context } = playing
  const { world } = context
  sayHeader(playing, card)
  const turn = turnFor(playing, card)
  const asked = playing.ready ? settledFirst(context, playing.ready) : context
  playing.ready = undefined
  const isLater = playing.session.steps.length > 0
  const settled = await ask(asked, turn, (tried) => keep(playing, triedAt(playing, tried)), isLater)
  if (settled.type === 'undo') await takeBack(playing)
  else {
    const { session, go, edited } = await record(playing, card, settled)
    playing.session =
      go === 'undo' ? session : await putOff(context, card, await leadBack(context, session, settled.verdict))
    if (go === 'undo') await takeBack(playing)
    if (go === 'stop') throw new Stopped('escape')
    if (edited) await takeIn(playing, card)
  }
  world.terminal.print('')
}

/** Asks card after card to the end of the session. Throws Stopped. */
async function playOn(playing: Playing): Promise<void> {
  const { context } = playing
  for (;;) {
    const late = playing.until !== undefined && context.world.now() >= playing.until
    // A failed card is repeated even then: it would be the first one of the next session.
    if (late) playing.session = onlyRepeats(playing.session)
    const card = current(playing.session)
    if (card !== undefined) {
      await askCard(playing, card)
      continue
    }
    if (await end(playing, late)) return
    await takeBack(playing)
    // After an undo the card is asked again.
    playing.until = undefined
  }
}

/** Plays a session at the terminal to its end, or until the learner stops, and says what it came to; every answer is on disk before the next question. */
export async function play(
  world: World,
  open: () => Promise<ProgressStore>,
  options: PlayOptions,
): Promise<Session> {
  const { plan, session, until, resumed, ready } = options
  const helped = new Set(leechesOf(session.steps))
  const context = await openContext(world, open, { ...options, helped }, options.remembered)
  const playing: Playing = { context, options, plan, session, until, kept: resumed, ready }
  try {
    if (resumed) context.say(world.texts.quiz.goesOn)
    await playOn(playing)
    const { finished, total } = playing.session
    if (finished >= total) (await context.store()).keep(undefined)
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    const atOnce = playing.session.steps.length === 0
    context.say(atOnce ? world.texts.quiz.stoppedAtOnce : options.stopped)
    await saySummary(playing)
  }
  return playing.session
}
