import { type CardId, exit, type Hold, type LogEvent, UserError } from '../../model/index.ts'
import { table } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { command, printJson } from '../command.ts'
import { findCard } from '../find-card.ts'
import { cardWords, json } from '../options.ts'

/** A card put aside or asked again, in words, and the day until which it is put aside; for good has none. */
function holdCells(until: Hold['until'], { care }: World['texts']): [string, string] {
  if (until === undefined) return [care.back, '']
  return until === 'always' ? [care.held, ''] : [care.putOff, until]
}

/** One event as a row: local time, what happened, the due day, more. */
export function eventRow(event: LogEvent, { texts, offset }: World): string[] {
  const time = new Date(event.at + offset(event.at) * 60_000).toISOString().slice(0, 16).replace('T', ' ')
  switch (event.type) {
    case 'review':
      return [time, texts.quiz.grades[event.grade], event.after.due, event.answer ?? '']
    case 'undo':
      return [time, texts.care.undone, event.after?.due ?? '', '']
    case 'hold':
      return [time, ...holdCells(event.until, texts), '']
    case 'reset':
      return [time, event.after ? texts.care.remembered : texts.care.forgotten, event.after?.due ?? '', '']
    case 'accept':
      return [time, event.removed ? texts.care.acceptedNot : texts.care.acceptedNow, '', event.answer]
    case 'adopt':
      return [time, texts.care.adopted, '', event.from]
    case 'reschedule':
      return [time, texts.care.rescheduled, event.after.due, '']
    case 'parameters':
      return [time, texts.care.parameters, '', '']
    case 'deck-parameters':
      return [time, texts.care.parameters, '', event.deck]
  }
}

/** Shows every event of a card. */
export const history = command({
  group: 'look',
  paged: true,
  about: (texts) => texts.commands.history,
  tried: ['log'],
  words: { card: cardWords },
  options: { json },
  examples: [['flagdrill history docker/--rm#meaning', 'history']],
  async run(args, world) {
    const { care } = world.texts
    const name = args.card.join(' ') as CardId
    const events = await (await world.maintenance()).historyOf(name)
    // A former id has a history, but is not found any more.
    if (events.length === 0) {
      const { id } = await findCard(name, world)
      if (!args.json) throw new UserError(care.noHistory(id))
    }
    if (args.json) printJson(world, events)
    else for (const line of table(events.map((event) => eventRow(event, world)))) world.terminal.print(line)
    return exit.ok
  },
})
