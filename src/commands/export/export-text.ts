import type { Row } from '../../export/index.ts'
import type { LogEvent } from '../../model/index.ts'
import { shortName } from '../../play/index.ts'
import type { World } from '../../world.ts'
import type { Choice } from './choice.ts'

const cardColumns = [
  'card',
  'deck',
  'kind',
  'about',
  'due',
  'stability',
  'difficulty',
  'reps',
  'lapses',
  'retrievability',
  'suspended',
]
// For readers; the other formats hold events as a whole.
const reviewColumns = [
  'time',
  'day',
  'card',
  'grade',
  'answer',
  'seconds',
  'hints',
  'due',
  'stability',
  'difficulty',
]
// Some 60 KB of text.
const batch = 250

/** Known cards, answered since a day where one was named, with what is remembered of them. */
async function cardRows({ cards, since }: Choice, world: World): Promise<Row[]> {
  const { progress } = await world.progress()
  const scheduler = await world.scheduler()
  const rows: Row[] = []
  for (const card of cards) {
    const memory = progress.cards[card.id]
    if (!memory || memory.day < since) continue
    rows.push({
      card: card.id,
      deck: card.deck,
      kind: card.kind,
      about: shortName(card),
      due: memory.due,
      stability: memory.stability,
      difficulty: memory.difficulty,
      reps: memory.reps,
      lapses: memory.lapses,
      retrievability: scheduler.retrievability(memory, world.now()),
      suspended: progress.held[card.id] === 'always',
    })
  }
  return rows
}

/** A review for a reader. */
const reviewRow = (event: LogEvent & { type: 'review' }): Row => ({
  time: Number.isFinite(new Date(event.at).getTime()) ? new Date(event.at).toISOString() : '',
  day: event.day,
  card: event.card,
  grade: event.grade,
  answer: event.answer,
  seconds: event.took === undefined ? undefined : Math.round(event.took / 100) / 10,
  hints: event.hints,
  due: event.after.due,
  stability: event.after.stability,
  difficulty: event.after.difficulty,
})

/** A format that is text. */
export type TextFormat = 'csv' | 'json' | 'jsonl' | 'markdown'
type Piece = { text: string; rows: number }

/** The events of the log, some at a time: whole, as lines, items or rows of a table; for a reader only the reviews that count. */
async function* eventPieces(name: TextFormat, { wanted }: Choice, world: World): AsyncIterable<Piece> {
  const { csvLines, formats, jsonItems, jsonLinesOf, rowOf } = await import('../../export/index.ts')
  const care = await world.care()
  const undone = new Set<string>()
  if (name === 'csv' || name === 'markdown')
    for (const event of care.events('"undo"')) if (event.type === 'undo') undone.add(event.of)
  let first = true
  let some: { event: LogEvent; line: string }[] = []
  const piece = (): Piece => {
    const text = {
      jsonl: () => jsonLinesOf(some.map(({ line }) => line)),
      json: () =>
        jsonItems(
          some.map(({ line }) => line),
          first,
        ),
      csv: () => csvLines(some.map(({ event }) => rowOf(event, !undone.has(event.id)))),
      markdown: () =>
        formats.markdown.rows(
          some.flatMap(({ event }) => (event.type === 'review' ? [reviewRow(event)] : [])),
          reviewColumns,
          first,
        ),
    }[name]()
    const rows = some.length
    first &&= rows === 0
    some = []
    return { text, rows }
  }
  for (const found of care.lines()) {
    const { event } = found
    if (!wanted(event)) continue
    if (name === 'markdown' && (event.type !== 'review' || undone.has(event.id))) continue
    if (some.push(found) >= batch) yield piece()
  }
  yield piece()
}

/** The text of an export, a piece at a time. */
export async function* pieces(
  name: TextFormat,
  what: string,
  choice: Choice,
  world: World,
  written: (rows: number) => void,
): AsyncIterable<string> {
  const { eventColumns, formats } = await import('../../export/index.ts')
  const format = formats[name]
  const columns = what === 'cards' ? cardColumns : name === 'csv' ? eventColumns : reviewColumns
  const head = format.begin(columns, {
    what,
    exported: new Date(world.now()).toISOString(),
    ...(choice.decks.length > 0 ? { decks: choice.decks } : {}),
    ...(choice.since === '' ? {} : { since: choice.since }),
  })
  if (head !== '') yield head
  let count = 0
  if (what === 'cards') {
    const rows = await cardRows(choice, world)
    count = rows.length
    yield format.rows(rows, columns, true)
  } else
    for await (const { text, rows } of eventPieces(name, choice, world)) {
      count += rows
      if (text !== '') yield text
      written(count)
    }
  written(count)
  const tail = format.end()
  if (tail !== '') yield tail
}
