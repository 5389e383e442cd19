import type { Verdict } from '../kinds/index.ts'
import { kindOf } from '../kinds/index.ts'
import { type Answer, type Grade, grades, type Question, Stopped } from '../model/index.ts'
import { question, remarks, sentence } from '../render/index.ts'
import { judge, type Turn } from '../session/index.ts'
import type { Reply, Request } from '../world/index.ts'
import { askParts } from './ask-parts.ts'
import type { SessionContext } from './context.ts'
import { asking, isLow, keyLine, keysTyping } from './keys.ts'
import { selfGraded } from './self-grade.ts'
import { afterHint, answerOf, isDigit, isKey } from './typed-line.ts'

/** The outcome of a card: an answer that counts, or the wish to take the last one back. */
export type Asked =
  | {
      type: 'settled'
      turn: Turn
      verdict: Verdict
      /** Milliseconds, where somebody measured. */
      took?: number
      /** The grade that the learner gave. */
      grade?: Grade
    }
  | { type: 'undo' }

/** The context of asking a question. */
interface Asking {
  context: SessionContext
  turn: Turn
  /** Hears of each hint and each slip. */
  tried(turn: Turn): Promise<void>
  /** Milliseconds since the question was shown, where somebody measures. */
  took(): number | undefined
  /** The keys that every question has. */
  common: readonly string[]
  /** There is an answer before, which may be taken back. */
  isLater: boolean
}

const settledBy = (reply: Reply): Reply => {
  if (reply.type === 'stop') throw new Stopped('escape')
  return reply
}

/** Asks a card, with hints and one free try after a slip; `tried` hears of each, `isLater` says that an answer before may be taken back. Throws Stopped. */
export async function ask(
  context: SessionContext,
  turn: Turn,
  tried: (turn: Turn) => Promise<void>,
  isLater: boolean,
): Promise<Asked> {
  const { world, style } = context
  const { terminal, texts, keys } = world
  const { keys: names } = texts.quiz
  const low = isLow(terminal, turn.asked.picture !== undefined)
  for (const line of question(turn.asked, style, terminal.columns, low)) terminal.print(line)
  if (!low) terminal.print('')
  const began = world.now()
  const about: Asking = {
    context,
    turn,
    tried,
    took: () => (terminal.interactive ? Math.max(0, world.now() - began) : undefined),
    common: [
      ...(isLater ? [`${keys.undo} ${names.undoLast}`] : []),
      `${keys.quit} ${names.quit}`,
      `? ${names.help}`,
    ],
    isLater,
  }
  const { asked } = turn
  if (asked.type === 'reveal') return askReveal(about, asked)
  if (asked.type === 'steps') return askSteps(about, asked)
  return asked.type === 'choice' ? askChoice(about, asked) : askText(about, asked)
}

/** Reads one key; undefined for the wish to take the last answer back. Throws Stopped. */
async function key(
  { context }: Asking,
  request: Omit<Request & { type: 'key' }, 'type'>,
): Promise<string | undefined> {
  const { world } = context
  const { undo, quit } = world.keys
  const reply = await asking(world, {
    ...request,
    type: 'key',
    accept: [...request.accept, undo, quit, '?'],
  })
  const pressed = reply.type === 'key' ? reply.key : ''
  if (pressed === quit) throw new Stopped('escape')
  return pressed === undo ? undefined : pressed
}

/** Shows an answer when it is wanted, and lets the learner grade what was known of it. */
async function askReveal(about: Asking, { answer }: Question & { type: 'reveal' }): Promise<Asked> {
  const { context, turn, took, common } = about
  const { world, style, pool } = context
  const { terminal, texts } = world
  const { keys: names } = texts.quiz
  const shown = await key(about, {
    // Nothing is given up here: the answer is shown in any case.
    accept: ['0'],
    enter: 'n',
    keys: keyLine(world, names.show, ...common),
    unhurried: true,
    unattended: 'n',
  })
  if (shown === undefined) return { type: 'undo' }
  const thought = took()
  for (const line of sentence(answer, terminal.columns, style.strong, '   ')) terminal.print(line)
  context.say(texts.quiz.didYouKnow, (line) => line)
  const pressed = await key(about, {
    accept: ['y', 'n', '1', '2', '3', '4'],
    noEnter: texts.quiz.yesOrNo,
    keys: keyLine(world, names.knew, names.knewNot, names.grade, ...common),
  })
  if (pressed === undefined) return { type: 'undo' }
  const grade = grades[Number(pressed) - 1]
  const knew = grade === undefined ? pressed === 'y' : grade !== 'again'
  return { type: 'settled', ...judge(turn, { type: 'self', knew }, pool), took: thought, grade }
}

/** Asks for one of some choices. Throws Stopped. */
async function choose(
  { context: { world }, common }: Asking,
  request: Omit<Request & { type: 'choice' }, 'type' | 'keys' | 'quit'>,
): Promise<Reply> {
  const { keys, texts, terminal } = world
  const { keys: names } = texts.quiz
  const chooses = names.choose(request.choices.length)
  // A narrow screen shows the first and the last ones only.
  const line =
    terminal.columns < 60
      ? [chooses, ...common.slice(0, -1), names.giveUp, ...common.slice(-1)]
      : [chooses, names.giveUp, ...common]
  const reply = await asking(world, {
    type: 'choice',
    ...request,
    skips: true,
    stray: { says: texts.quiz.byDigit, clears: texts.quiz.clears },
    keys: keyLine(world, ...line),
    undo: keys.undo,
    quit: keys.quit,
  })
  return settledBy(reply)
}

