import type { Epoch, Note } from '../../anki/index.ts'
import { kindOf, type Pool } from '../../kinds/index.ts'
import {
  type Card,
  type Day,
  exit,
  type Progress,
  type Question,
  type Review,
  seeded,
  throttledProgress,
  UserError,
} from '../../model/index.ts'
import { dayNumber, decay, learnerDay } from '../../schedule/index.ts'
import type { Maintenance, World } from '../../world/index.ts'
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
  // A million reviews share some hundred days.
  const numbers = new Map<Day, number>()
  const numberOf = (day: Day): number => {
    const number = numbers.get(day) ?? dayNumber(day)
    numbers.set(day, number)
    return number
  }
  const offset = world.offset(midnight)
  return {
    now: world.now(),
    first,
    began: midnight + world.rolloverHour * 3_600_000 - offset * 60_000,
    offset,
    rolloverHour: world.rolloverHour,
    between: (from, to) => numberOf(to) - numberOf(from),
    retention,
    decay,
  }
}

/** The ids of the reviews that were taken back. */
function undoneIn(maintenance: Maintenance): Set<string> {
  const undone = new Set<string>()
  for (const event of maintenance.events('"undo"')) if (event.type === 'undo') undone.add(event.of)
  return undone
}

/** The log itself goes along, so that nothing is lost on the way back: Anki does not look at it. The reviews that count are added to the collection on the way, so that the log is read once. */
async function* log(
  maintenance: Maintenance,
  { wanted }: Choice,
  add: (review: Review) => void,
): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  const undone = undoneIn(maintenance)
  let lines = ''
  for (const { event, line } of maintenance.lines()) {
    if (!wanted(event)) continue
    if (event.type === 'review' && !undone.has(event.id)) add(event)
    lines += `${line}\n`
    if (lines.length < 1 << 18) continue
    yield encoder.encode(lines)
    lines = ''
  }
  yield encoder.encode(lines)
}

/** The expected answer as a text. Of several steps each names its own. */
function expectedOf(card: Card, asked: Question, pool: Pool): string {
  if (asked.type === 'steps') return ''
  if (asked.type === 'reveal') return asked.answer
  if (asked.type === 'choice') return asked.choices[asked.right]!
  return kindOf(card).judge(card, asked, { type: 'gave-up' }, pool).expected
}

/** Cards, memory and reviews as a package that Anki opens. */
export async function exportAnki(choice: Choice, file: string | undefined, world: World): Promise<number> {
  const { texts, terminal } = world
  if (file === undefined && terminal.interactive)
    throw new UserError(texts.export.needsFile, texts.export.needsFileHint, exit.usage)
  const { collectionOf, sidesOf, zipped } = await import('../../anki/index.ts')
  const [library, { progress }, care] = await Promise.all([
    world.library(),
    world.progress(),
    world.maintenance(),
  ])
  const { retention } = (await world.schedulers())()
  const { among } = poolsOf(library)
  const today = learnerDay(world.now(), world.offset, world.rolloverHour)
  const noteOf = (card: Card): Note => {
    const pool = among(card)
    const asked = kindOf(card).ask(card, pool, seeded(card.id), texts.kinds)
    const held = progress.held[card.id]
    return {
      card: card.id,
      deck: card.deck,
      ...sidesOf(asked, expectedOf(card, asked, pool), card.entry),
      memory: progress.cards[card.id],
      tags: card.entry.tags,
      held: held === 'always' ? 'always' : held !== undefined && held > today ? 'today' : undefined,
    }
  }
  const tell = throttledProgress(world, texts.export.progress)
  const notes = choice.cards.map(noteOf)
  const collection = collectionOf(notes, epochOf(progress, retention, world))
  const encoder = new TextEncoder()
  let read = 0
  let reviews = 0
  const add = (review: Review): void => {
    tell(++read)
    if (collection.add(review)) reviews++
  }
  // The log comes first: the collection is complete behind it.
  const output = zipped(
    [
      { name: 'flagdrill.jsonl', pieces: log(care, choice, add) },
      { name: 'collection.anki21', pieces: later(() => collection.pieces()) },
      { name: 'media', pieces: [encoder.encode('{}')] },
    ],
    new Date(world.now()),
  )
  if (file === undefined) for await (const piece of output) await terminal.write(piece)
  else await world.writeFile(file, output)
  tell()
  if (file !== undefined) terminal.note(texts.export.toAnki(notes.length, reviews, file))
  return exit.ok
}

/** Calls `make` when the first piece is wanted. */
function* later(make: () => Iterable<Uint8Array>): Iterable<Uint8Array> {
  yield* make()
}
