import { answerOf } from '../../kinds/index.ts'
import { exit, sanitize } from '../../model/index.ts'
import type { World } from '../../world/index.ts'
import { cardLines } from '../cards/card-lines.ts'
import { poolsOf } from '../choose.ts'
import type { FoundCard } from '../find-card.ts'

/** Prints what somebody needs who looks into a faulty card: the card, its source, the last answer, the version. */
export async function reportCard({ id, card }: FoundCard, world: World): Promise<number> {
  const { terminal, texts } = world
  const { find } = texts
  const bare = Object.create(terminal, { colour: { value: false }, plain: { value: true } })
  const plain: World = Object.create(world, { terminal: { value: bare } })
  const events = await (await world.maintenance()).historyOf(id)
  const last = events.findLast((event) => event.type === 'review')
  const lines = [
    `**${find.reportTitle(sanitize(id))}**`,
    '',
    `- flagdrill ${world.version}, ${texts.language}`,
    ...(card
      ? [`- ${sanitize(`${card.deck}, ${card.entry.at.file.replace(/^.*[\\/]/, '')}:${card.entry.at.line}`)}`]
      : []),
    ...(last?.type === 'review'
      ? [`- ${find.lastAnswer(sanitize(last.answer ?? ''), texts.quiz.grades[last.grade])}`]
      : []),
  ]
  if (card) {
    const { question } = cardLines(card, poolsOf(await world.library()).among(card), plain)
    const source = (await world.readLines(card.entry.at.file))[card.entry.at.line - 1]
    lines.push(
      '',
      '```',
      ...question.map((line) => line.trimEnd()),
      `= ${sanitize(answerOf(card.entry))}`,
      '```',
    )
    if (source) lines.push('', '```', sanitize(source), '```')
  }
  lines.push('', find.reportHint)
  for (const line of lines) terminal.print(line)
  return exit.ok
}
