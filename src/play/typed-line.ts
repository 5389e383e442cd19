import { acceptedAnswers, kindOf } from '../kinds/index.ts'
import { type Answer, sanitize, unquoted } from '../model/index.ts'
import { type Turn, typedAnswer } from '../session/index.ts'
import type { Reply } from '../world/index.ts'
import type { SessionContext } from './context.ts'

/** The card that a line is typed for. */
interface Typed {
  context: SessionContext
  turn: Turn
}

/** The answer that a typed line gives. */
export async function answerOf({ context, turn }: Typed, reply: Reply): Promise<Answer> {
  if (reply.type !== 'text') return { type: 'gave-up' }
  const own = reply.text.trim() === '0' ? (await context.store()).progress.accepted[turn.card.id] : undefined
  return typedAnswer(turn, reply.text, context.pool, own)
}

/** Whether a line is only the letter of a key, which the cards before have taught, and no answer to this card, with or without its dashes. */
export async function isKey({ context, turn }: Typed, reply: Reply, key: 'undo' | 'quit'): Promise<boolean> {
  const letter = context.world.keys[key]
  if (reply.type !== 'text' || reply.text.trim() !== letter) return false
  const own = (await context.store()).progress.accepted[turn.card.id] ?? []
  return ![...acceptedAnswers(turn.card, context.pool), ...own].some(
    (answer) => unquoted(answer).replace(/^-+/, '').toLowerCase() === letter,
  )
}

/** Whether a digit is typed where a command or an option is wanted: the cards before were answered with one. */
export const isDigit = ({ turn }: Typed, reply: Reply): boolean =>
  reply.type === 'text' &&
  /^[1-9]$/.test(reply.text.trim()) &&
  (turn.card.kind === 'command' || turn.card.kind === 'recall')

/** The line that a learner means who goes on from the last hint; the typed one where it is right itself, or belongs to no hint. */
export function afterHint({ context, turn }: Typed, step: number, given: Answer): Answer {
  const { card, asked } = turn
  const { pool, world } = context
  const goesOn = kindOf(card).goesOn
  if (given.type !== 'text' || step === 0 || goesOn === undefined) return given
  const isRight = (text: string): boolean =>
    kindOf(card).judge(card, asked, { type: 'text', text }, pool).outcome === 'right'
  if (isRight(given.text)) return given
  const lines = goesOn(card, given.text, step)
  const meant = lines.find(isRight) ?? (given.text.trim().startsWith('-') ? lines[0] : undefined)
  if (meant === undefined) return given
  context.say(world.texts.quiz.readAs(sanitize(meant)))
  return { type: 'text', text: meant }
}
