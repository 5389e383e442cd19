import type { Epoch, Note } from '../../anki/index.ts'
import { kindOf } from '../../kinds/index.ts'
import {
  type Card,
  type Day,
  exit,
  type LogEvent,
  type Progress,
  type Review,
  seeded,
  sequenceOf,
  throttledProgress,
  UserError,
} from '../../model/index.ts'
import { dayNumber, decay, learnerDay } from '../../schedule/index.ts'
import type { Maintenance, World } from '../../world.ts'
import { poolsOf } from '../choose.ts'
import type { Choice } from './choice.ts'

const dayMs = 86_400_000

/** The times of a collection in which a learner's days are Anki's days. */
function epochOf(progress: Progress, retention: number, world: World): Epoch {
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  let first = today
  // A log may name days that no calendar has.
  const earlier = (day: Day): void => {
    if (day < first && Number.isFinite(dayNumber(day))) first = day
  }
  for (const day in progress.days) earlier(day as Day)
  for (const memory of Object.values(progress.cards)) earlier(memory.day)
  const midnight = dayNumber(first) * dayMs
  const offset = world.offset(midnight)
  return {
    now: world.now(),
    first,
    began: midnight + world.rolloverHour * 3_600_000 - offset * 60_000,
    offset,
    rolloverHour: world.rolloverHour,
    between: (from, to) => dayNumber(to) - dayNumber(from),
    retention,
    decay,
  }
}

/** Events as they happened: two devices keep a month in a file each. */
function* inOrder(events: Iterable<LogEvent>): Iterable<LogEvent> {
  const flush = (): LogEvent[] =>
    held.splice(0).sort((a, b) => sequenceOf(a) - sequenceOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const held: LogEvent[] = []
  let month = Number.NEGATIVE_INFINITY
  for (const event of events) {
    const date = new Date(sequenceOf(event))
    const of = date.getUTCFullYear() * 12 + date.getUTCMonth()
    if (of > month) {
      yield* flush()
      month = of
    }
    held.push(event)
  }
  yield* flush()
}

/** The reviews that count, of the cards that are wanted. */
function* counting(
  maintenance: Maintenance,
  { wanted }: Choice,
  tell: (count: number) => void,
): Iterable<Review> {
  const undone = new Set<string>()
  for (const event of maintenance.events('"undo"')) if (event.type === 'undo') undone.add(event.of)
  let count = 0
  for (const event of inOrder(maintenance.events())) {
    tell(++count)
    if (event.type === 'review' && !undone.has(event.id) && wanted(event)) yield event
  }
}

/** The log itself goes along, so that nothing is lost on the way back: Anki does not look at it. */
async function* log(maintenance: Maintenance, { wanted }: Choice): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  let lines = ''
  for (const { event, line } of maintenance.lines()) {
    if (!wanted(event)) continue
    lines += `${line}\n`
    if (lines.length < 1 << 18) continue
    yield encoder.encode(lines)
    lines = ''
  }
  yield encoder.encode(lines)
}

/** Cards, memory and reviews as a package that Anki opens. */
export async function exportAnki(choice: Choice, file: string | undefined, world: World): Promise<number> {
  const { texts, terminal } = world
  if (file === undefined && terminal.interactive)
    throw new UserError(texts.export.needsFile, texts.export.needsFileHint, exit.usage)
  const { database, sidesOf, writeCards, writeReviews, zipped } = await import('../../anki/index.ts')
  const [library, { progress }, care] = await Promise.all([
    world.library(),
    world.progress(),
    world.maintenance(),
  ])
  const { retention } = await world.scheduler()
  const { among } = poolsOf(library)
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const noteOf = (card: Card): Note => {
    const [kind, pool] = [kindOf(card), among(card)]
    const asked = kind.ask(card, pool, seeded(card.id), texts.kinds)
    const expected =
      asked.type === 'reveal'
        ? asked.answer
        : asked.type === 'choice'
          ? asked.choices[asked.right]!
          : kind.judge(card, asked, { type: 'gave-up' }, pool).expected
    const held = progress.held[card.id]
    return {
      card: card.id,
      deck: card.deck,
      ...sidesOf(asked, expected, card.entry),
      memory: progress.cards[card.id],
      tags: card.entry.tags,
      held: held === 'always' ? 'always' : held !== undefined && held > today ? 'today' : undefined,
    }
  }
  const db = await database()
  const tell = throttledProgress(world, texts.export.progress)
  try {
    const notes = choice.cards.map(noteOf)
    const epoch = epochOf(progress, retention, world)
    const ids = await writeCards(db, notes, epoch)
    const reviews = writeReviews(db, counting(care, choice, tell), ids, epoch)
    const encoder = new TextEncoder()
    const output = zipped(
      [
        { name: 'collection.anki21', pieces: [db.export()] },
        { name: 'media', pieces: [encoder.encode('{}')] },
        { name: 'flagdrill.jsonl', pieces: log(care, choice) },
      ],
      new Date(world.now()),
    )
    if (file === undefined) for await (const piece of output) await terminal.write(piece)
    else await world.writeFile(file, output)
    tell()
    if (file !== undefined) terminal.note(texts.export.toAnki(notes.length, reviews, file))
    return exit.ok
  } finally {
    db.close()
  }
}
