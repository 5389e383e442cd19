import { exit, harmless, type Memory } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import { details, styleOf, table } from '../../render/index.ts'
import type { World } from '../../world.ts'
import { poolsOf } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { eventRow } from '../data/history.ts'
import { type FoundCard, findCard } from '../find-card.ts'
import { card, json } from '../options.ts'
import { answerOf } from './answer-of.ts'
import { cardLines } from './card-lines.ts'

/** Events that are shown; `history` has all. */
const lastEvents = 5

/** The line of the source that a card was made of; nothing where it cannot be read. */
async function sourceLine({ card: found }: FoundCard, world: World): Promise<string | undefined> {
  if (!found) return undefined
  const { file, line } = found.entry.at
  return (await world.readLines(file))[line - 1]?.trim()
}

function memoryLines({ card: found }: FoundCard, memory: Memory | undefined, world: World): string[] {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  if (found && memory) return details(found, memory, dayOf(world), texts, style, terminal.columns)
  return [`   ${texts.find.notMet}`]
}

/** Shows all that is known of a card: question, answer, source, memory, history. */
export const show = command({
  group: 'look',
  paged: true,
  about: (texts) => texts.commands.show,
  tried: ['info', 'inspect', 'open'],
  words: { card },
  options: { json },
  async run({ card: given, json: asJson }, world) {
    const { texts, terminal } = world
    const found = await findCard(given, world)
    const { id, card: known } = found
    const { progress } = await world.progress()
    const [memory, held] = [progress.cards[id], progress.held[id]]
    const events = await (await world.maintenance()).historyOf(id)
    const source = await sourceLine(found, world)
    if (asJson) {
      printJson(world, {
        id,
        kind: known?.kind ?? null,
        deck: known?.deck ?? null,
        tags: known?.entry.tags ?? [],
        at: known?.entry.at ?? null,
        source: source ?? null,
        entry: known?.entry ?? null,
        answer: known ? answerOf(known.entry) : null,
        memory: memory ?? null,
        held: held ?? null,
        history: events,
      })
      return exit.ok
    }
    const style = styleOf(terminal)
    terminal.print(style.strong(harmless(id)))
    if (known) {
      const { question, answer } = cardLines(known, poolsOf(await world.library()).among(known), world)
      for (const line of ['', ...question, '', ...answer]) terminal.print(line)
      terminal.print('')
      if (!memory) terminal.print(`   ${harmless(`${known.entry.at.file}:${known.entry.at.line}`)}`)
      if (source) terminal.print(style.dim(`   ${harmless(source)}`))
    } else terminal.print(`   ${texts.find.orphan}`)
    for (const line of memoryLines(found, memory, world)) terminal.print(line)
    if (held !== undefined)
      terminal.print(
        `   ${held === 'always' ? texts.care.held : texts.care.putOff} ${held === 'always' ? '' : held}`.trimEnd(),
      )
    for (const line of table(events.slice(-lastEvents).map((event) => eventRow(event, world))))
      terminal.print(`   ${line}`)
    return exit.ok
  },
})
