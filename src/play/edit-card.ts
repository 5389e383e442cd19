import { type Card, sanitize, UserError } from '../model/index.ts'
import type { SessionContext } from './context.ts'
import { keyLine } from './keys.ts'

/** Asks whether to do something, so that a stray key does not. Throws Stopped. */
export async function confirmed(context: SessionContext, question: string): Promise<boolean> {
  const { terminal, texts } = context.world
  const { yes, no } = texts.quiz.keys
  context.say(question, (line) => line)
  const reply = await terminal.ask({
    type: 'key',
    accept: ['y', 'n'],
    keys: keyLine(context.world, yes, no),
    unattended: 'n',
    fresh: true,
  })
  return reply.type === 'key' && reply.key === 'y'
}

/** Opens the line of a card in the learner's editor, after a yes; a shipped card is copied first. Returns whether it was opened. Throws Stopped. */
export async function editCard(context: SessionContext, card: Card): Promise<boolean> {
  const { world, editing } = context
  const { quiz } = world.texts
  const { file, line } = card.entry.at
  const copies = editing?.copies(card) ?? false
  const place = sanitize(`${file.replace(/^.*[\\/]/, '')}:${line}`)
  if (!world.hasEditor) {
    context.say(quiz.noEditor(copies ? `flagdrill edit ${sanitize(card.id)}` : sanitize(`${file}:${line}`)))
    return false
  }
  if (!(await confirmed(context, copies ? quiz.editCopy : quiz.editLine(place)))) return false
  try {
    return await opened(context, card)
  } catch (error) {
    // An editor that cannot be started is no reason to end the session.
    if (!(error instanceof UserError)) throw error
    context.say(error.message)
    return false
  }
}

/** Opens the line of a card in the editor, and says what comes of it; returns whether something was changed. Throws UserError. */
async function opened(context: SessionContext, card: Card): Promise<boolean> {
  const { world, editing } = context
  const { quiz } = world.texts
  const { file, line } = card.entry.at
  const done = editing
    ? await editing.edit(card)
    : { at: card.entry.at, opened: await world.edit(file, line), dropped: false, said: [] }
  const { at } = done
  const said = done.dropped
    ? [quiz.nothingChanged]
    : done.opened
      ? done.said
      : [quiz.noEditor(sanitize(`${at.file}:${at.line}`))]
  for (const text of said) context.say(text)
  return done.opened && !done.dropped
}
