import { formats, type Row } from '../export/index.ts'
import { cardsOf } from '../kinds/index.ts'
import { exit, nearest, UserError } from '../model/index.ts'
import { shortName } from '../play/index.ts'
import type { World } from '../world.ts'
import type { Arguments, Command } from './command.ts'
import { cardsIn, chosenDecks, sinceDay, text, words } from './command.ts'

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

const whats = ['cards', 'reviews']

/** Known cards with what is remembered of them. */
async function* cardRows(args: Arguments, world: World): AsyncIterable<Row> {
  const library = await world.library()
  const decks = chosenDecks(library, words(args.deck), world.texts)
  const { progress } = await world.progress()
  const scheduler = await world.scheduler()
  for (const card of cardsIn(cardsOf(library.decks), decks, library, cardsOf)) {
    const memory = progress.cards[card.id]
    if (!memory) continue
    yield {
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
    }
  }
}

/** Every review that counts, from a day on. */
async function* reviewRows(args: Arguments, world: World, since: string): AsyncIterable<Row> {
  const care = await world.care()
  const library = await world.library()
  const named = words(args.deck)
  const ids =
    named.length === 0
      ? undefined
      : new Set<string>(
          cardsIn(cardsOf(library.decks), chosenDecks(library, named, world.texts), library, cardsOf).map(
            (card) => card.id,
          ),
        )
  const undone = new Set<string>()
  for (const event of care.events()) if (event.type === 'undo') undone.add(event.of)
  for (const event of care.events()) {
    if (event.type !== 'review' || undone.has(event.id) || event.day < since) continue
    if (ids && !ids.has(event.card)) continue
    yield {
      time: new Date(event.at).toISOString(),
      day: event.day,
      card: event.card,
      grade: event.grade,
      answer: event.answer,
      seconds: event.took === undefined ? undefined : Math.round(event.took / 100) / 10,
      hints: event.hints,
      due: event.after.due,
      stability: event.after.stability,
      difficulty: event.after.difficulty,
    }
  }
}

/** Progress for other programs: to standard output or into a file. */
export const exportProgress: Command = {
  usage: 'export [deck..]',
  describe: (texts) => texts.commands.export,
  offers: { format: Object.keys(formats), what: whats },
  options: (yargs, texts) =>
    yargs
      .positional('deck', { type: 'string', array: true, describe: texts.commands.options.decks })
      .option('format', { type: 'string', requiresArg: true, describe: texts.commands.options.format })
      .option('what', { type: 'string', requiresArg: true, describe: texts.commands.options.what })
      .option('since', { type: 'string', requiresArg: true, describe: texts.commands.options.since })
      .option('output', {
        alias: 'o',
        type: 'string',
        requiresArg: true,
        describe: texts.commands.options.output,
      }),
  async run(args, world) {
    const { texts, terminal } = world
    const name = text(args, 'format') ?? 'csv'
    const what = text(args, 'what') ?? 'cards'
    const must = (given: string, known: readonly string[]): void => {
      if (known.includes(given)) return
      const near = nearest(given, known)
      throw new UserError(
        texts.export.unknown(given, known.join(', ')),
        near && texts.errors.didYouMean(near),
        exit.usage,
      )
    }
    must(name, Object.keys(formats))
    must(what, whats)
    const format = formats[name as keyof typeof formats]
    const since = sinceDay(text(args, 'since'), world)
    const columns = what === 'cards' ? cardColumns : reviewColumns
    const rows = what === 'cards' ? cardRows(args, world) : reviewRows(args, world, since)
    let written = 0
    async function* pieces(): AsyncIterable<string> {
      let buffer = format.begin(columns, { what, columns, exported: new Date(world.now()).toISOString() })
      for await (const row of rows) {
        buffer += format.row(row, columns, written++ === 0)
        if (buffer.length > 60_000) {
          yield buffer
          buffer = ''
        }
      }
      yield buffer + format.end()
    }
    const file = text(args, 'output')
    if (file === undefined) for await (const piece of pieces()) terminal.write(piece)
    else {
      await world.writeFile(file, pieces())
      terminal.note(texts.export.written(written, file))
    }
    return exit.ok
  },
}
