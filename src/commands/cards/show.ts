import type { Texts } from '../../i18n/index.ts'
import { answerOf } from '../../kinds/index.ts'
import { exit, type LogEvent, type Memory, missesIn, type Progress, sanitize } from '../../model/index.ts'
import { dayOf } from '../../play/index.ts'
import { details, styleOf, table } from '../../render/index.ts'
import type { World } from '../../world/index.ts'
import { poolsOf } from '../choose.ts'
import { command, printJson } from '../command.ts'
import { eventRow } from '../data/history.ts'
import { type FoundCard, findCard } from '../find-card.ts'
import { cardWords, json } from '../options.ts'
import { cardLines } from './card-lines.ts'

/** Events that are shown; `history` has all. */
const lastEvents = 5

/** The line of the source that a card was made of; nothing where it cannot be read. */
async function sourceLine({ card: found }: FoundCard, world: World): Promise<string | undefined> {
  if (!found) return undefined
  const { file, line } = found.entry.at
  return (await world.readLines(file))[line - 1]?.trim()
}

function memoryLines({ card: found, memory, events }: CardRecord, world: World): string[] {
  const { texts, terminal } = world
  const style = styleOf(terminal)
  const about = { misses: missesIn(events) }
  if (found && memory) return details(found, memory, dayOf(world), texts, style, terminal.columns, about)
  return [`   ${texts.find.notMet}`]
}

/** All that is known of a card. */
interface CardRecord extends FoundCard {
  memory?: Memory
  held?: Progress['held'][string]
  events: readonly LogEvent[]
  /** The line that it was made of. */
  source?: string
}

const knownJson = ({ id, card: known, memory, held, events, source }: CardRecord): object => ({
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

/** Whether a line of a source has a word that no line above it has; the row of a table is what the card is made of, cell by cell. */
function saysMore(source: string, above: readonly string[]): boolean {
  const shown = above.join('\n')
  return (
    !source.startsWith('|') &&
    (source.match(/[\p{L}\p{N}]{2,}/gu) ?? []).some((word) => !shown.includes(word))
  )
}

/** The card as it is asked, and where it comes from. */
async function askedLines({ card: known, memory, source }: CardRecord, world: World): Promise<string[]> {
  if (!known) return [`   ${world.texts.find.orphan}`]
  const { question, answer } = cardLines(known, poolsOf(await world.library()).among(known), world)
  const { file, line } = known.entry.at
  return [
    '',
    ...question,
    '',
    ...answer,
    '',
    ...(memory ? [] : [`   ${sanitize(`${file}:${line}`)}`]),
    ...(source && saysMore(source, [...question, ...answer])
      ? [styleOf(world.terminal).dim(`   ${sanitize(source)}`)]
      : []),
  ]
}

function heldLines({ held }: CardRecord, { care }: Texts): string[] {
  if (held === undefined) return []
  return [held === 'always' ? `   ${care.held}` : `   ${care.putOff} ${held}`]
}

/** Shows all that is known of a card: question, answer, source, memory, history. */
export const show = command({
  group: 'look',
  paged: true,
  about: (texts) => texts.commands.show,
  tried: ['info', 'inspect', 'open'],
  words: { card: cardWords },
  options: { json },
  examples: [['flagdrill show docker/--rm#meaning', 'show']],
  async run({ card: given, json: asJson }, world) {
    const { texts, terminal } = world
    const found = await findCard(given.join(' '), world, 'anyOf')
    const { cards, held } = (await world.progress()).progress
    const known: CardRecord = {
      ...found,
      memory: cards[found.id],
      held: held[found.id],
      events: await (await world.maintenance()).historyOf(found.id),
      source: await sourceLine(found, world),
    }
    if (asJson) {
      printJson(world, knownJson(known))
      return exit.ok
    }
    const last = known.events.slice(-lastEvents).map((event) => eventRow(event, world))
    const lines = [
      styleOf(terminal).strong(sanitize(found.id)),
      ...(await askedLines(known, world)),
      ...memoryLines(known, world),
      ...heldLines(known, texts),
      ...table(last).map((line) => `   ${line}`),
      ...(found.others?.length ? ['', texts.find.others(found.others.map(sanitize).join(', '))] : []),
    ]
    for (const line of lines) terminal.print(line)
    return exit.ok
  },
})
