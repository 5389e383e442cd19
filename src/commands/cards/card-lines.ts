import { completed, kindOf, type Pool, type Verdict } from '../../kinds/index.ts'
import { type Card, type Question, sanitize, seeded } from '../../model/index.ts'
import { feedback, question, remarks, styleOf } from '../../render/index.ts'
import type { World } from '../../world/index.ts'

/** A card as it is asked, with every choice, and its answer. */
export function cardLines(card: Card, pool: Pool, world: World): { question: string[]; answer: string[] } {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  const kind = kindOf(card)
  const asked = kind.ask(card, pool, seeded(`${world.seed} ${card.id}`), texts.kinds)
  const lines = [...question(asked, style, terminal.columns)]
  const steps =
    asked.type === 'steps' ? asked.steps : asked.type === 'choice' ? [{ ...asked, prompt: '' }] : []
  for (const step of steps) {
    if (asked.type === 'steps') lines.push(`  ${style.strong(sanitize(step.prompt))}`)
    lines.push(...step.choices.map((choice, index) => `  ${index + 1}  ${sanitize(choice)}`))
  }
  const whole = { ...card, entry: completed(card.entry, pool) }
  return { question: lines, answer: answerLines(whole, asked, pool, world) }
}

/** The right answer: of a question part by part each part with its meaning. An answer that the learner grades is never judged, its text is in the question. */
function answerLines(card: Card, asked: Question, pool: Pool, { texts, terminal }: World): string[] {
  const style = styleOf(terminal)
  const { columns } = terminal
  if (asked.type === 'reveal') {
    const verdict: Verdict = { outcome: 'right', expected: asked.answer, given: '', remarks: [] }
    return feedback(card, verdict, texts, style, columns)
  }
  const verdict = kindOf(card).judge(card, asked, { type: 'gave-up' }, pool)
  if (asked.type !== 'steps')
    return feedback(card, { ...verdict, outcome: 'right', remarks: [] }, texts, style, columns)
  return [
    ...remarks(card, verdict, texts, style, columns),
    ...feedback(card, verdict, texts, style, columns, true),
  ]
}
