import type { Verdict } from '../kinds/index.ts'
import { type Grade, grades, Stopped } from '../model/index.ts'
import { remarks, sentence } from '../render/index.ts'
import type { Turn } from '../session/index.ts'
import type { SessionContext } from './context.ts'
import { asking, keyLine } from './keys.ts'

/** Lets the learner grade an answer that the decks know too little about to judge: shows why, and the usual answer. Undefined when the last answer is to be taken back. Throws Stopped. */
export async function selfGraded(
  context: SessionContext,
  turn: Turn,
  verdict: Verdict,
): Promise<{ verdict: Verdict; grade?: Grade } | undefined> {
  const { world, style } = context
  const { terminal, texts, keys } = world
  const { keys: names } = texts.quiz
  for (const line of remarks(turn.card, verdict, texts, style, terminal.columns)) terminal.print(line)
  context.say(texts.quiz.cannotTell, style.almost)
  for (const line of sentence(verdict.expected, terminal.columns, style.strong, '   ')) terminal.print(line)
  context.say(texts.quiz.didYouKnow, (line) => line)
  const reply = await asking(world, {
    type: 'key',
    accept: ['y', 'n', '1', '2', '3', '4', keys.undo, keys.quit, '?'],
    noEnter: texts.quiz.yesOrNo,
    keys: keyLine(
      world,
      names.knew,
      names.knewNot,
      names.grade,
      `${keys.undo} ${names.undo}`,
      `${keys.quit} ${names.quit}`,
      `? ${names.help}`,
    ),
  })
  const key = reply.type === 'key' ? reply.key : ''
  if (key === keys.quit) throw new Stopped('escape')
  if (key === keys.undo) return undefined
  const grade = grades[Number(key) - 1]
  const knew = grade === undefined ? key === 'y' : grade !== 'again'
  return { verdict: { ...verdict, outcome: knew ? 'right' : 'wrong', remarks: [] }, grade }
}
