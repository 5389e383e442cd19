import { kindOf, type Pool } from '../../kinds/index.ts'
import { type Card, sanitize, seeded } from '../../model/index.ts'
import { feedback, question, styleOf } from '../../render/index.ts'
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
  const verdict = kind.judge(card, asked, { type: 'gave-up' }, pool)
  const shown = { ...verdict, outcome: 'right' as const, remarks: [] }
  return { question: lines, answer: feedback(card, shown, texts, style, terminal.columns) }
}
