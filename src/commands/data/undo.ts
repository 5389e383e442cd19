import { cardsOf, withContrasts } from '../../kinds/index.ts'
import {
  applyEvent,
  byHistory,
  type CardId,
  exit,
  type LogEvent,
  type Memory,
  noProgress,
  type Progress,
  sanitize,
  UserError,
  undoOfReview,
} from '../../model/index.ts'
import { dayOf, fullName, stamp } from '../../play/index.ts'
import { when } from '../../render/index.ts'
import { acceptBack, putBack } from '../../session/index.ts'
import type { Maintenance, World } from '../../world/index.ts'
import { additionSince, takeAdditionBack } from '../cards/added.ts'
import { command } from '../command.ts'
import { eventRow } from './history.ts'

/** Events that are held while the last one is looked for: more than anybody takes back in a row. */
const window = 1000

/** The events of the learner, which can be taken back; the others are the program's own. */
const undoable: readonly LogEvent['type'][] = ['review', 'hold', 'reset', 'adopt', 'accept']

/** Makes the events that put back the cards which a review brought forward. */
function putBackAll(review: string, events: Iterable<LogEvent>, world: World): LogEvent[] {
  const back: LogEvent[] = []
  for (const event of events)
    if (event.type === 'reschedule' && event.because === review)
      back.push(...[putBack(event, stamp(world)) ?? []].flat())
  return back
}

/** The id of the event that an event takes back. */
const takenBack = (event: LogEvent): string | undefined => ('of' in event ? event.of : undefined)

/** The last event that was not taken back and does not take back another one. */
function lastEvent(events: Iterable<LogEvent>): LogEvent | undefined {
  const taken = new Set<string>()
  let latest: LogEvent[] = []
  for (const event of events) {
    const of = takenBack(event)
    if (of !== undefined) taken.add(of)
    else if (undoable.includes(event.type) && latest.push(event) > 2 * window)
      latest = latest.sort(byHistory).slice(-window)
  }
  return latest.sort(byHistory).findLast(({ id }) => !taken.has(id))
}

/** The memory of a card just before an event, and whether it was put aside. */
async function before(
  event: LogEvent,
  card: CardId,
  log: Maintenance,
  depth = 0,
): Promise<{ memory?: Memory; held?: Progress['held'][string] }> {
  const progress = noProgress()
  for (const earlier of await log.historyOf(card)) {
    if (byHistory(earlier, event) >= 0) break
    if (earlier.type === 'adopt' && depth < 5) {
      const { memory } = await before(earlier, earlier.from, log, depth + 1)
      if (memory) progress.cards[earlier.from] = memory
    }
    applyEvent(progress, { ...earlier, card })
  }
  return { memory: progress.cards[card], held: progress.held[card] }
}

/** The event that takes another one back; undefined where it cannot be. */
async function inverse(event: LogEvent, world: World): Promise<LogEvent | undefined> {
  const log = await world.maintenance()
  const { card } = event
  const { memory, held } = await before(event, card, log)
  const now = stamp(world)
  switch (event.type) {
    case 'review':
      return undoOfReview(event, memory, now)
    case 'accept':
      return acceptBack(event, now)
    case 'hold':
      return { type: 'hold', ...now, card, of: event.id, until: held }
    case 'reset':
      return { type: 'reset', ...now, card, of: event.id, after: memory }
    case 'adopt': {
      const { progress } = await world.progress()
      return {
        type: 'reset',
        ...now,
        card,
        of: event.id,
        reviewed: progress.cards[(await log.renaming()).card(card)]?.last,
      }
    }
    default:
      return undefined
  }
}

/** When a card is asked again, in words: not while it is put aside. */
function standsAgain(
  held: Progress['held'][string] | undefined,
  memory: Memory | undefined,
  world: World,
): string {
  const { care } = world.texts
  const today = dayOf(world)
  if (held === 'always') return care.heldAgain(undefined)
  if (held !== undefined && held > today) return care.heldAgain(held)
  return memory === undefined ? care.newAgain : care.dueAgain(when(memory.due, today, world.texts))
}

/** Says what was taken back: what the card asks, what was done, when it is asked again; the id stands at the end. */
async function tookBack(event: LogEvent, world: World): Promise<string[]> {
  const { texts } = world
  const { care } = texts
  const [time, what] = eventRow(event, world)
  const { decks } = await world.library()
  const { progress } = await world.progress()
  // The event may have been written under a former id.
  const id = (await (await world.maintenance()).renaming()).card(event.card)
  const card = withContrasts(cardsOf(decks), progress).find((one) => one.id === id)
  const memory = progress.cards[id]
  const again = standsAgain(progress.held[id], memory, world)
  return [
    card === undefined
      ? care.tookBack(sanitize(id).replace(/^docker\/lab-(.+)#lab$/, 'flagdrill lab $1'), what!, time!)
      : care.tookBack(sanitize(fullName(card)).replaceAll('\n', ' '), what!, time!),
    `   ${again}${card === undefined ? '' : `  (${sanitize(id)})`}`,
  ]
}

/** Takes back a card that was added after the last event, if there is one; says so where its deck was changed since, so that it stays. */
async function additionBack(last: LogEvent | undefined, world: World): Promise<boolean> {
  const { terminal, texts } = world
  const addition = await additionSince(last?.at ?? 0, world)
  if (addition === undefined) return false
  const subject = sanitize(addition.subject)
  const done = await takeAdditionBack(addition, world)
  if (done) terminal.print(texts.care.addedBack(subject))
  else terminal.note(texts.care.addedStays(subject, sanitize(addition.file)))
  return done
}

/** Takes back the last event, whatever it was and wherever it was made; again takes back the one before. */
export const undo = command({
  group: 'progress',
  about: (texts) => texts.commands.undo,
  tried: ['revert', 'back', 'unforget', '취소', '되돌리기'],
  examples: [['flagdrill undo', 'undo']],
  async run(_args, world) {
    const { care: said } = world.texts
    const store = await world.progress()
    const last = lastEvent((await world.maintenance()).events())
    if (await additionBack(last, world)) {
      await store.close()
      return exit.ok
    }
    const event = last && (await inverse(last, world))
    if (!last || !event) throw new UserError(said.nothingToUndo)
    const back =
      last.type === 'review' ? putBackAll(last.id, (await world.maintenance()).events(), world) : []
    await store.append(event, ...back)
    await store.close()
    for (const line of await tookBack(last, world)) world.terminal.print(line)
    return exit.ok
  },
})
