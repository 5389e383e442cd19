import type { Counts, ExportRow, Format, LoggedEvent } from '../../export/index.ts'
import { isKnown } from '../../model/index.ts'
import { fullName } from '../../play/index.ts'
import type { Maintenance, World } from '../../world/index.ts'
import { poolsOf } from '../choose.ts'
import { askedOf } from './asked.ts'
import type { Choice } from './choice.ts'
import type { Content } from './formats.ts'

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
  'known',
  'question',
  'answer',
]
// Some 60 KB of text.
const batch = 250

/** Known cards, answered since a day where one was named, with what is remembered of them. */
async function cardRows({ cards, since }: Choice, world: World): Promise<ExportRow[]> {
  const { progress } = await world.progress()
  const schedulers = await world.schedulers()
  const { among } = poolsOf(await world.library())
  const rows: ExportRow[] = []
  for (const card of cards) {
    const memory = progress.cards[card.id]
    if (!memory || memory.day < since) continue
    rows.push({
      card: card.id,
      deck: card.deck,
      kind: card.kind,
      about: fullName(card),
      due: memory.due,
      stability: memory.stability,
      difficulty: memory.difficulty,
      reps: memory.reps,
      lapses: memory.lapses,
      retrievability: schedulers(card.deck).retrievability(memory, world.now()),
      suspended: progress.held[card.id] === 'always',
      known: isKnown(memory),
      ...askedOf(card, () => among(card), world),
    })
  }
  return rows
}

type Piece = { text: string; rows: number }

/** Whether an event counts; which reviews were taken back is looked up when it is asked for the first time. */
function countsIn(maintenance: Maintenance): Counts {
  let undone: Set<string> | undefined
  return ({ id }) => {
    undone ??= new Set(
      [...maintenance.events('"undo"')].flatMap((event) => (event.type === 'undo' ? [event.of] : [])),
    )
    return !undone.has(id)
  }
}

/** The events of the log in a format, some at a time. */
async function* eventPieces(format: Format, { wanted }: Choice, world: World): AsyncIterable<Piece> {
  const maintenance = await world.maintenance()
  const counts = countsIn(maintenance)
  let first = true
  let some: LoggedEvent[] = []
  const piece = (): Piece => {
    const made = { text: format.events(some, first, counts), rows: some.length }
    first &&= some.length === 0
    some = []
    return made
  }
  for (const found of maintenance.lines()) {
    const { event } = found
    if (!wanted(event) || format.wants?.(event, counts) === false) continue
    if (some.push(found) >= batch) yield piece()
  }
  yield piece()
}

/** The text of an export, a piece at a time. */
export async function* pieces(
  format: Format,
  what: Content,
  choice: Choice,
  world: World,
  written: (rows: number) => void,
): AsyncIterable<string> {
  const columns = what === 'cards' ? (format.cardColumns ?? cardColumns) : format.eventColumns
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
    for await (const { text, rows } of eventPieces(format, choice, world)) {
      count += rows
      if (text !== '') yield text
      written(count)
    }
  written(count)
  const tail = format.end()
  if (tail !== '') yield tail
}