async function askSteps(about: Asking, asked: Question & { type: 'steps' }): Promise<Asked> {
  const { context, turn, took } = about
  const indexes = await askParts(context, asked, (request) => choose(about, request))
  if (indexes === undefined) return { type: 'undo' }
  return { type: 'settled', ...judge(turn, { type: 'steps', indexes }, context.pool), took: took() }
}

async function askChoice(about: Asking, { choices }: Question & { type: 'choice' }): Promise<Asked> {
  const reply = await choose(about, { choices })
  if (reply.type === 'undo') return { type: 'undo' }
  const given: Answer = reply.type === 'choice' ? { type: 'choice', index: reply.index } : { type: 'gave-up' }
  const { settled: _, ...judged } = judge(about.turn, given, about.context.pool)
  return { type: 'settled', ...judged, took: about.took() }
}

/** Judges what was typed; gives the turn after a slip that may be mended. */
async function judged({ context, took }: Asking, turn: Turn, given: Answer): Promise<Asked | Turn> {
  const { world, style, pool } = context
  const { terminal, texts } = world
  const { card } = turn
  const accepted = given.type === 'text' ? (await context.store()).progress.accepted[card.id] : undefined
  const { settled, verdict, turn: after } = judge(turn, given, pool, accepted)
  if (settled && verdict.outcome !== 'unknown') return { type: 'settled', turn: after, verdict, took: took() }
  if (settled) {
    const thought = took()
    const graded = await selfGraded(context, turn, verdict)
    return graded ? { type: 'settled', turn, ...graded, took: thought } : { type: 'undo' }
  }
  for (const line of remarks(card, verdict, texts, style, terminal.columns)) terminal.print(line)
  context.say(texts.quiz.near, style.almost)
  return after
}

/** The content of the field, and how many hints were given. */
interface Typing {
  turn: Turn
  /** How many hints were shown: words that were looked up count for the grade, and skip no hint. */
  step: number
  text: string | undefined
  /** The line that was nearly right: sent again as it is, it is no answer. */
  slip?: string
  /** It was said that there are no more hints. */
  noMore?: boolean
}

/** Asks for a line, given what is in the field. Throws Stopped. */
async function typed({ context, isLater }: Asking, { turn, text }: Typing): Promise<Reply> {
  const { world, pool } = context
  const { complete } = kindOf(turn.card)
  const reply = await asking(world, {
    type: 'text',
    text,
    keys: keysTyping(world, isLater),
    looked: turn.hints === 0 ? world.texts.quiz.hintCosts : undefined,
    history: context.typed,
    complete: complete && ((before) => complete(turn.card, before, pool)),
  })
  return settledBy(reply)
}

/** Shows the next hint and counts it. */
async function hinted(
  { context, tried }: Asking,
  hints: readonly string[],
  state: Typing,
  text: string | undefined,
): Promise<Typing> {
  const { turn, step } = state
  const { quiz } = context.world.texts
  const hint = hints[step]
  if (hint === undefined) {
    if (!state.noMore) context.say(quiz.noMoreHints)
    return { ...state, text, noMore: true }
  }
  const after = { ...turn, hints: turn.hints + 1 }
  await tried(after)
  // The first hint says what hints cost.
  const said = quiz.hint(hint)
  context.say(after.hints === 1 ? `${said}. ${quiz.hintCosts}` : said)
  return { ...state, turn: after, step: step + 1, text }
}

/** The turn with the words that were looked up while the line was typed. */
function lookedUp(turn: Turn, reply: Reply): Turn {
  const looked = reply.type === 'text' || reply.type === 'hint' ? reply.hints : 0
  return looked ? { ...turn, hints: turn.hints + looked } : turn
}

/** Reads a line as a key where it is no answer: `undo`, or `again` for one that counts for nothing. Throws Stopped where it stops. */
async function keyMeant(about: Asking, reply: Reply): Promise<'undo' | 'again' | undefined> {
  if (reply.type === 'undo' || (await isKey(about, reply, 'undo'))) return 'undo'
  if (await isKey(about, reply, 'quit')) throw new Stopped('escape')
  if (!isDigit(about, reply)) return undefined
  about.context.say(about.context.world.texts.quiz.typeIt)
  return 'again'
}

/** Judges an answer: the card is settled, or the field is filled for one more try. The line that was nearly right counts for nothing when it comes again. */
async function answeredBy(about: Asking, state: Typing, given: Answer): Promise<Asked | Typing> {
  const { context, tried } = about
  const line = given.type === 'text' ? given.text : undefined
  if (line !== undefined && line.trim() === state.slip?.trim()) {
    context.say(context.world.texts.quiz.sameLine)
    return { ...state, text: line }
  }
  if (line !== undefined) context.typed.push(line)
  const result = await judged(about, state.turn, given)
  if ('type' in result) return result
  await tried(result)
  return { ...state, turn: result, text: line, slip: line }
}

/** Reads a line, gives hints one after the other, and lets one slip be mended. */
async function askText(about: Asking, { hints }: Question & { type: 'text' }): Promise<Asked> {
  let state: Typing = { turn: about.turn, step: about.turn.hints, text: undefined }
  for (;;) {
    const reply = await typed(about, state)
    const meant = await keyMeant(about, reply)
    if (meant === 'undo') return { type: 'undo' }
    if (meant === 'again') continue
    state = { ...state, turn: lookedUp(state.turn, reply) }
    if (reply.type === 'hint') {
      state = await hinted(about, hints, state, reply.text)
      continue
    }
    const result = await answeredBy(about, state, afterHint(about, state.step, await answerOf(about, reply)))
    if ('type' in result) return result
    state = result
  }
}
