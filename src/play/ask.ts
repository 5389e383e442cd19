import type { Verdict } from '../kinds/index.ts'
import { kindOf } from '../kinds/index.ts'
import { type Answer, type Grade, grades, Stopped, width } from '../model/index.ts'
import { question, remarks, sentence } from '../render/index.ts'
import { judge, type Turn } from '../session/index.ts'
import type { Reply } from '../world.ts'
import type { SessionContext } from './context.ts'
import { asking, keyLine } from './keys.ts'
import { selfGraded } from './self-grade.ts'

/** What came of a card: an answer that counts, or the wish to take the last one back. */
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

const settledBy = (reply: Reply): Reply => {
  if (reply.type === 'stop') throw new Stopped('escape')
  return reply
}

/** Asks a card, with hints and one free try after a slip; `tried` hears of each. Throws Stopped. */
export async function ask(
  context: SessionContext,
  begun: Turn,
  tried: (turn: Turn) => Promise<void>,
): Promise<Asked> {
  const { world, style, pool } = context
  const { terminal, texts, keys } = world
  const { keys: names } = texts.quiz
  let turn = begun
  const { asked, card } = turn
  for (const line of question(asked, style, terminal.columns)) terminal.print(line)
  terminal.print('')
  const began = world.now()
  const took = (): number | undefined => (terminal.interactive ? Math.max(0, world.now() - began) : undefined)
  const help = `? ${names.help}`
  const quitKeys = [`${keys.undo} ${names.undo}`, `${keys.quit} ${names.quit}`]

  if (asked.type === 'reveal') {
    const shown = await asking(world, {
      type: 'key',
      accept: [keys.quit, keys.undo, '?'],
      enter: 'n',
      keys: keyLine(world, names.show, ...quitKeys, help),
      unattended: 'n',
    })
    const early = shown.type === 'key' ? shown.key : ''
    if (early === keys.quit) throw new Stopped('escape')
    if (early === keys.undo) return { type: 'undo' }
    const thought = took()
    for (const line of sentence(asked.answer, terminal.columns, style.strong, '   ')) terminal.print(line)
    context.say(texts.quiz.didYouKnow, (line) => line)
    const reply = await asking(world, {
      type: 'key',
      accept: ['y', 'n', '1', '2', '3', '4', keys.undo, keys.quit, '?'],
      keys: keyLine(world, names.knew, names.knewNot, names.grade, ...quitKeys, help),
    })
    const key = reply.type === 'key' ? reply.key : ''
    if (key === keys.quit) throw new Stopped('escape')
    if (key === keys.undo) return { type: 'undo' }
    const grade = grades[Number(key) - 1]
    const knew = grade === undefined ? key === 'y' : grade !== 'again'
    return { type: 'settled', ...judge(turn, { type: 'self', knew }, pool), took: thought, grade }
  }

  const choice = (choices: readonly string[]): Promise<Reply> =>
    asking(world, {
      type: 'choice',
      choices,
      keys: keyLine(world, names.choose(choices.length), names.giveUp, ...quitKeys, help),
      undo: keys.undo,
      quit: keys.quit,
    }).then(settledBy)

  if (asked.type === 'steps') {
    const indexes: number[] = []
    for (let step = asked.steps[0]; step !== undefined; step = asked.steps[indexes.length]) {
      const place = texts.quiz.position(indexes.length + 1, asked.steps.length)
      for (const line of sentence(step.prompt, terminal.columns - width(place) - 2, style.strong, '  '))
        terminal.print(line === '' ? line : `${line}  ${style.dim(place)}`)
      const reply = await choice(step.choices)
      // Back to the part before; only from the first one to the card before.
      if (reply.type === 'undo' && indexes.pop() === undefined) return { type: 'undo' }
      if (reply.type !== 'undo') indexes.push(reply.type === 'choice' ? reply.index : -1)
    }
    return { type: 'settled', ...judge(turn, { type: 'steps', indexes }, pool), took: took() }
  }

  const { complete } = kindOf(card)
  for (let text: string | undefined; ; ) {
    const reply =
      asked.type === 'choice'
        ? await choice(asked.choices)
        : settledBy(
            await asking(world, {
              type: 'text',
              text,
              keys: keyLine(world, names.answer, names.hint, help, names.stop),
              history: context.typed,
              complete: complete && ((before) => complete(card, before, pool)),
            }),
          )
    if (reply.type === 'undo') return { type: 'undo' }
    const looked = (reply.type === 'text' || reply.type === 'hint' ? reply.hints : 0) ?? 0
    if (looked > 0) turn = { ...turn, hints: turn.hints + looked }
    if (reply.type === 'hint') {
      turn = { ...turn, hints: turn.hints + 1 }
      await tried(turn)
      text = reply.text
      if (asked.type === 'text')
        context.say(texts.quiz.hint(asked.hints[Math.min(turn.hints, asked.hints.length) - 1] ?? ''))
      continue
    }
    const given: Answer =
      reply.type === 'text'
        ? { type: 'text', text: reply.text }
        : reply.type === 'choice'
          ? { type: 'choice', index: reply.index }
          : { type: 'gave-up' }
    if (given.type === 'text') context.typed.push(given.text)
    const accepted = given.type === 'text' ? (await context.store()).progress.accepted[card.id] : undefined
    const judged = judge(turn, given, pool, accepted)
    if (judged.settled && judged.verdict.outcome === 'unknown') {
      const thought = took()
      const graded = await selfGraded(context, turn, judged.verdict)
      return graded ? { type: 'settled', turn, ...graded, took: thought } : { type: 'undo' }
    }
    if (judged.settled) return { type: 'settled', ...judged, took: took() }
    turn = judged.turn
    await tried(turn)
    text = given.type === 'text' ? given.text : undefined
    for (const line of remarks(card, judged.verdict, texts, style, terminal.columns)) terminal.print(line)
    context.say(texts.quiz.near, style.almost)
  }
}
